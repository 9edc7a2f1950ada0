using Perilune.Flight.Landing.Descent;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.PoweredFlight;

/// <summary>Where a powered arc ends.</summary>
/// <param name="Radius">From the body's centre, m.</param>
/// <param name="ClimbRate">m/s.</param>
/// <param name="HorizontalSpeed">m/s: against the stars for an orbit, over the ground for a gate before a landing.</param>
public sealed record PoweredGoal(double Radius, double ClimbRate, double HorizontalSpeed)
{
    /// <summary>
    /// Normal of the plane to end in, in the body's axes at the start of the arc, along the orbit's angular momentum; null
    /// for the plane of the motion, or of <see cref="Place"/>.
    /// </summary>
    public Vector3? PlaneNormal { get; init; }

    /// <summary>Place over the ground to end over, in the body's axes, m; null where that is free.</summary>
    public Vector3? Place { get; init; }

    /// <summary>The goal of an ascent: the perilune of an orbit, or a point near it.</summary>
    /// <param name="gravitationalParameter">m3/s2.</param>
    /// <param name="radius">At cut-off, m.</param>
    /// <param name="otherRadius">Of the opposite apsis, m.</param>
    /// <param name="normal">Of the plane; null for the plane of the motion.</param>
    public static PoweredGoal Perilune(
        double gravitationalParameter,
        double radius,
        double otherRadius,
        Vector3? normal = null
    ) =>
        new(radius, 0, Math.Sqrt(2 * gravitationalParameter * otherRadius / (radius * (radius + otherRadius))))
        {
            PlaneNormal = normal,
        };
}

/// <summary>
/// Closed-loop guidance of an ascent, a braking or an abort by the linear tangent law, solved anew from every state: for a
/// lift-off first a vertical rise and a turn. It ends with the engine off, or with another guidance.
/// </summary>
public sealed class ExplicitGuidance : IPoweredGuidance
{
    // From here on the law is flown as it stands: its gains grow without bound.
    private const double FreezeTime = 8;

    private readonly LandingBody body;
    private readonly PoweredGoal goal;
    private readonly DescentVehicle vehicle;
    private readonly IPoweredGuidance? then;
    private readonly int sense;
    private readonly double throttle;
    private LinearTangentSteering? steering;
    private (double Position, double Rate) cross;
    private double last;
    private double? began;
    private bool over;

