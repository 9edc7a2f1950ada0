using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>A pressurised module.</summary>
[CatalogueKind("modules")]
public sealed record Module
{
    /// <summary>Its name in the habitat.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Name for people.</summary>
    public string? Title { get; init; }

    /// <summary>Mass, fitted out.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Mass { get; init; }

    /// <summary>Volume of air in it.</summary>
    /// <value>m^3</value>
    [Quantity(Measure.Volume, AtLeast = "0 m3")]
    public required double Volume { get; init; }
}

/// <summary>Airlock and suits: what an excursion costs.</summary>
[CatalogueKind("airlocks")]
public sealed record Airlock
{
    /// <summary>Name for people.</summary>
    public string? Title { get; init; }

    /// <summary>Free gas in the airlock.</summary>
    /// <value>m^3</value>
    [Quantity(Measure.Volume, AtLeast = "0 m3")]
    public required double Volume { get; init; }

    /// <summary>Pressure at which the pump stops and the rest is vented.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, AtLeast = "0 kPa")]
    public required double VentPressure { get; init; }

    /// <summary>Oxygen for each person outside, breathed and leaked.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/h")]
    public required double OxygenRate { get; init; }

    /// <summary>Cooling water for each person outside, lost overboard.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, AtLeast = "0 kg/h")]
    public required double CoolingWaterRate { get; init; }

    /// <summary>Oxygen that purges one suit.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg")]
    public required double PurgeOxygen { get; init; }

    /// <summary>Crew time of preparation and clean-up for each person.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h"), Default("3 h")]
    public double PreparationTime { get; init; }
}
