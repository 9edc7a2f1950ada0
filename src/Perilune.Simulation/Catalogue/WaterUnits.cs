using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>A unit that works through a tank in batches: on at one filling, off at another.</summary>
public abstract record WaterUnit : LifeSupportUnit
{
    /// <summary>Feed processed while running.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double Throughput { get; init; }

    /// <summary>Power while running.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public required double Power { get; init; }

    /// <summary>Power while waiting.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public required double StandbyPower { get; init; }

    /// <summary>Fraction of the feed's water that is recovered.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0.1 %", AtMost = "100 %")]
    public required double Recovery { get; init; }

    /// <summary>Filling of the feed tank at which a batch starts.</summary>
    [Quantity(Measure.Fraction, AtLeast = "2 %", AtMost = "100 %")]
    public required double StartFilling { get; init; }

    /// <summary>Filling of the feed tank at which a batch stops.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "99 %"), Default("5 %")]
    public double StopFilling { get; init; }
}

/// <summary>Distils urine to waste water and brine.</summary>
[CatalogueKind("urine-processors")]
public sealed record UrineProcessor : WaterUnit;

/// <summary>Dries brine; the water goes to waste water.</summary>
[CatalogueKind("brine-processors")]
public sealed record BrineProcessor : WaterUnit;

/// <summary>Makes potable water from waste water.</summary>
[CatalogueKind("water-processors")]
public sealed record WaterProcessor : WaterUnit;
