using Perilune.Astro.Time;
using Perilune.Flight.Landing.Descent;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>What an ascent from the Moon tells.</summary>
internal static class AscentResult
{
    public static IReadOnlyList<PhaseResult> All { get; } =
    [
        PhaseResult.Instant("lift-off", "lift-off"),
        PhaseResult.Instant("pitch-over", "the vertical rise ends"),
        PhaseResult.Instant("cutoff", "engine off"),
        PhaseResult.Number("duration", Measure.Duration, "from lift-off to cut-off"),
        PhaseResult.Number("vertical-rise", Measure.Duration, "time of the vertical rise"),
        PhaseResult.Number("cutoff-altitude", Measure.Length, "height over the site at cut-off"),
        PhaseResult.Number("cutoff-speed", Measure.Speed, "horizontal speed against the stars at cut-off"),
        PhaseResult.Number("cutoff-climb-rate", Measure.Speed, "speed upward at cut-off"),
        PhaseResult.Number("mass", Measure.Mass, "mass at cut-off"),
        PhaseResult.Number("propellant", Measure.Mass, "propellant burnt"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity by the engine"),
        PhaseResult.Number("apolune", Measure.Length, "height of the orbit's upper end over the site"),
        PhaseResult.Number("perilune", Measure.Length, "height of its lower end over the site"),
        PhaseResult.Number("inclination", Measure.Angle, "inclination to the Moon's equator"),
    ];

    public static void Tell(PhaseRun run, DescentScene scene, DescentFlight flight, FlightState end, Epoch liftOff)
    {
        var radius = scene.Target.Norm;
        var state = flight.End;
        var mu = scene.Body.GravitationalParameter;
        var velocity = scene.Body.InertialVelocity(state.Position, state.Velocity);
        var momentum = Vector3.Cross(state.Position, velocity);
        var energy = velocity.NormSquared / 2 - mu / state.Position.Norm;
        var eccentricity = Math.Sqrt(Math.Max(0, 1 + 2 * energy * momentum.NormSquared / (mu * mu)));
        var parameter = momentum.NormSquared / mu;
        var climb = Vector3.Dot(velocity, state.Position.Unit);
        run.Tell("lift-off", liftOff);
        if (flight.Find("ascent") is { } turn)
        {
            run.Tell("pitch-over", liftOff + turn.Sample.State.Time);
            run.Tell("vertical-rise", turn.Sample.State.Time);
        }
        run.Tell("cutoff", end.State.Epoch);
        run.Tell("duration", state.Time);
        run.Tell("cutoff-altitude", state.Position.Norm - radius);
        run.Tell("cutoff-speed", Math.Sqrt(velocity.NormSquared - climb * climb));
        run.Tell("cutoff-climb-rate", climb);
        run.Tell("mass", state.Mass);
        run.Tell("propellant", flight.Propellant);
        var thrust = flight.Samples.Max(sample => sample.Thrust.Norm);
        run.Tell("delta-v", thrust * state.Time / flight.Propellant * Math.Log(flight.Start.Mass / state.Mass));
        if (eccentricity < 1)
            run.Tell("apolune", parameter / (1 - eccentricity) - radius);
        run.Tell("perilune", parameter / (1 + eccentricity) - radius);
        run.Tell("inclination", Vector3.Angle(momentum, Vector3.UnitZ));
        run.Draw(
            new FlightPlot(
                "height",
                "time from lift-off, s",
                "height, km",
                [new("height", [.. flight.Samples.Select(s => (s.State.Time, (s.State.Position.Norm - radius) / 1e3))])]
            )
        );
    }
}
