using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>Whether each flight can take place at all: where it starts, what flies, who is there to fly.</summary>
internal sealed class FlightChecks(Scenario scenario, Bound bound, Problems problems)
{
    private const string Earth = "earth";

    public void Run()
    {
        foreach (var flight in scenario.Flights)
        {
            if (!bound.IsAllSound(flight))
                continue;
            Route(flight);
            Vehicle(flight);
            Load(flight);
            Date(flight);
        }
        Whereabouts();
    }

    private void Route(Flight flight)
    {
        if (flight.From == flight.To)
            Tell(flight, nameof(Flight.To), flight.To, "is where it leaves", "name another place");
        else if (flight is { From: "base", To: Earth })
            Tell(
                flight,
                nameof(Flight.To),
                flight.To,
                "cannot be reached directly from the base",
                "fly to the node, and on from there"
            );
    }

    private void Vehicle(Flight flight)
    {
        if (flight.Vehicle is null == flight.Continues is null)
        {
            var (message, mend) = flight.Vehicle is null
                ? ("is missing", "name a spacecraft, or the flight that this one continues")
                : ("is given although the flight continues another", "keep one of the two");
            Tell(flight, nameof(Flight.Vehicle), "", message, mend);
        }
        if (flight.From == Earth && flight.Launcher is null)
            Tell(flight, nameof(Flight.Launcher), "", "is missing", "name the launch vehicle that leaves the Earth");
        if (flight.From != Earth && flight.Launcher is not null)
            Tell(
                flight,
                nameof(Flight.Launcher),
                "",
                $"cannot leave {flight.From}",
                "take it away: launch vehicles leave the Earth"
            );
        var vehicles = new VehicleChecks(bound, problems);
        vehicles.Check(flight.Vehicle);
        vehicles.Check(flight.Launcher);
        if (flight.Launcher is { TransLunarMass: null, EnergyCurve: null } launcher && bound.IsAllSound(launcher))
            Tell(
                flight,
                nameof(Flight.Launcher),
                launcher.Title,
                "has no figure of what it sends to the Moon",
                "add its trans-lunar-mass or its energy-curve"
            );
        if (flight.Continues is null)
            return;
        var earlier = scenario.Flights.FirstOrDefault(other => other.Name == flight.Continues);
        if (earlier is null || !bound.IsAllSound(earlier))
            return;
        if (earlier.To != flight.From)
            Tell(
                flight,
                nameof(Flight.Continues),
                flight.Continues,
                $"ends at {earlier.To}, not at {flight.From}",
                $"leave from {earlier.To}"
            );
        else if (earlier.Departure >= flight.Departure)
            Tell(
                flight,
                nameof(Flight.Continues),
                flight.Continues,
                "leaves later than this flight",
                "name an earlier flight"
            );
        var rival = scenario.Flights.FirstOrDefault(other => other.Continues == flight.Continues);
        if (rival is not null && !ReferenceEquals(rival, flight))
            Tell(
                flight,
                nameof(Flight.Continues),
                flight.Continues,
                $"is continued by flight '{rival.Name}' already",
                "name another flight"
            );
    }

    private void Load(Flight flight)
    {
        if (flight.Vehicle is { Stages.Count: 0 } bare && bound.IsSound(bare, nameof(bare.Stages)))
        {
            var (place, location) = bound.PlaceOf(bare, nameof(bare.Stages));
            problems.Add(place, location, "", "is missing", "name at least one stage");
        }
        var first = flight;
        for (var i = 0; i < scenario.Flights.Count && first is { Vehicle: null, Continues: { } name }; i++)
            first = scenario.Flights.FirstOrDefault(other => other.Name == name) ?? first with { Continues = null };
        if (first.Vehicle is not { } vehicle || !bound.IsAllSound(vehicle))
            return;
        if (flight.Crew.Count > vehicle.Seats)
            Tell(
                flight,
                nameof(Flight.Crew),
                $"{flight.Crew.Count} people",
                $"are more than the {vehicle.Seats} seats of {vehicle.Title}",
                "fly fewer"
            );
        if (flight.Cargo.Mass > vehicle.CargoCapacity)
            Tell(
                flight,
                nameof(Flight.Cargo),
                Quantity.Format(flight.Cargo.Mass, Measure.Mass),
                $"is more than {vehicle.Title} carries",
                $"load at most {Quantity.Format(vehicle.CargoCapacity, Measure.Mass)}"
            );
    }

    private void Date(Flight flight)
    {
        if (!bound.IsSound(scenario, nameof(Scenario.Start), nameof(Scenario.Duration)))
            return;
        if (flight.Departure < scenario.Start || flight.Departure >= scenario.End)
            Tell(
                flight,
                nameof(Flight.Departure),
                "",
                "lies outside the run",
                "let it leave between the scenario's start and its end"
            );
    }

    /// <summary>Follows every person from flight to flight.</summary>
    private void Whereabouts()
    {
        if (!scenario.Flights.All(bound.IsAllSound))
            return;
        var whereabouts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in scenario.Node?.InitialCrew ?? [])
            whereabouts[person] = "node";
        foreach (var person in scenario.Base?.InitialCrew ?? [])
            whereabouts[person] = "base";
        // Someone who is not where a flight leaves is told once; what follows from it is not.
        var lost = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flight in scenario.Flights.OrderBy(flight => flight.Departure))
        {
            foreach (var person in flight.Crew)
            {
                var where = whereabouts.GetValueOrDefault(person, Earth);
                if (where != flight.From && lost.Add(person))
                    Tell(
                        flight,
                        nameof(Flight.Crew),
                        person,
                        $"is at {where}, not at {flight.From}, when it leaves",
                        $"bring '{person}' there by an earlier flight"
                    );
                whereabouts[person] = flight.To;
            }
        }
    }

    private void Tell(Flight flight, string property, string value, string message, string mend)
    {
        var (place, location) = bound.PlaceOf(flight, property);
        problems.Add(place, location, value, message, mend);
    }
}
