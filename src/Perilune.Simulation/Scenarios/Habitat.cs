using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>One pressurised volume with its power, air, water, stores, units and crew.</summary>
public abstract record Habitat
{
    /// <summary>Modules; their masses and volumes add.</summary>
    public required IReadOnlyList<Module> Modules { get; init; }

    /// <summary>Cabin air.</summary>
    [Default("")]
    public required Atmosphere Atmosphere { get; init; }

    /// <summary>Generation, storage and use of electric power.</summary>
    public required Power Power { get; init; }

    /// <summary>Life-support units; a unit left out is not there.</summary>
    [Default("")]
    public required LifeSupport LifeSupport { get; init; }

    /// <summary>Tanks, lockers and spares.</summary>
    [Default("")]
    public required Stores Stores { get; init; }

    /// <summary>Airlock and suits; nobody goes outside without.</summary>
    public Airlock? Airlock { get; init; }

    /// <summary>Data recorder and transmitter.</summary>
    public required Communication Communication { get; init; }

    /// <summary>Who is aboard at the start.</summary>
    [RefersTo("person")]
    public required IReadOnlyList<string> InitialCrew { get; init; }

    /// <summary>Mass of all modules, kg.</summary>
    public double ModuleMass => Modules.Sum(module => module.Mass);

    /// <summary>Volume of air in all modules, m^3.</summary>
    public double Volume => Modules.Sum(module => module.Volume);
}

/// <summary>Cabin air, well mixed, at constant temperature.</summary>
public sealed record Atmosphere
{
    /// <summary>Temperature.</summary>
    /// <value>K</value>
    [Quantity(Measure.Temperature, AtLeast = "273.16 K", AtMost = "323 K"), Default("295.35 K")]
    public double Temperature { get; init; }

    /// <summary>Total pressure at the start, and the set point of pressure control.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, AtLeast = "20 kPa", AtMost = "110 kPa"), Default("101.325 kPa")]
    public double TotalPressure { get; init; }

    /// <summary>Partial pressure of oxygen at the start.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, Above = "0 kPa"), Default("21 kPa")]
    public double OxygenPressure { get; init; }

    /// <summary>Partial pressure of carbon dioxide at the start.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, AtLeast = "0 Pa"), Default("400 Pa")]
    public double CarbonDioxidePressure { get; init; }

    /// <summary>Relative humidity at the start.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %"), Default("40 %")]
    public double RelativeHumidity { get; init; }

    /// <summary>Air lost through the walls, of its mass.</summary>
    /// <value>1/s</value>
    [Quantity(Measure.FractionRate, AtLeast = "0 %/d"), Default("0.05 %/d")]
    public double LeakRate { get; init; }

    /// <summary>Partial pressure of oxygen under which the tank makes up.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, Above = "0 kPa"), Default("19.5 kPa")]
    public double OxygenMakeUpPressure { get; init; }

    /// <summary>Partial pressure of oxygen at which the make-up stops.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, Above = "0 kPa"), Default("20 kPa")]
    public double OxygenMakeUpStopPressure { get; init; }
}

/// <summary>Data recorder and transmitter of a habitat.</summary>
public sealed record Communication
{
    /// <summary>Rate of the link to the Earth in a pass; a station's own maximum may lower it.</summary>
    /// <value>bit/s</value>
    [Quantity(Measure.DataRate, Above = "0 bit/s")]
    public required double DownlinkRate { get; init; }

    /// <summary>Data that the recorder holds.</summary>
    /// <value>bit</value>
    [Quantity(Measure.DataVolume, Above = "0 GB"), Default("1 TB")]
    public double RecorderCapacity { get; init; }

    /// <summary>Data of the habitat's own systems.</summary>
    /// <value>bit/s</value>
    [Quantity(Measure.DataRate, AtLeast = "0 kbit/s"), Default("50 kbit/s")]
    public double HousekeepingRate { get; init; }

    /// <summary>Power of the transmitter in a pass.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W"), Default("200 W")]
    public double TransmitterPower { get; init; }
}
