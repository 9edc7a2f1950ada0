using Perilune.Astro.Time;
using Perilune.Flight.Entry;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Entry;

/// <summary>The results and the pictures of an entry.</summary>
internal static class EntryTelling
{
    // The pictures begin so long before the interface, s.
    private const double Lead = 120;

    private static readonly PhaseResult[] whole =
    [
        PhaseResult.Instant("interface", "entry interface"),
        PhaseResult.Number("interface-speed", Measure.Speed, "speed against the stars at the interface"),
        PhaseResult.Number("interface-angle", Measure.Angle, "flight-path angle against the stars at the interface"),
        PhaseResult.Number("highest-altitude", Measure.Length, "greatest altitude before the interface"),
        PhaseResult.Number("peak-load", Measure.LoadFactor, "greatest load before the first parachute"),
        PhaseResult.Number("peak-load-elapsed", Measure.Duration, "time of the greatest load after the interface"),
        PhaseResult.Number("peak-heat-flux", Measure.Irradiance, "greatest heat flux at the stagnation point"),
        PhaseResult.Number("peak-heat-elapsed", Measure.Duration, "time of the greatest heat flux after the interface"),
        PhaseResult.Number("heat-load", Measure.HeatLoad, "heat taken at the stagnation point"),
        PhaseResult.Number("skip-altitude", Measure.Length, "highest point between two dips into the air"),
        PhaseResult.Instant("touchdown", "touchdown"),
        PhaseResult.Number("touchdown-elapsed", Measure.Duration, "time of touchdown after the interface"),
        PhaseResult.Number("touchdown-speed", Measure.Speed, "speed at touchdown"),
        PhaseResult.Number("latitude", Measure.Latitude, "latitude of touchdown"),
        PhaseResult.Number("longitude", Measure.Longitude, "longitude of touchdown"),
        PhaseResult.Number("miss", Measure.Length, "distance of touchdown from the target along the ground"),
        PhaseResult.Number("range", Measure.Length, "way along the ground from the interface to touchdown"),
    ];

    public static IReadOnlyList<PhaseResult> Declare(IReadOnlyList<EntryStep> steps) =>
        [
            .. whole,
            .. steps.SelectMany(step =>
                new[]
                {
                    PhaseResult.Instant(step.Name, step.Name),
                    PhaseResult.Number(
                        $"{step.Name}-elapsed",
                        Measure.Duration,
                        $"time of '{step.Name}' after the interface"
                    ),
                    PhaseResult.Number(
                        $"{step.Name}-height",
                        Measure.Length,
                        $"height over the ground at '{step.Name}'"
                    ),
                    PhaseResult.Number($"{step.Name}-speed", Measure.Speed, $"speed in the air at '{step.Name}'"),
                }
            ),
        ];

    public static void Tell(PhaseRun run, EntryPhase phase, EntryBody body, Epoch begin, EntryResult flown)
    {
        var entry = flown.Events.FirstOrDefault(happened => happened.Name == EntryFlight.EntryInterface);
        // A phase may begin at the interface itself.
        var state = entry?.State ?? flown.Samples[0].State;
        if (entry is not null)
            run.Tell("interface", begin + state.Time);
        run.Tell("interface-speed", state.SpaceFixedVelocity(body).Norm);
        run.Tell("interface-angle", state.SpaceFixedFlightPathAngle(body));
        run.Tell(
            "highest-altitude",
            flown.Samples.Where(sample => sample.State.Time <= state.Time).Max(sample => sample.Conditions.Altitude)
        );
        run.Tell("peak-load", flown.Load.Value * 9.80665);
        run.Tell("peak-load-elapsed", flown.Load.Time - state.Time);
        run.Tell("peak-heat-flux", flown.HeatFlux.Value);
        run.Tell("peak-heat-elapsed", flown.HeatFlux.Time - state.Time);
        run.Tell("heat-load", flown.End.HeatLoad);
        if (flown.Events.FirstOrDefault(happened => happened.Name == EntryFlight.SkipApogee) is { } apogee)
            run.Tell("skip-altitude", apogee.Conditions.Altitude);
        foreach (var happened in flown.Events)
            Happened(run, phase, begin, state, happened);
        Landed(run, phase, body, begin, state, flown);
        Draw(run, state, flown, phase);
    }

    private static void Happened(PhaseRun run, EntryPhase phase, Epoch begin, in EntryState entry, EntryEvent happened)
    {
        if (phase.Steps.All(step => step.Name != happened.Name))
        {
            if (happened.Name is not (EntryFlight.EntryInterface or EntryFlight.Touchdown))
                run.Happens(begin + happened.State.Time, happened.Name);
            return;
        }
        run.Tell(happened.Name, begin + happened.State.Time);
        run.Tell($"{happened.Name}-elapsed", happened.State.Time - entry.Time);
        run.Tell($"{happened.Name}-height", happened.Conditions.Altitude - phase.Ground);
        run.Tell($"{happened.Name}-speed", happened.Conditions.Speed);
    }

    private static void Landed(
        PhaseRun run,
        EntryPhase phase,
        EntryBody body,
        Epoch begin,
        in EntryState entry,
        EntryResult flown
    )
    {
        var end = flown.End;
        run.Tell("touchdown", begin + end.Time);
        run.Tell("touchdown-elapsed", end.Time - entry.Time);
        run.Tell("touchdown-speed", end.Velocity.Norm);
        var place = body.Ellipsoid.ToGeodetic(end.Position);
        run.Tell("latitude", place.Latitude);
        run.Tell("longitude", place.Longitude);
        var radius = body.Ellipsoid.EquatorialRadius;
        run.Tell("range", EntryBody.CentralAngle(entry.Position, end.Position) * radius);
        if (phase.Target is { } target)
        {
            var aim = body.Ellipsoid.ToCartesian(new(target.Latitude, target.Longitude, phase.Ground));
            run.Tell("miss", EntryBody.CentralAngle(aim, end.Position) * radius);
        }
    }

    private static void Draw(PhaseRun run, in EntryState entry, EntryResult flown, EntryPhase phase)
    {
        var (from, zero) = (entry.Time - Lead, entry.Time);
        var samples = flown.Samples.Where(sample => sample.State.Time >= from).ToList();
        FlightPlot Plot(string title, string axis, Func<EntryEvent, double> value) =>
            new(
                title,
                "time after the interface, s",
                axis,
                [new(axis, [.. samples.Select(sample => (sample.State.Time - zero, value(sample)))])]
            );
        run.Draw(Plot("Height", "height, km", sample => (sample.Conditions.Altitude - phase.Ground) / 1000));
        run.Draw(Plot("Speed in the air", "speed, km/s", sample => sample.Conditions.Speed / 1000));
        run.Draw(Plot("Load", "load, g0", sample => sample.Conditions.Load));
        run.Draw(Plot("Heat flux", "heat flux, W/cm2", sample => sample.Conditions.HeatFlux / 1e4));
    }
}
