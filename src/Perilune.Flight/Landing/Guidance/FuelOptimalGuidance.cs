using Perilune.Flight.Landing.Convex;
using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Vehicles;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Guidance;

/// <summary>
/// Plans the landing with the least propellant from the state in which it is first asked, and flies it with feedback on
/// position and velocity; from its end another guidance goes on.
/// </summary>
/// <param name="scene">Where; guidance knows the Moon as a point mass that turns.</param>
/// <param name="vehicle">What it steers; the plan keeps within its lowest and highest throttle.</param>
/// <param name="finalHeight">Height over the site at which the plan ends, m.</param>
/// <param name="finalSinkRate">Speed downward there, m/s.</param>
/// <param name="then">What follows.</param>
public sealed class FuelOptimalGuidance(
    DescentScene scene,
    DescentVehicle vehicle,
    double finalHeight,
    double finalSinkRate,
    IPoweredGuidance then
) : IPoweredGuidance
{
    // Feedback of the error as a damped oscillator of this rate, rad/s: slow against throttle and turning, fast against the
    // landing.
    private const double Feedback = 0.15;
    private const double Damping = 0.8;

    // Thrust that the plan leaves to the feedback.
    private const double Margin = 0.05;

    private LandingPlan? plan;
    private double began;

    /// <summary>The plan; null before the first command.</summary>
    public LandingPlan? Plan => plan;

    /// <summary>Least angle of the line from the site to the vehicle above the ground, rad; null for none.</summary>
    public double? GlideSlope { get; init; }

    /// <summary>Greatest angle between thrust and the vertical, rad; null for none.</summary>
    public double? PointingCone { get; init; }

    /// <inheritdoc/>
    public double Period => 0.5;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No landing is possible; what stands in its way is told.</exception>
    public DescentCommand Steer(in DescentState estimate)
    {
        if (plan is null)
        {
            (plan, began) = (Solve(estimate), estimate.Time);
            if (!plan.Feasible)
                throw new InvalidOperationException(
                    "no landing is possible from here: "
                        + string.Join(
                            "; ",
                            plan.Relaxations.Select(r => $"{r.Constraint} lacks {r.Amount:0.#} {r.Unit}")
                        )
                );
        }
        var time = estimate.Time - began;
        if (time >= plan.FlightTime)
            return then.Steer(estimate);
        var wanted = plan.At(time);
        var position = scene.Target + wanted.Position - estimate.Position;
        var velocity = wanted.Velocity - estimate.Velocity;
        var acceleration = wanted.Acceleration + Feedback * Feedback * position + 2 * Damping * Feedback * velocity;
        return new(estimate.Mass * acceleration, "fuel-optimal");
    }

    private LandingPlan Solve(in DescentState estimate)
    {
        var up = scene.Target.Unit;
        var place = finalHeight * up;
        var offset = estimate.Position - scene.Target;
        var gravity = Fall(Vector3.Zero);
        var problem = new LandingProblem
        {
            Position = offset,
            Velocity = estimate.Velocity,
            Mass = estimate.Mass,
            DryMass = vehicle.DryMass,
            MinimumThrust = (1 + Margin) * vehicle.Engine.LeastThrottle * vehicle.FullThrust,
            MaximumThrust = (1 - Margin) * vehicle.FullThrust,
            ExhaustVelocity = vehicle.Engine.SpecificImpulse * Stage.StandardGravity,
            Gravity = Fall,
            Up = up,
            FinalHeight = finalHeight,
            FinalSinkRate = finalSinkRate,
            GlideSlope = GlideSlope,
            PointingCone = PointingCone,
            UprightAtEnd = true,
        };
        var guess = TerminalGuidance.LeastEffortTime(place - offset, estimate.Velocity, -finalSinkRate * up, gravity);
        return ConvexLanding.SolveBestTime(problem, 0.5 * guess, 2 * guess, 0.5);
    }

    // The turning axes are taken as they are: what turning does to a moving vehicle is left to the feedback.
    private Vector3 Fall(Vector3 offset)
    {
        var position = scene.Target + offset;
        return position * (-scene.Body.GravitationalParameter / Math.Pow(position.NormSquared, 1.5))
            - Vector3.Cross(scene.Body.Spin, Vector3.Cross(scene.Body.Spin, position));
    }
}
