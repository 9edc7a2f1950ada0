using System.Collections.Immutable;
using Perilune.Flight.Missions;
using Perilune.Simulation.Scenarios;
using Perilune.Station;
using Perilune.Station.History;
using Perilune.Station.Inputs;
using Perilune.Station.Models;
using Cargo = Perilune.Station.Inputs.Cargo;

namespace Perilune.Simulation.Running;

/// <summary>Lives the station through the span with everything that comes to it from outside.</summary>
internal static class StationLife
{
    public static StationHistory Run(
        Scenario scenario,
        double start,
        double end,
        IReadOnlyList<FlightPlan> plans,
        IEnumerable<SunlightProfile> sunlight,
        IEnumerable<CommunicationPass> passes,
        IEnumerable<TaskActivity> tasks,
        CancellationToken cancellation
    )
    {
        var arrivals = ImmutableArray.CreateBuilder<Arrival>();
        var departures = ImmutableArray.CreateBuilder<Departure>();
        foreach (var (flight, plan) in scenario.Flights.Zip(plans))
        {
            // A flight that does not close is not flown: its crew stays, its cargo does not come.
            if (!plan.Closes)
                continue;
            if (plan.Order.To != Place.Earth && plan.Arrival < end)
                arrivals.Add(Arrive(flight, plan));
            if (plan.Order.From != Place.Earth && plan.Departure < end)
            {
                departures.Add(
                    new()
                    {
                        Flight = flight.Name,
                        Time = plan.Departure,
                        Habitat = flight.From,
                        Crew = [.. flight.Crew],
                        RemovesWaste = flight.RemovesWaste,
                    }
                );
            }
        }
        var inputs = new StationInputs
        {
            Start = start,
            End = end,
            Seed = scenario.Seed,
            Sunlight = [.. sunlight],
            Passes = [.. passes],
            Arrivals = [.. arrivals.OrderBy(a => a.Time)],
            Departures = [.. departures.OrderBy(d => d.Time)],
            Tasks = [.. tasks],
            ExtravehicularActivities = scenario.Base is { } ground
                ?
                [
                    .. Forecast
                        .Outings(ground, start, end)
                        .Select(o => new ExtravehicularActivity
                        {
                            Id = $"{o.Excursion.Name}-{o.Number}",
                            Habitat = StationMapping.Base,
                            Start = o.Start,
                            Duration = o.Excursion.Duration,
                            CrewCount = o.Excursion.People,
                        }),
                ]
                : [],
        };
        return StationSimulation.Run(StationMapping.Map(scenario), inputs, cancellation);
    }

    private static Arrival Arrive(Scenarios.Flight flight, FlightPlan plan)
    {
        var cargo = ImmutableArray.CreateBuilder<Cargo>();
        void Add(Commodity commodity, double mass)
        {
            if (mass > 0)
                cargo.Add(new(commodity, mass));
        }
        Add(Commodity.Oxygen, flight.Cargo.Oxygen);
        Add(Commodity.Nitrogen, flight.Cargo.Nitrogen);
        Add(Commodity.Water, flight.Cargo.Water);
        Add(Commodity.Food, flight.Cargo.Food);
        return new()
        {
            Flight = flight.Name,
            Time = plan.Arrival,
            Habitat = flight.To,
            Crew = [.. flight.Crew],
            Cargo = cargo.ToImmutable(),
            Spares = [.. flight.Cargo.Spares.Select(s => new SpareStock(s.Name, s.Count))],
        };
    }
}
