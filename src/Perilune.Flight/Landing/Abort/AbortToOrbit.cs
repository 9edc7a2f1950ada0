using Perilune.Flight.Landing.Descent;
using Perilune.Flight.PoweredFlight;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Abort;

/// <summary>
/// Whether a descent can be broken off and an orbit reached, flown: on the descent engine, on it until its tanks are empty
/// and then on the upper stage, or on the upper stage at once.
/// </summary>
public static class AbortToOrbit
{
    /// <summary>The way on the descent engine alone.</summary>
    public const string Descent = "descent engine";

    /// <summary>The way on both engines.</summary>
    public const string Staged = "descent engine, then upper stage";

    /// <summary>The way on the upper stage alone.</summary>
    public const string Upper = "upper stage at once";

    // Speed upward at which the turn to the horizon begins, m/s: above it nothing that lies ahead is met at the start.
    private const double ClearingSpeed = 10;

    /// <summary>Flies every way that there is; the first that reaches the orbit stands first.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="state">When the abort begins.</param>
    /// <param name="vehicle">The whole lander.</param>
    /// <param name="upper">Its upper stage, or null for a lander of one piece.</param>
    /// <param name="periapsis">Height of cut-off and lower end of the orbit over the target's radius, m.</param>
    /// <param name="apoapsis">Upper end of it, m.</param>
    public static IReadOnlyList<AbortOutcome> Fly(
        DescentScene scene,
        DescentState state,
        DescentVehicle vehicle,
        AbortStage? upper,
        double periapsis,
        double apoapsis
    )
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(vehicle);
        if (!(periapsis > 0 && apoapsis >= periapsis))
            throw new ArgumentException($"an orbit of {periapsis} m by {apoapsis} m is none");
        var outcomes = new List<AbortOutcome>();
        var first = Burn(scene, state, vehicle, periapsis, apoapsis);
        outcomes.Add(Judge(scene, state, Descent, first, first.Low, 0, vehicle, periapsis));
        if (upper is not null)
        {
            if (!outcomes[0].Reached && first.Flight.Touchdown is null)
            {
                var burnt = state.Mass - first.Flight.End.Mass;
                var last = Burn(scene, Separate(scene, first.Flight.End, upper), upper.Vehicle, periapsis, apoapsis);
                var low = Math.Min(first.Low, last.Low);
                outcomes.Add(Judge(scene, state, Staged, last, low, burnt, upper.Vehicle, periapsis));
            }
            var atOnce = Burn(scene, Separate(scene, state, upper), upper.Vehicle, periapsis, apoapsis);
            outcomes.Add(Judge(scene, state, Upper, atOnce, atOnce.Low, 0, upper.Vehicle, periapsis));
        }
        return [.. outcomes.OrderBy(outcome => outcome.Reached ? 0 : 1)];
    }

    private static DescentState Separate(DescentScene scene, DescentState state, AbortStage upper)
    {
        var t = upper.StagingTime;
        var fall = scene.Body.FreeFall(state.Position, state.Velocity);
        return new(
            state.Time + t,
            state.Position + t * state.Velocity + t * t / 2 * fall,
            state.Velocity + t * fall,
            upper.Mass
        );
    }

    private static (DescentFlight Flight, double Low) Burn(
        DescentScene scene,
        DescentState state,
        DescentVehicle vehicle,
        double periapsis,
        double apoapsis
    )
    {
        var radius = scene.Target.Norm;
        // What is still higher than the orbit's lower end stays there: a short burn cannot bring it down.
        var cutoff = Math.Max(radius + periapsis, state.Position.Norm);
        var goal = PoweredGoal.Perilune(scene.Body.GravitationalParameter, cutoff, Math.Max(cutoff, radius + apoapsis));
        var inertial = scene.Body.InertialVelocity(state.Position, state.Velocity);
        var up = state.Position.Unit;
        var along = (inertial - Vector3.Dot(inertial, up) * up).Norm;
        var (low, high) = Apsides(scene, state);
        if (low >= periapsis && high <= 2 * apoapsis)
            return (new(state, state, [], [], null, null), state.Position.Norm - radius);
        var guidance = new ExplicitGuidance(scene.Body, vehicle, goal, gains: goal.HorizontalSpeed > along)
        {
            // Low down the vehicle first rises; what still has its speed does not need to.
            VerticalRise = along < 0.3 * goal.HorizontalSpeed ? ClearingSpeed : 0,
            Phase = "abort",
        };
        var flight = DescentSimulation.Fly(scene, vehicle, state, guidance);
        return (flight, flight.Samples.Min(sample => sample.Height));
    }

    private static AbortOutcome Judge(
        DescentScene scene,
        DescentState began,
        string way,
        (DescentFlight Flight, double Low) burn,
        double low,
        double before,
        DescentVehicle vehicle,
        double periapsis
    )
    {
        var end = burn.Flight.End;
        var (lower, upper) = Apsides(scene, end);
        var left = end.Mass - vehicle.DryMass;
        // A hundred metres of the orbit's height are guidance's own.
        var reached = burn.Flight.Touchdown is null && lower > periapsis - 100;
        var why =
            reached ? ""
            : burn.Flight.Touchdown is not null ? "the ground was met first"
            : left <= 1 ? $"the tanks ran empty with the periapsis at {lower / 1e3:0.#} km"
            : $"guidance ended with the periapsis at {lower / 1e3:0.#} km";
        return new(
            began.Time,
            way,
            reached,
            end.Time - began.Time,
            before + burn.Flight.Propellant,
            Math.Max(0, left),
            lower,
            upper,
            low,
            why
        );
    }

    /// <summary>Heights of the apsides over the target's radius, m.</summary>
    private static (double Periapsis, double Apoapsis) Apsides(DescentScene scene, DescentState state)
    {
        var mu = scene.Body.GravitationalParameter;
        var velocity = scene.Body.InertialVelocity(state.Position, state.Velocity);
        var energy = velocity.NormSquared / 2 - mu / state.Position.Norm;
        var momentum = Vector3.Cross(state.Position, velocity).NormSquared;
        var eccentricity = Math.Sqrt(Math.Max(0, 1 + 2 * energy * momentum / (mu * mu)));
        var parameter = momentum / mu;
        var radius = scene.Target.Norm;
        return (
            parameter / (1 + eccentricity) - radius,
            eccentricity < 1 ? parameter / (1 - eccentricity) - radius : double.PositiveInfinity
        );
    }
}