    /// <summary>Guidance to a goal.</summary>
    /// <param name="body">What guidance knows of the body: a point mass that turns.</param>
    /// <param name="vehicle">What it steers.</param>
    /// <param name="goal">Where the arc ends.</param>
    /// <param name="gains">True to gain horizontal speed, false to lose it.</param>
    /// <param name="throttle">Fraction of full thrust used, or aimed at where the place is to be met.</param>
    /// <param name="then">What follows; null to end with the engine off.</param>
    public ExplicitGuidance(
        LandingBody body,
        DescentVehicle vehicle,
        PoweredGoal goal,
        bool gains,
        double throttle = 1,
        IPoweredGuidance? then = null
    )
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        (this.body, this.vehicle, this.goal, this.throttle, this.then) = (body, vehicle, goal, throttle, then);
        sense = gains ? 1 : -1;
    }

    /// <summary>Speed upward until which a lift-off rises vertically, m/s; zero for none.</summary>
    public double VerticalRise { get; init; }

    /// <summary>Horizontal direction into which a lift-off turns, in the body's axes; needed from rest without a plane.</summary>
    public Vector3? Heading { get; init; }

    /// <summary>Name of the phase.</summary>
    public string Phase { get; init; } = "powered flight";

    /// <summary>Time between two commands, s; shortened to end the arc on time.</summary>
    public double Cycle { get; init; } = 1;

    /// <summary>Least fraction of full thrust that may be asked for to meet a place.</summary>
    public double LeastThrottle { get; init; } = 1;

    /// <summary>Whether a law to the goal was found; false where the engine does not suffice.</summary>
    public bool Converged => steering is not null;

    /// <summary>
    /// Distance over the ground that a braking flies at a throttle where its end is free, m at the goal's radius; null where
    /// the engine does not suffice.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="vehicle">What brakes.</param>
    /// <param name="start">At ignition.</param>
    /// <param name="goal">Height and velocity of the end; its place is not looked at.</param>
    /// <param name="throttle">Fraction of full thrust.</param>
    public static double? BrakingDistance(
        LandingBody body,
        DescentVehicle vehicle,
        DescentState start,
        PoweredGoal goal,
        double throttle
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(vehicle);
        ArgumentNullException.ThrowIfNull(goal);
        var up = start.Position.Unit;
        var inertial = body.InertialVelocity(start.Position, start.Velocity);
        var along = (inertial - Vector3.Dot(inertial, up) * up).Unit;
        // Speeds of the goal are over the ground, which moves with the flight or against it.
        var ground = Vector3.Dot(Vector3.Cross(body.Spin, start.Position), along);
        var problem = new LinearTangentProblem
        {
            GravitationalParameter = body.GravitationalParameter,
            Thrust = throttle * vehicle.FullThrust,
            ExhaustVelocity = vehicle.Engine.SpecificImpulse * Vehicles.Stage.StandardGravity,
            Sense = -1,
            Goal = (goal.Radius, goal.ClimbRate, goal.HorizontalSpeed + ground),
        };
        var state = (start.Position.Norm, Vector3.Dot(inertial, up), Vector3.Dot(inertial, along));
        if (problem.Solve(state, start.Mass, null) is not { } law || law.BurnTime * throttle > Empty())
            return null;
        return problem.AngleFlown(state, start.Mass, law) * goal.Radius - ground * law.BurnTime;

        double Empty() =>
            (start.Mass - vehicle.DryMass)
            * vehicle.Engine.SpecificImpulse
            * Vehicles.Stage.StandardGravity
            / vehicle.FullThrust;
    }

    /// <inheritdoc/>
    public double Period =>
        over && then is not null ? then.Period
        : steering is { } s ? Math.Clamp(s.BurnTime, 1e-3, Cycle)
        : Cycle;

    /// <inheritdoc/>
    public DescentCommand Steer(in DescentState estimate)
    {
        over |= estimate.Mass <= vehicle.DryMass;
        if (over)
            return then?.Steer(estimate) ?? Off;
        var up = estimate.Position.Unit;
        var full = throttle * vehicle.FullThrust;
        began ??= estimate.Time;
        if (steering is null && VerticalRise > 0 && estimate.ClimbRate < VerticalRise)
            return new(full * up, "vertical rise");
        steering = steering?.After(estimate.Time - last);
        last = estimate.Time;
        if (steering is { BurnTime: <= 0.002 })
        {
            over = true;
            return Steer(estimate);
        }
        var inertial = body.InertialVelocity(estimate.Position, estimate.Velocity);
        var burn = steering?.BurnTime ?? 0;
        var (normal, groundAlong, groundAcross) = Plane(estimate, inertial, burn);
        var along = Vector3.Cross(normal, up).Unit;
        if (steering is null || steering.Value.BurnTime > FreezeTime)
        {
            var problem = new LinearTangentProblem
            {
                GravitationalParameter = body.GravitationalParameter,
                Thrust = full,
                ExhaustVelocity = vehicle.Engine.SpecificImpulse * Vehicles.Stage.StandardGravity,
                Sense = sense,
                Goal = (goal.Radius, goal.ClimbRate, goal.HorizontalSpeed + groundAlong),
                Angle = goal.Place is { } place ? AngleTo(place, up, along, burn) : null,
                LeastThrottle = LeastThrottle / throttle,
            };
            var state = (estimate.Position.Norm, Vector3.Dot(inertial, up), Vector3.Dot(inertial, along));
            steering =
                problem.Solve(state, estimate.Mass, steering) ?? problem.Solve(state, estimate.Mass, null) ?? steering;
            if (steering is { } solved)
                cross = Across(
                    estimate,
                    solved,
                    full,
                    Vector3.Dot(estimate.Position, normal),
                    Vector3.Dot(inertial, normal) - groundAcross
                );
        }
        else
        {
            cross = (cross.Position + cross.Rate * Cycle, cross.Rate);
        }
        if (steering is not { } law)
            // Nothing leads to the goal: upward and on, so that as much as possible is gained or lost.
            return new(full * (up + sense * along).Unit, $"{Phase}, goal out of reach");
        var pitch = Math.Atan(law.FirstTangent);
        var side = Math.Clamp(cross.Position, -0.5, 0.5);
        var planar = Math.Sin(pitch) * up + sense * Math.Cos(pitch) * along;
        var direction = Math.Sqrt(1 - side * side) * planar + side * normal;
        return new(law.Throttle * full * direction, Phase);
    }

    private DescentCommand Off => new(Vector3.Zero, Phase, Cutoff: true);

    /// <summary>The plane to fly in, and the speed of the ground at the goal along and across it.</summary>
    private (Vector3 Normal, double Along, double Across) Plane(in DescentState estimate, Vector3 inertial, double burn)
    {
        var position = estimate.Position;
        if (goal.Place is { } place)
        {
            var ground = Vector3.Cross(body.Spin, place);
            var there = place + burn * ground;
            var normal = Vector3.Cross(position, there).Unit;
            if (Vector3.Dot(normal, Vector3.Cross(position, inertial)) < 0)
                normal = -normal;
            var along = Vector3.Cross(normal, there.Unit);
            return (normal, Vector3.Dot(ground, along), Vector3.Dot(ground, normal));
        }
        if (goal.PlaneNormal is { } given)
        {
            // A plane at rest against the stars turns backward in the body's axes.
            var turned = given - (estimate.Time - began!.Value) * Vector3.Cross(body.Spin, given);
            return (turned.Unit, 0, 0);
        }
        var motion = Heading is { } heading ? inertial + 1e3 * heading : inertial;
        return (Vector3.Cross(position, motion).Unit, 0, 0);
    }

    private double AngleTo(Vector3 place, Vector3 up, Vector3 along, double burn)
    {
        var there = place + burn * Vector3.Cross(body.Spin, place);
        return Math.Atan2(Vector3.Dot(there, along), Vector3.Dot(there, up));
    }

    /// <summary>Sine of yaw and its rate that bring the vehicle into its plane, by the integrals of thrust.</summary>
    private (double, double) Across(
        in DescentState estimate,
        LinearTangentSteering law,
        double full,
        double offset,
        double speed
    )
    {
        var exhaust = vehicle.Engine.SpecificImpulse * Vehicles.Stage.StandardGravity;
        var tau = estimate.Mass * exhaust / (law.Throttle * full);
        var t = law.BurnTime;
        var b0 = -exhaust * Math.Log(1 - t / tau);
        var b1 = b0 * tau - exhaust * t;
        var c0 = b0 * t - b1;
        var c1 = c0 * tau - exhaust * t * t / 2;
        var (velocity, distance) = (-speed, -offset - speed * t);
        var determinant = b0 * c1 - b1 * c0;
        return ((velocity * c1 - b1 * distance) / determinant, (b0 * distance - c0 * velocity) / determinant);
    }
}
