using Perilune.Astro.Ephemerides;
using Perilune.Flight.Vehicles;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Ascent;

/// <summary>How thrust is pointed.</summary>
internal enum SteeringLaw
{
    Vertical,
    Tilt,
    GravityTurn,
    LinearTangent,
}

/// <summary>What the equation of an ascent takes from the phase that is flown.</summary>
internal sealed class AscentPhase(LaunchPlanet planet, Rocket rocket)
{
    public LaunchPlanet Planet => planet;

    public Rocket Rocket => rocket;

    /// <summary>Everything but the propellant of the stages that burn, kg.</summary>
    public double OtherMass { get; set; }

    public StageBurn? First { get; set; }

    public StageBurn? Second { get; set; }

    public SteeringLaw Law { get; set; }

    /// <summary>Tilt from the vertical at <see cref="Reference"/>, rad, its rate, rad/s, and its direction over the ground.</summary>
    public double Tilt { get; set; }

    public double TiltRate { get; set; }

    public double Azimuth { get; set; }

    /// <summary>Direction of thrust at <see cref="Reference"/>, and its rate, 1/s, launch axes.</summary>
    public Vector3 Direction { get; set; }

    public Vector3 DirectionRate { get; set; }

    public double Reference { get; set; }
}

/// <summary>Forces at an instant.</summary>
internal readonly record struct AscentForces(
    Vector3 Thrust,
    Vector3 Drag,
    double IdealThrust,
    double PressureLoss,
    double FirstFlow,
    double SecondFlow,
    double DynamicPressure,
    double Throttle
);

/// <summary>
/// Motion of a point mass over a turning oblate planet under thrust and drag. State: position, velocity, propellant of one and
/// of another stage, then the integrals of <see cref="AscentLosses"/>.
/// </summary>
internal readonly struct AscentEquation(AscentPhase phase) : IDifferentialEquation
{
    public const int Dimension = 13;

    // Thrust is drawn back over the last tenth below the greatest dynamic pressure.
    private const double ThrottleRange = 0.1;

    public static Tolerances Tolerances { get; } =
        Tolerances.ByGroup(new(3, 1e-3, 1e-11), new(3, 1e-6, 1e-10), new(2, 1e-4, 1e-12), new(5, 1e-4, 1e-9));

    public void Evaluate(double t, ReadOnlySpan<double> y, Span<double> derivative)
    {
        var state = State(y);
        var mass = phase.OtherMass + y[6] + y[7];
        var forces = Forces(t, state, mass);
        var gravity = phase.Planet.Gravity(state.Position);
        var (thrust, drag) = (forces.Thrust / mass, forces.Drag / mass);
        var acceleration = gravity + thrust + drag;
        var ground = phase.Planet.GroundVelocity(state);
        var speed = ground.Norm;
        // On the pad there is no velocity yet; it will be upward.
        var along = speed > 1e-3 ? ground / speed : phase.Planet.Up(state.Position);
        var rotation = phase.Planet.Rotation;
        var centrifugal = -Vector3.Cross(rotation, Vector3.Cross(rotation, state.Position));
        (derivative[0], derivative[1], derivative[2]) = (state.Velocity.X, state.Velocity.Y, state.Velocity.Z);
        (derivative[3], derivative[4], derivative[5]) = (acceleration.X, acceleration.Y, acceleration.Z);
        derivative[6] = -forces.FirstFlow;
        derivative[7] = -forces.SecondFlow;
        derivative[8] = forces.IdealThrust / mass;
        derivative[9] = -Vector3.Dot(gravity + centrifugal, along);
        derivative[10] = -Vector3.Dot(drag, along);
        derivative[11] = forces.PressureLoss / mass;
        derivative[12] = thrust.Norm - Vector3.Dot(thrust, along);
    }

    public static PositionVelocity State(ReadOnlySpan<double> y) => new(new(y[0], y[1], y[2]), new(y[3], y[4], y[5]));

    public AscentForces Forces(double t, PositionVelocity state, double mass)
    {
        var planet = phase.Planet;
        var air = planet.Body.Atmosphere.At(planet.Height(state.Position));
        var ground = planet.GroundVelocity(state);
        var speed = ground.Norm;
        var pressure = 0.5 * air.Density * speed * speed;
        var drag = pressure * phase.Rocket.ReferenceArea * phase.Rocket.Drag.At(speed / air.SpeedOfSound);
        var dragForce = speed > 0 ? ground * (-drag / speed) : Vector3.Zero;
        if (phase.First is not { } first)
            return new(Vector3.Zero, dragForce, 0, 0, 0, 0, pressure, 0);
        var second = phase.Second;
        var wanted = Throttle(first, second, mass, pressure, air.Pressure);
        var firstThrottle = Math.Clamp(wanted, first.LeastThrottle, 1);
        var secondThrottle = second is null ? 0 : Math.Clamp(wanted, second.LeastThrottle, 1);
        var full = first.Thrust + (second?.Thrust ?? 0);
        var ideal = first.Thrust * firstThrottle + (second?.Thrust ?? 0) * secondThrottle;
        var loss = air.Pressure * (first.ExitArea + (second?.ExitArea ?? 0));
        return new(
            Direction(t, state, ground, speed) * (ideal - loss),
            dragForce,
            ideal,
            loss,
            first.Flow * firstThrottle,
            (second?.Flow ?? 0) * secondThrottle,
            pressure,
            ideal / full
        );
    }

    /// <summary>Throttle that keeps acceleration and dynamic pressure within their limits, as far as the engines can.</summary>
    private double Throttle(StageBurn first, StageBurn? second, double mass, double dynamic, double outer)
    {
        var limits = phase.Rocket.Limits;
        var throttle = 1.0;
        if (limits.DynamicPressure is { } greatest)
            throttle = Math.Min(throttle, Math.Max(0, (greatest - dynamic) / (ThrottleRange * greatest)));
        if (limits.Acceleration is { } felt)
        {
            // What cannot be throttled as far as needed keeps its least thrust; the other gives way.
            var force = felt * mass + outer * (first.ExitArea + (second?.ExitArea ?? 0));
            var total = first.Thrust + (second?.Thrust ?? 0);
            var needed = force / total;
            if (second is not null)
            {
                if (needed < first.LeastThrottle)
                    needed = (force - first.Thrust * first.LeastThrottle) / second.Thrust;
                else if (needed < second.LeastThrottle)
                    needed = (force - second.Thrust * second.LeastThrottle) / first.Thrust;
            }
            throttle = Math.Min(throttle, Math.Max(0, needed));
        }
        return throttle;
    }

    private Vector3 Direction(double t, PositionVelocity state, Vector3 ground, double speed)
    {
        switch (phase.Law)
        {
            case SteeringLaw.LinearTangent:
                return (phase.Direction + phase.DirectionRate * (t - phase.Reference)).Unit;
            case SteeringLaw.GravityTurn when speed > 1:
                return ground / speed;
            case SteeringLaw.Tilt:
                var up = phase.Planet.Up(state.Position);
                var east = new Vector3(-state.Position.Y, state.Position.X, 0).Unit;
                var north = Vector3.Cross(up, east);
                var (sinAzimuth, cosAzimuth) = Math.SinCos(phase.Azimuth);
                var (sin, cos) = Math.SinCos(phase.Tilt + phase.TiltRate * (t - phase.Reference));
                return up * cos + (north * cosAzimuth + east * sinAzimuth) * sin;
            default:
                return phase.Planet.Up(state.Position);
        }
    }
}
