using Perilune.Flight.Missions;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>Who is planned to be where: from the first crew and the flights that were found.</summary>
internal sealed class CrewPresence
{
    private readonly Dictionary<string, List<(double Time, int Change)>> changes = new(StringComparer.Ordinal);

    public CrewPresence(Scenario scenario, IReadOnlyList<FlightPlan> plans)
    {
        Add(StationMapping.Node, double.NegativeInfinity, scenario.Node?.InitialCrew.Count ?? 0);
        Add(StationMapping.Base, double.NegativeInfinity, scenario.Base?.InitialCrew.Count ?? 0);
        foreach (var (flight, plan) in scenario.Flights.Zip(plans))
        {
            if (!plan.Closes)
                continue;
            Add(flight.From, plan.Departure, -flight.Crew.Count);
            Add(flight.To, plan.Arrival, flight.Crew.Count);
        }
    }

    /// <summary>The least number of crew aboard a habitat at any time of an interval.</summary>
    public int Least(string habitat, double from, double until)
    {
        if (!changes.TryGetValue(habitat, out var list))
            return 0;
        var aboard = 0;
        var least = int.MaxValue;
        foreach (var (time, change) in list.OrderBy(c => c.Time))
        {
            if (time >= until)
                break;
            if (time > from)
                least = Math.Min(least, aboard);
            aboard += change;
        }
        return Math.Min(least, aboard);
    }

    private void Add(string habitat, double time, int change)
    {
        if (!changes.TryGetValue(habitat, out var list))
            changes[habitat] = list = [];
        list.Add((time, change));
    }
}
