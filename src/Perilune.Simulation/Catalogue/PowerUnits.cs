using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>One or more identical solar arrays.</summary>
[CatalogueKind("solar-arrays")]
public sealed record SolarArray
{
    /// <summary>Its name in the habitat.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Name for people.</summary>
    public string? Title { get; init; }

    /// <summary>Electric power of one array facing the Sun at 1 au, new.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, Above = "0 kW")]
    public required double Power { get; init; }

    /// <summary>How many there are.</summary>
    [Whole(1, 10000), Default("1")]
    public int Count { get; init; }

    /// <summary>Power lost with age, of what it was when new.</summary>
    /// <value>1/s</value>
    [Quantity(Measure.FractionRate, AtLeast = "0 %/yr", AtMost = "50 %/yr")]
    public required double Degradation { get; init; }

    /// <summary>Age at the start.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 yr"), Default("0 yr")]
    public double InitialAge { get; init; }

    /// <summary>Mean cosine of incidence with pointing losses; 100 % follows the Sun perfectly.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %"), Default("100 %")]
    public double TrackingFactor { get; init; }
}

/// <summary>A source of constant electric power that needs no sun.</summary>
[CatalogueKind("constant-sources")]
public sealed record ConstantSource
{
    /// <summary>Its name in the habitat.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Name for people.</summary>
    public string? Title { get; init; }

    /// <summary>Electric power.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, Above = "0 kW")]
    public required double Power { get; init; }
}

/// <summary>Storage of electric energy.</summary>
[CatalogueKind("batteries")]
public sealed record Battery
{
    /// <summary>Name for people.</summary>
    public string? Title { get; init; }

    /// <summary>Energy stored when full.</summary>
    /// <value>J</value>
    [Quantity(Measure.Energy, Above = "0 kWh")]
    public required double Capacity { get; init; }

    /// <summary>State of charge at the start.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %"), Default("100 %")]
    public double InitialStateOfCharge { get; init; }

    /// <summary>State of charge under which only critical loads may draw: one less the depth of discharge.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "90 %"), Default("20 %")]
    public double Floor { get; init; }

    /// <summary>Energy stored for each unit of energy charged.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %")]
    public required double ChargeEfficiency { get; init; }

    /// <summary>Energy delivered for each unit of energy taken from the store.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %")]
    public required double DischargeEfficiency { get; init; }

    /// <summary>Greatest power of charging; no limit when left out.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, Above = "0 kW")]
    public double? MaximumChargePower { get; init; }

    /// <summary>Greatest power delivered; no limit when left out.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, Above = "0 kW")]
    public double? MaximumDischargePower { get; init; }
}
