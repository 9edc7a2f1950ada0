using System.Globalization;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>
/// Fits a scenario to another length than its own. A shorter run leaves out what lies after its end. A longer one repeats the
/// scenario's flights and experiments round after round; the crew that is aboard when a round ends takes the part that the
/// first crew had, and the first crew theirs.
/// </summary>
internal static class Campaign
{
    /// <summary>The scenario for a length, and what a reader should know about it.</summary>
    /// <param name="scenario">The scenario as it was written.</param>
    /// <param name="duration">Length, s.</param>
    public static (Scenario Scenario, IReadOnlyList<string> Remarks) Fit(Scenario scenario, double duration)
    {
        var rounds = (int)Math.Ceiling(duration / scenario.Duration - 1e-9);
        var remarks = new List<string>();
        var flights = new List<Scenarios.Flight>();
        var experiments = new List<Experiment>();
        var swap = Swap(scenario);
        for (var round = 0; round < rounds; round++)
        {
            var later = round * scenario.Duration;
            string Named(string name) =>
                round == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-r{round + 1}");
            string Person(string name) => round % 2 == 1 ? swap.GetValueOrDefault(name, name) : name;
            flights.AddRange(
                scenario.Flights.Select(f =>
                    f with
                    {
                        Name = Named(f.Name),
                        Continues = f.Continues is { } before ? Named(before) : null,
                        Departure = f.Departure + later,
                        Crew = [.. f.Crew.Select(Person)],
                    }
                )
            );
            experiments.AddRange(
                scenario.Experiments.Select(e =>
                    e with
                    {
                        Name = Named(e.Name),
                        Flight = e.Flight is { } flight ? Named(flight) : null,
                        Earliest = (e.Earliest ?? scenario.Start) + later,
                        Latest = (e.Latest ?? scenario.End) + later,
                    }
                )
            );
        }
        if (rounds > 1)
        {
            remarks.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The run is longer than its scenario: flights and experiments repeat, {rounds} rounds of {scenario.Duration / 86400:F0} d, crews taking turns."
                )
            );
        }
        var end = scenario.Start + duration;
        var (all, asked) = (flights.Count, experiments.Count);
        flights.RemoveAll(f => f.Departure >= end);
        var flown = flights.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        experiments.RemoveAll(e =>
            (e.Earliest ?? scenario.Start) + e.Duration > end || (e.Flight is { } flight && !flown.Contains(flight))
        );
        if (flights.Count < all || experiments.Count < asked)
        {
            remarks.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{all - flights.Count} flights and {asked - experiments.Count} experiments lie after the end of the run and were left out."
                )
            );
        }
        return (scenario with { Duration = duration, Flights = flights, Experiments = experiments }, remarks);
    }

    /// <summary>Who takes whose part in every second round: those aboard at the end of a round and those at its start.</summary>
    private static Dictionary<string, string> Swap(Scenario scenario)
    {
        var swap = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in (string[])[StationMapping.Node, StationMapping.Base])
        {
            Habitat? habitat = place == StationMapping.Node ? scenario.Node : scenario.Base;
            if (habitat is null)
                continue;
            var aboard = new List<string>(habitat.InitialCrew);
            foreach (var flight in scenario.Flights.OrderBy(f => f.Departure))
            {
                if (flight.From == place)
                    aboard.RemoveAll(flight.Crew.Contains);
                if (flight.To == place)
                    aboard.AddRange(flight.Crew);
            }
            foreach (var (first, last) in habitat.InitialCrew.Zip(aboard))
            {
                swap[first] = last;
                swap[last] = first;
            }
        }
        return swap;
    }
}
