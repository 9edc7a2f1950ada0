using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>A launch vehicle by its stages, as an ascent flies it.</summary>
[CatalogueKind("rockets")]
public sealed record Rocket
{
    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Published mass at lift-off without payload, which must be the sum of the stages and of what is thrown off.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <summary>Stages in the order in which they are lit.</summary>
    public required IReadOnlyList<RocketStage> Stages { get; init; }

    /// <summary>What is thrown off on the way: fairing, escape tower. Times count from lift-off.</summary>
    public required IReadOnlyList<DroppedMass> Dropped { get; init; }

    /// <summary>Diameter to which drag coefficients belong.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Diameter { get; init; }

    /// <summary>Drag coefficients by Mach number.</summary>
    public required IReadOnlyList<DragPoint> Drag { get; init; }

    /// <summary>What it, or what it carries, withstands on the way up.</summary>
    [Default("")]
    public required VehicleLimits Limits { get; init; }
}

/// <summary>A stage in its place on a rocket.</summary>
public sealed record RocketStage
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>One of them.</summary>
    public required Stage Stage { get; init; }

    /// <summary>How many there are side by side.</summary>
    [Whole(1, 20), Default("1")]
    public int Count { get; init; }

    /// <summary>Whether the next stage is lit together with this one, as a core with its boosters.</summary>
    [Default("no")]
    public bool BurnsWithNext { get; init; }

    /// <summary>From burn-out to separation.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s"), Default("0 s")]
    public double SeparationDelay { get; init; }

    /// <summary>From the separation of the stage before to full thrust.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s"), Default("0 s")]
    public double IgnitionDelay { get; init; }

    /// <summary>Propellant of one that is kept and not burnt on the way up: for a landing, or against uncertainty.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double KeptPropellant { get; init; }

    /// <summary>Changes of thrust while it burns, in the order of their times.</summary>
    public required IReadOnlyList<ThrustStep> ThrustSteps { get; init; }

    /// <summary>A smaller mass, such as a ring between stages, that leaves while this stage burns.</summary>
    public DroppedMass? Dropped { get; init; }
}

/// <summary>From a time on, a stage burns with another thrust.</summary>
public sealed record ThrustStep
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>After the stage reached full thrust.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s")]
    public required double Time { get; init; }

    /// <summary>Fraction of the stage's full thrust in vacuum.</summary>
    [Quantity(Measure.Fraction, Above = "0 %", AtMost = "120 %")]
    public required double Fraction { get; init; }

    /// <summary>Specific impulse in vacuum from then on, where it changes.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, AtLeast = "50 s", AtMost = "10000 s")]
    public double? SpecificImpulse { get; init; }
}

/// <summary>Mass that is thrown off.</summary>
public sealed record DroppedMass
{
    /// <summary>Its name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>Mass.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Mass { get; init; }

    /// <summary>When: after lift-off for the rocket's, after full thrust for a stage's.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s")]
    public required double Time { get; init; }
}

/// <summary>A point of a drag table.</summary>
public sealed record DragPoint
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Mach number.</summary>
    [Quantity(Measure.Number, AtLeast = "0")]
    public required double Mach { get; init; }

    /// <summary>Drag coefficient.</summary>
    [Quantity(Measure.Number, AtLeast = "0")]
    public required double Coefficient { get; init; }
}
