using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Entry;

/// <summary>
/// The equations of motion of a point mass in the turning axes of a body (N. X. Vinh and others, "Hypersonic and Planetary
/// Entry Flight Mechanics", 1980, chapter 2, in Cartesian form): gravity with J2, drag, lift turned by the bank angle, a
/// parachute, thrust, the centrifugal and Coriolis terms. One object serves one flight; a step allocates nothing.
/// </summary>
internal sealed class EntryDynamics(EntryBody body, EntryVehicle vehicle)
{
    /// <summary>The unit of loads, m/s2 (standard gravity).</summary>
    internal const double StandardGravity = 9.80665;

    internal EntryBody Body { get; } = body;

    internal EntryVehicle Vehicle { get; set; } = vehicle;

    internal Parachute? Parachute { get; set; }

    internal double OpenedAt { get; set; }

    internal Thruster? Thruster { get; set; }

    /// <summary>Bank angle, rad.</summary>
    internal double Bank { get; set; }

    /// <summary>Whether the lift turns the path sideways; a prediction of the range along the ground leaves that out.</summary>
    internal bool TurnsSideways { get; init; } = true;

    /// <summary>Whether the heat is wanted; its powers cost as much as the rest.</summary>
    internal bool TakesHeat { get; init; } = true;

    /// <summary>The air is thinner or thicker than the profile by this factor.</summary>
    internal double DensityFactor { get; set; } = 1;

    /// <summary>Wind over the ground, m/s along east and north.</summary>
    internal (double East, double North) Wind { get; set; }

    /// <summary>The state after a step of the classical method of Runge and Kutta.</summary>
    internal EntryState Step(in EntryState s, double h)
    {
        var k1 = Rates(s);
        var k2 = Rates(Moved(s, k1, h / 2));
        var k3 = Rates(Moved(s, k2, h / 2));
        var k4 = Rates(Moved(s, k3, h));
        return new(
            s.Time + h,
            s.Position + (k1.Velocity + 2 * (k2.Velocity + k3.Velocity) + k4.Velocity) * (h / 6),
            s.Velocity + (k1.Acceleration + 2 * (k2.Acceleration + k3.Acceleration) + k4.Acceleration) * (h / 6),
            s.Mass + (k1.Mass + 2 * (k2.Mass + k3.Mass) + k4.Mass) * (h / 6),
            s.HeatLoad + (k1.Heat + 2 * (k2.Heat + k3.Heat) + k4.Heat) * (h / 6)
        );
    }

    internal FlightConditions Conditions(in EntryState state) => Evaluate(state).Conditions;

    private Derivatives Rates(in EntryState state) => Evaluate(state).Rates;

    private static EntryState Moved(in EntryState s, in Derivatives k, double h) =>
        new(
            s.Time + h,
            s.Position + k.Velocity * h,
            s.Velocity + k.Acceleration * h,
            s.Mass + k.Mass * h,
            s.HeatLoad + k.Heat * h
        );

    private (Derivatives Rates, FlightConditions Conditions) Evaluate(in EntryState state)
    {
        var altitude = Body.Altitude(state.Position);
        var air = Body.Atmosphere.At(altitude);
        var density = air.Density * DensityFactor;
        var wind = state.Velocity - Blowing(state.Position);
        var speed = wind.Norm;
        var mach = speed / air.SpeedOfSound;
        var pressure = 0.5 * density * speed * speed;
        var felt = density > 0 && speed > 0 ? Aerodynamic(state, wind, speed, mach, pressure) : Vector3.Zero;
        var (spin, place) = (Body.RotationRate, state.Position);
        var natural =
            Body.Gravity(place)
            + new Vector3(spin * spin * place.X, spin * spin * place.Y, 0)
            + new Vector3(2 * spin * state.Velocity.Y, -2 * spin * state.Velocity.X, 0);
        var flow = 0.0;
        if (Thruster is { } engine)
        {
            var thrust = engine.Thrust(Body, state, natural + felt);
            felt += thrust / state.Mass;
            flow = -thrust.Norm / engine.ExhaustVelocity;
        }
        // Behind a parachute heat is of no concern, and the formulas of hypersonic flow do not hold.
        var heat =
            TakesHeat && density > 0 && mach > 3
                ? Body.Heating.Convective(density, speed, Vehicle.NoseRadius)
                    + Body.Heating.Radiative(density, speed, Vehicle.NoseRadius)
                : 0;
        return (
            new(state.Velocity, natural + felt, flow, heat),
            new(altitude, speed, mach, pressure, felt.Norm / StandardGravity, heat)
        );
    }

    private Vector3 Aerodynamic(in EntryState state, Vector3 wind, double speed, double mach, double pressure)
    {
        var coefficients = Vehicle.Aerodynamics.At(mach);
        var along = wind / speed;
        var drag = pressure * coefficients.Drag * Vehicle.ReferenceArea / state.Mass;
        var force = along * -drag;
        if (coefficients.LiftToDrag != 0)
        {
            var up = Body.Up(state.Position);
            var lift = up - along * Vector3.Dot(up, along);
            // Straight down there is no up to lift to.
            if (lift.NormSquared > 1e-12)
            {
                lift = lift.Unit;
                var (sin, cos) = Math.SinCos(Bank);
                var turned = TurnsSideways ? lift * cos + Vector3.Cross(along, lift) * sin : lift * cos;
                force += turned * (drag * coefficients.LiftToDrag);
            }
        }
        if (Parachute is { } canopy)
            force -= along * (pressure * canopy.DragAreaAt(state.Time - OpenedAt) / state.Mass);
        return force;
    }

    private Vector3 Blowing(Vector3 place)
    {
        if (Wind == default)
            return Vector3.Zero;
        var east = new Vector3(-place.Y, place.X, 0).Unit;
        var north = Vector3.Cross(Body.Up(place), east);
        return east * Wind.East + north * Wind.North;
    }

    private readonly record struct Derivatives(Vector3 Velocity, Vector3 Acceleration, double Mass, double Heat);
}
