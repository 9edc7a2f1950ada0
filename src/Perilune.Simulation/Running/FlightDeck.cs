using Perilune.Flight.Missions;
using Perilune.Flight.StationKeeping;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>Plans a scenario's flights: chains of one spacecraft in their order, separate chains side by side.</summary>
internal static class FlightDeck
{
    /// <summary>Plans in the order of the scenario's flights.</summary>
    public static IReadOnlyList<FlightPlan> Plan(
        Scenario scenario,
        FlightPlanner planner,
        NodeLoss? loss,
        int threads,
        CancellationToken cancellation
    )
    {
        var flights = scenario.Flights;
        var plans = new FlightPlan?[flights.Count];
        var numbers = flights.Index().ToDictionary(f => f.Item.Name, f => f.Index, StringComparer.Ordinal);
        var chains = new List<List<int>>();
        var chainOf = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var flight in flights.OrderBy(f => f.Departure).ThenBy(f => f.Name, StringComparer.Ordinal))
        {
            var chain = flight.Continues is { } before ? chainOf[before] : [];
            if (chain.Count == 0)
                chains.Add(chain);
            chain.Add(numbers[flight.Name]);
            chainOf[flight.Name] = chain;
        }
        Parallel.ForEach(
            chains,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            chain =>
            {
                FlightPlan? before = null;
                foreach (var number in chain)
                {
                    before = Plan(planner, Order(scenario, flights[number], before), loss, cancellation);
                    plans[number] = before;
                }
            }
        );
        return Whereabouts.Follow(scenario, plans!);
    }

    /// <summary>A node that is lost is no place to leave from or to arrive at any more.</summary>
    private static FlightPlan Plan(
        FlightPlanner planner,
        FlightOrder order,
        NodeLoss? loss,
        CancellationToken cancellation
    )
    {
        var (leaves, arrives) = (order.From == Place.Node, order.To == Place.Node);
        if (loss is not { } lost || !(leaves || arrives))
            return planner.Plan(order, cancellation);
        const string reason = "the node is lost before";
        if (order.Earliest >= lost.Time)
            return FlightPlanner.Unplanned(order, reason);
        var plan = planner.Plan(order with { Latest = Math.Min(order.Latest, lost.Time) }, cancellation);
        return (leaves ? plan.Departure : plan.Arrival) < lost.Time
            ? plan
            : plan with
            {
                Shortfalls = [.. plan.Shortfalls, reason],
            };
    }

    private static FlightOrder Order(Scenario scenario, Scenarios.Flight flight, FlightPlan? before)
    {
        var masses = scenario.Crew.People.ToDictionary(p => p.Name, p => p.Mass, StringComparer.Ordinal);
        var earliest = flight.Departure.SecondsPastJ2000;
        var latest = earliest + flight.Window;
        // A spacecraft cannot leave before it has come.
        if (before is not null)
            earliest = Math.Max(earliest, before.Arrival);
        return new()
        {
            Id = flight.Name,
            From = PlaceOf(flight.From),
            To = PlaceOf(flight.To),
            Earliest = earliest,
            Latest = Math.Max(latest, earliest),
            Spacecraft = before is null ? flight.Vehicle!.ToFlight() : before.Order.Spacecraft,
            LaunchVehicle = flight.Launcher?.ToFlight(),
            Propellant = before?.Remaining,
            FirstStage = before?.FirstStage ?? 0,
            CrewMass = flight.Crew.Sum(name => masses[name]),
            Cargo = flight.Cargo.Mass,
        };
    }

    private static Place PlaceOf(string name) =>
        name switch
        {
            StationMapping.Node => Place.Node,
            StationMapping.Base => Place.Base,
            _ => Place.Earth,
        };
}
