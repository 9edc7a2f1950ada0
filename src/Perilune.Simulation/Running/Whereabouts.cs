using Perilune.Flight.Missions;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>
/// What one flight that does not take place means for the next: a spacecraft that has not come cannot go on, and people are
/// where the flights that took place left them.
/// </summary>
internal static class Whereabouts
{
    private const string Earth = "earth";

    /// <summary>The plans, those without their spacecraft or their crew with the reason why they do not close.</summary>
    /// <param name="scenario">The scenario, whose flights are in the order of the plans.</param>
    /// <param name="plans">Each flight as it was planned for itself.</param>
    public static IReadOnlyList<FlightPlan> Follow(Scenario scenario, IReadOnlyList<FlightPlan> plans)
    {
        var followed = plans.ToArray();
        var flown = new HashSet<string>(StringComparer.Ordinal);
        var people = new Dictionary<string, (string Place, double Since)>(StringComparer.Ordinal);
        foreach (var person in scenario.Node?.InitialCrew ?? [])
            people[person] = (StationMapping.Node, double.NegativeInfinity);
        foreach (var person in scenario.Base?.InitialCrew ?? [])
            people[person] = (StationMapping.Base, double.NegativeInfinity);
        foreach (
            var (number, flight) in scenario
                .Flights.Index()
                .OrderBy(f => plans[f.Index].Departure)
                .ThenBy(f => f.Item.Name, StringComparer.Ordinal)
        )
        {
            var plan = plans[number];
            List<string> reasons = [.. plan.Shortfalls, .. Missing(flight, plan, flown, people)];
            followed[number] = plan with { Shortfalls = reasons };
            if (reasons.Count > 0)
                continue;
            flown.Add(flight.Name);
            foreach (var person in flight.Crew)
                people[person] = (flight.To, plan.Arrival);
        }
        return followed;
    }

    private static IEnumerable<string> Missing(
        Scenarios.Flight flight,
        FlightPlan plan,
        HashSet<string> flown,
        Dictionary<string, (string Place, double Since)> people
    )
    {
        if (flight.Continues is { } before && !flown.Contains(before))
            yield return $"flight {before}, whose spacecraft it takes, does not close";
        (string Place, double Since) home = (Earth, double.NegativeInfinity);
        var elsewhere = flight
            .Crew.Select(person => (Person: person, At: people.GetValueOrDefault(person, home)))
            .Where(p => p.At.Place != flight.From || p.At.Since > plan.Departure);
        foreach (var group in elsewhere.GroupBy(p => (p.At.Place, UnderWay: p.At.Since > plan.Departure)))
        {
            var names = string.Join(", ", group.Select(p => p.Person));
            yield return group.Key.UnderWay
                ? $"{names}: still under way to {group.Key.Place} when it leaves"
                : $"{names}: at {group.Key.Place}, not at {flight.From}, when it leaves";
        }
    }
}
