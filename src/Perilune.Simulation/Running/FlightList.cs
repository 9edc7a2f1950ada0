using Perilune.Astro.Time;
using Perilune.Flight.Missions;
using Perilune.Simulation.Recording;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>The flights of a record.</summary>
internal static class FlightList
{
    private const int PathPoints = 200;

    public static IEnumerable<FlightRecord> Of(Scenario scenario, RunParts parts, TimeScales times) =>
        scenario
            .Flights.Zip(parts.Plans)
            .OrderBy(f => f.Second.Departure)
            .ThenBy(f => f.First.Name, StringComparer.Ordinal)
            .Select(f => Of(f.First, f.Second, parts, times));

    private static FlightRecord Of(Scenarios.Flight flight, FlightPlan plan, RunParts parts, TimeScales times) =>
        new()
        {
            Id = flight.Name,
            Partner = flight.Partner,
            Vehicle = plan.Order.Spacecraft.Name,
            LaunchVehicle = plan.Order.LaunchVehicle?.Name ?? "",
            From = flight.From,
            To = flight.To,
            DepartureUtc = times.Format(Epoch.FromSecondsPastJ2000(plan.Departure), TimeScale.Utc, 0),
            ArrivalUtc = times.Format(Epoch.FromSecondsPastJ2000(plan.Arrival), TimeScale.Utc, 0),
            Departure = plan.Departure - parts.Start,
            Arrival = plan.Arrival - parts.Start,
            DeltaV = plan.DeltaV,
            Closes = plan.Closes,
            Shortfall = string.Join("; ", plan.Shortfalls),
            Crew = flight.Crew,
            Cargo = [.. Manifest(flight)],
            Manoeuvres =
            [
                .. plan.Manoeuvres.Select(m => new ManoeuvreRecord(
                    m.Name,
                    m.Time - parts.Start,
                    m.DeltaV,
                    m.Stage,
                    m.Propellant
                )),
            ],
            Stages = [.. plan.Budget.Select(b => new StageBudgetRecord(b.Stage, b.Needed, b.Available))],
            Path =
            [
                .. (plan.Transfer?.Path(parts.Model, PathPoints) ?? []).Select(s => new TrajectoryPoint(
                    s.Time - parts.Start,
                    s.Position.X,
                    s.Position.Y,
                    s.Position.Z,
                    s.Velocity.X,
                    s.Velocity.Y,
                    s.Velocity.Z
                )),
            ],
        };

    private static IEnumerable<CargoRecord> Manifest(Scenarios.Flight flight)
    {
        const string station = "station";
        var cargo = flight.Cargo;
        (string Name, double Mass)[] common =
        [
            ("oxygen", cargo.Oxygen),
            ("nitrogen", cargo.Nitrogen),
            ("water", cargo.Water),
            ("food", cargo.Food),
            ("payloads", cargo.Payloads),
            ("spares", cargo.Spares.Sum(s => s.Count) * cargo.MassPerSpare),
        ];
        foreach (var (name, mass) in common.Where(c => c.Mass > 0))
            yield return new(name, mass, station);
        foreach (var item in cargo.Items)
            yield return new(item.Name, item.Mass, item.Owner);
    }
}
