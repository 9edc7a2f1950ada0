using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>What one crew member takes in and gives off, mean of a day. Mass in and out must be equal.</summary>
[CatalogueKind("crew-rates")]
public sealed record CrewRates
{
    /// <summary>Name for people.</summary>
    public string? Title { get; init; }

    /// <summary>Oxygen breathed.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double OxygenConsumed { get; init; }

    /// <summary>Carbon dioxide exhaled.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double CarbonDioxideProduced { get; init; }

    /// <summary>Dry food eaten.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double FoodSolids { get; init; }

    /// <summary>Potable water drunk and used in preparing food.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double DrinkingWater { get; init; }

    /// <summary>Water that comes with the food.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, AtLeast = "0 kg/d")]
    public required double FoodWater { get; init; }

    /// <summary>Dry faeces.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double FecalSolids { get; init; }

    /// <summary>Dry solids of perspiration.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double PerspirationSolids { get; init; }

    /// <summary>Dry solids of urine.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double UrineSolids { get; init; }

    /// <summary>Water in faeces.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, AtLeast = "0 kg/d")]
    public required double FecalWater { get; init; }

    /// <summary>Water exhaled and perspired.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double VapourWater { get; init; }

    /// <summary>Water in urine.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double UrineWater { get; init; }

    /// <summary>Potable water that flushes urine.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, AtLeast = "0 kg/d")]
    public required double FlushWater { get; init; }

    /// <summary>Potable water for hygiene, which becomes waste water.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, AtLeast = "0 kg/d")]
    public required double HygieneWater { get; init; }

    /// <summary>Heat given off.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public required double MetabolicHeat { get; init; }

    /// <summary>Mass taken in, kg/s.</summary>
    public double Intake => OxygenConsumed + FoodSolids + DrinkingWater + FoodWater;

    /// <summary>Mass given off, kg/s.</summary>
    public double Output =>
        CarbonDioxideProduced + FecalSolids + PerspirationSolids + UrineSolids + FecalWater + VapourWater + UrineWater;
}
