using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>What all life-support units have: a rank when power is short, and parts that fail.</summary>
public abstract record LifeSupportUnit
{
    /// <summary>Name for people.</summary>
    public string? Title { get; init; }

    /// <summary>Rank when power is short: the greatest number is shed first, 0 only when the battery is empty.</summary>
    [Whole(0, 100), Default("1")]
    public int Priority { get; init; }

    /// <summary>State of charge of the battery under which the unit is shed; the battery's floor when that is higher.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "95 %"), Default("0 %")]
    public double ShedAt { get; init; }

    /// <summary>Parts whose failure stops the unit; without any it never fails.</summary>
    public required IReadOnlyList<ReplaceableUnit> ReplaceableUnits { get; init; }
}

/// <summary>A part that fails at a constant rate and is replaced from a stock of spares.</summary>
public sealed record ReplaceableUnit
{
    /// <summary>Its name within the unit.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Kind of spare that replaces it; the part's own name when left out.</summary>
    public string? SpareType { get; init; }

    /// <summary>Mean operating time between failures.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 h")]
    public required double MeanTimeBetweenFailures { get; init; }

    /// <summary>Fraction of the time in which it ages.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "100 %"), Default("100 %")]
    public double Duty { get; init; }

    /// <summary>Crew time to replace it.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 h"), Default("3 h")]
    public double RepairTime { get; init; }
}

/// <summary>Splits water into oxygen for the cabin and hydrogen.</summary>
[CatalogueKind("oxygen-generators")]
public sealed record OxygenGenerator : LifeSupportUnit
{
    /// <summary>Oxygen made while running.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double Production { get; init; }

    /// <summary>Oxygen made at full power.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, Above = "0 kg/d")]
    public required double MaximumProduction { get; init; }

    /// <summary>Power at full production.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, Above = "0 W")]
    public required double MaximumPower { get; init; }

    /// <summary>Power in standby; between standby and full production power is linear.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public required double StandbyPower { get; init; }

    /// <summary>Partial pressure of oxygen at which it starts.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, Above = "0 kPa"), Default("20.7 kPa")]
    public double StartPressure { get; init; }

    /// <summary>Partial pressure of oxygen at which it stops.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, Above = "0 kPa"), Default("21.3 kPa")]
    public double StopPressure { get; init; }

    /// <summary>Potable water that it leaves to the crew.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("50 kg")]
    public double WaterReserve { get; init; }
}

/// <summary>Scrubs carbon dioxide from the cabin air.</summary>
[CatalogueKind("carbon-dioxide-removals")]
public sealed record CarbonDioxideRemoval : LifeSupportUnit
{
    /// <summary>Flow of air that loses all of its carbon dioxide.</summary>
    /// <value>m^3/s</value>
    [Quantity(Measure.VolumeRate, Above = "0 L/min")]
    public required double EffectiveAirflow { get; init; }

    /// <summary>Power while running.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public required double Power { get; init; }

    /// <summary>Partial pressure of carbon dioxide at which it rests when nobody is aboard.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, Above = "0 Pa"), Default("40 Pa")]
    public double StopPressure { get; init; }

    /// <summary>Carbon dioxide that the accumulator before the Sabatier reactor holds.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double AccumulatorCapacity { get; init; }
}

/// <summary>Makes water and methane from carbon dioxide and hydrogen.</summary>
[CatalogueKind("sabatiers")]
public sealed record Sabatier : LifeSupportUnit
{
    /// <summary>Moles of hydrogen fed for each mole of carbon dioxide.</summary>
    [Quantity(Measure.Number, AtLeast = "1", AtMost = "10")]
    public required double FeedRatio { get; init; }

    /// <summary>Fraction of the hydrogen fed that reacts.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0.1 %", AtMost = "100 %")]
    public required double HydrogenConversion { get; init; }

    /// <summary>Power while running.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public required double Power { get; init; }

    /// <summary>Filling of the carbon dioxide accumulator at which it starts.</summary>
    [Quantity(Measure.Fraction, AtLeast = "1 %", AtMost = "100 %")]
    public required double StartFilling { get; init; }

    /// <summary>Methane that can be kept; 0 kg vents it.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double MethaneCapacity { get; init; }
}

/// <summary>Condensing heat exchanger: takes water vapour from the cabin air.</summary>
[CatalogueKind("humidity-controls")]
public sealed record HumidityControl : LifeSupportUnit
{
    /// <summary>Air through the cold coil.</summary>
    /// <value>m^3/s</value>
    [Quantity(Measure.VolumeRate, Above = "0 L/min")]
    public required double Airflow { get; init; }

    /// <summary>Dew point at the coil.</summary>
    /// <value>K</value>
    [Quantity(Measure.Temperature, AtLeast = "273.16 K", AtMost = "300 K")]
    public required double CoilTemperature { get; init; }

    /// <summary>Power while running.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W")]
    public required double Power { get; init; }
}
