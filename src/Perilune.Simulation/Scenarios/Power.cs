using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>Generation, storage and use of electric power in a habitat.</summary>
public sealed record Power
{
    /// <summary>Solar arrays.</summary>
    public required IReadOnlyList<SolarArray> SolarArrays { get; init; }

    /// <summary>Sources that need no sun.</summary>
    public required IReadOnlyList<ConstantSource> ConstantSources { get; init; }

    /// <summary>Storage of electric energy.</summary>
    public required Battery Battery { get; init; }

    /// <summary>Loads besides life support, experiments and the transmitter.</summary>
    public required IReadOnlyList<Load> Loads { get; init; }
}

/// <summary>A load that is on whenever it is not shed.</summary>
public sealed record Load
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Power while on.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public required double Power { get; init; }

    /// <summary>Further power for each crew member aboard.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W"), Default("0 W")]
    public double PowerPerCrewMember { get; init; }

    /// <summary>Rank when power is short: the greatest number is shed first, 0 only when the battery is empty.</summary>
    [Whole(0, 100), Default("2")]
    public int Priority { get; init; }

    /// <summary>State of charge of the battery under which it is shed; the battery's floor when that is higher.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "95 %"), Default("0 %")]
    public double ShedAt { get; init; }
}
