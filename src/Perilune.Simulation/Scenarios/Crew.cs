using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>The crew of the whole complex.</summary>
public sealed record Crew
{
    /// <summary>What a crew member takes in and gives off.</summary>
    public required CrewRates Rates { get; init; }

    /// <summary>How a crew member's day is spent.</summary>
    [Default("")]
    public required CrewDay Day { get; init; }

    /// <summary>Everyone who lives in the station at any time of the run.</summary>
    [Defines("person")]
    public required IReadOnlyList<Person> People { get; init; }
}

/// <summary>A member of the crew.</summary>
public sealed record Person
{
    /// <summary>Name by which flights and habitats speak of them.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Who sends them.</summary>
    [RefersTo("partner"), Short]
    public required string Partner { get; init; }

    /// <summary>Mass with suit and personal kit, as a flight carries it.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "30 kg", AtMost = "500 kg"), Default("130 kg")]
    public double Mass { get; init; }
}

/// <summary>Mean day of a crew member; what is left of 24 h is for experiments and excursions.</summary>
public sealed record CrewDay
{
    /// <summary>Sleep.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h", AtMost = "24 h"), Default("8.5 h")]
    public double Sleep { get; init; }

    /// <summary>Exercise with preparation and hygiene.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h", AtMost = "24 h"), Default("2.5 h")]
    public double Exercise { get; init; }

    /// <summary>Meals.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h", AtMost = "24 h"), Default("3 h")]
    public double Meals { get; init; }

    /// <summary>Rest, conferences and days off, averaged over the week.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h", AtMost = "24 h"), Default("4 h")]
    public double Personal { get; init; }

    /// <summary>Scheduled maintenance and repair: 6.0 h a week.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h", AtMost = "24 h"), Default("51.4 min")]
    public double Maintenance { get; init; }

    /// <summary>Routine operations: 4.5 h a week.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h", AtMost = "24 h"), Default("38.6 min")]
    public double RoutineOperations { get; init; }

    /// <summary>Logistics: 2.3 h a week.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h", AtMost = "24 h"), Default("19.7 min")]
    public double Logistics { get; init; }

    /// <summary>Time left for experiments and excursions, s a day.</summary>
    public double Utilisation =>
        86400 - Sleep - Exercise - Meals - Personal - Maintenance - RoutineOperations - Logistics;
}
