using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>A stage: tanks, engines and what is built onto them.</summary>
public sealed record Stage
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Mass without usable propellant, crew and cargo.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double DryMass { get; init; }

    /// <summary>Usable propellant when full; the tanks' together where it is left out.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg")]
    public double? Propellant { get; init; }

    /// <summary>Published mass with full tanks, which must be the sum of dry mass and propellant.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? FullMass { get; init; }

    /// <summary>Specific impulse in vacuum; the engines' together where it is left out.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, AtLeast = "50 s", AtMost = "10000 s")]
    public double? SpecificImpulse { get; init; }

    /// <summary>Thrust in vacuum; the engines' together where it is left out.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public double? Thrust { get; init; }

    /// <summary>Engines by kind.</summary>
    public required IReadOnlyList<Engine> Engines { get; init; }

    /// <summary>Tanks.</summary>
    public required IReadOnlyList<Tank> Tanks { get; init; }

    /// <summary>What the dry mass is made of, which must be its sum.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>How its mass is spread.</summary>
    public MassProperties? MassProperties { get; init; }
}

/// <summary>One kind of engine of a stage.</summary>
public sealed record Engine
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>How many of it the stage has.</summary>
    [Whole(1, 100), Default("1")]
    public int Count { get; init; }

    /// <summary>Full thrust of one in vacuum.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public required double Thrust { get; init; }

    /// <summary>Specific impulse in vacuum.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, AtLeast = "50 s", AtMost = "10000 s")]
    public required double SpecificImpulse { get; init; }

    /// <summary>Specific impulse at sea level; left out for engines that burn in vacuum only.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, AtLeast = "50 s", AtMost = "1000 s")]
    public double? SeaLevelSpecificImpulse { get; init; }

    /// <summary>Ranges of thrust that it can hold, apart from each other; full thrust alone where none is given.</summary>
    public required IReadOnlyList<ThrottleBand> ThrottleBands { get; init; }

    /// <summary>Time from the command to full thrust.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s", AtMost = "5 min"), Default("0 s")]
    public double StartUpTime { get; init; }
}

/// <summary>A range of thrust that an engine can hold.</summary>
public sealed record ThrottleBand
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Smallest fraction of full thrust.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "120 %")]
    public required double Least { get; init; }

    /// <summary>Largest fraction of full thrust.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "120 %")]
    public required double Greatest { get; init; }
}

/// <summary>A tank, or several that are emptied together.</summary>
public sealed record Tank
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>What is in it.</summary>
    public required string Contents { get; init; }

    /// <summary>Propellant loaded, what cannot be used included.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg")]
    public required double Load { get; init; }

    /// <summary>Propellant that would fill its whole volume.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Capacity { get; init; }

    /// <summary>Fraction of the volume that must stay free of liquid.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "50 %"), Default("0 %")]
    public double Ullage { get; init; }

    /// <summary>Part of the load that never reaches an engine, and counts as dry mass in addition to the stage's.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double Residual { get; init; }

    /// <summary>What evaporates and is vented.</summary>
    /// <value>kg/s</value>
    [Quantity(Measure.MassRate, AtLeast = "0 kg/d"), Default("0 kg/d")]
    public double BoilOff { get; init; }
}

/// <summary>A part of a stage.</summary>
public sealed record Part
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Mass.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Mass { get; init; }
}

/// <summary>How a stage's dry mass is spread; its axis runs from the engines forward.</summary>
public sealed record MassProperties
{
    /// <summary>Height of the centre of mass above the engines' exits, or above the landing pads.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    public required double CentreOfMass { get; init; }

    /// <summary>Radius of gyration about the axis.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double RollGyration { get; init; }

    /// <summary>Radius of gyration about an axis across.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double PitchGyration { get; init; }

    /// <summary>Height.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Height { get; init; }

    /// <summary>Diameter; with legs, of the circle of the pads.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Diameter { get; init; }
}
