using Perilune.Astro.Bodies;
using Perilune.Simulation.Language;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Running;
using Perilune.Simulation.Scenarios;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>Flights of a station, as its scenario's run plans them: launched, transferred, landed and brought home on the real sky.</summary>
public sealed record StationFlights : IPhase
{
    private const string Closes = "closes";

    /// <summary>The station's scenario, relative to this file.</summary>
    public required string Scenario { get; init; }

    /// <summary>Names of its flights; each result begins with the name of its flight.</summary>
    public required IReadOnlyList<string> Flights { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results => [.. Flights.SelectMany(Of)];

    private static IEnumerable<PhaseResult> Of(string flight) =>
        [
            PhaseResult.Word($"{flight}-{Closes}", "whether every stage has the propellant and the launcher the lift"),
            PhaseResult.Instant($"{flight}-departure", $"{flight} departs"),
            PhaseResult.Instant($"{flight}-arrival", $"{flight} arrives"),
            PhaseResult.Number($"{flight}-duration", Measure.Duration, "time from departure to arrival"),
            PhaseResult.Number($"{flight}-delta-v", Measure.Speed, "sum of the spacecraft's own manoeuvres"),
            PhaseResult.Number($"{flight}-injection", Measure.Speed, "trans-lunar injection, by the launcher"),
            PhaseResult.Number($"{flight}-lifted", Measure.Mass, "mass that the launcher lifts"),
            PhaseResult.Number($"{flight}-lift-margin", Measure.Mass, "mass that the launcher could lift beside"),
            PhaseResult.Number(
                $"{flight}-propellant-left",
                Measure.Mass,
                "propellant left in all stages, over the reserve"
            ),
        ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var path = Path.Combine(run.Folder, Scenario);
        if (!File.Exists(path))
            throw run.Wrong(
                this,
                nameof(Scenario),
                Scenario,
                "does not exist",
                "name a scenario file, relative to this one"
            );
        var document = new ScenarioReader(run.Knowledge.Catalogue, run.Knowledge.Times).Read(path);
        var names = document.Scenario.Flights.Select(flight => flight.Name).ToList();
        foreach (var name in Flights.Where(name => !names.Contains(name)))
            throw run.Wrong(this, nameof(Flights), name, "is no flight of the scenario", Spelling.Suggest(name, names));
        var record = ScenarioRun.Run(document, run.Knowledge, new(Threads: 1), null, run.Cancellation).Record;
        var start = document.Scenario.Start;
        foreach (var name in Flights)
        {
            var flight = record.Flights.Single(one => one.Id == name);
            run.Tell($"{name}-{Closes}", flight.Closes ? "yes" : $"no: {flight.Shortfall}");
            run.Tell($"{name}-departure", start + flight.Departure);
            run.Tell($"{name}-arrival", start + flight.Arrival);
            run.Tell($"{name}-duration", flight.Arrival - flight.Departure);
            run.Tell($"{name}-delta-v", flight.DeltaV);
            Launch(run, flight);
            run.Tell(
                $"{name}-propellant-left",
                flight
                    .Stages.Where(stage => stage.Stage != flight.LaunchVehicle)
                    .Sum(stage => stage.Available - stage.Needed)
            );
            foreach (var burn in flight.Manoeuvres)
                run.Happens(
                    start + burn.Time,
                    FormattableString.Invariant($"{name}: {burn.Name}, {burn.DeltaV:F1} m/s by {burn.Stage}")
                );
            if (flight.Path.Count > 0)
                run.Draw(
                    new FlightPath(
                        "around the Moon, ICRF",
                        "the Moon",
                        run.Knowledge.Bodies.EquatorialRadius(NaifId.Moon),
                        [.. flight.Path.Select(p => (p.X, p.Y, p.Z))],
                        name
                    )
                );
        }
    }

    private static void Launch(PhaseRun run, FlightRecord flight)
    {
        if (flight.LaunchVehicle.Length == 0)
            return;
        if (flight.Manoeuvres.FirstOrDefault(burn => burn.Stage == flight.LaunchVehicle) is { } injection)
            run.Tell($"{flight.Id}-injection", injection.DeltaV);
        if (flight.Stages.FirstOrDefault(stage => stage.Stage == flight.LaunchVehicle) is not { } lift)
            return;
        run.Tell($"{flight.Id}-lifted", lift.Needed);
        run.Tell($"{flight.Id}-lift-margin", lift.Available - lift.Needed);
    }
}
