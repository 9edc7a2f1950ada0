using Perilune.Astro.Forces.Radiation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>What of a spacecraft meets sunlight and air.</summary>
public sealed record SpacecraftBody
{
    /// <summary>Mass.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg"), Default("1000 kg")]
    public double Mass { get; init; }

    /// <summary>Cross-section towards the Sun.</summary>
    /// <value>m2</value>
    [Quantity(Measure.Area, AtLeast = "0 m2"), Default("10 m2")]
    public double Area { get; init; }

    /// <summary>Reflectivity coefficient of a sphere: 1 takes all light up, 2 sends it all back.</summary>
    [Quantity(Measure.Number, AtLeast = "0", AtMost = "3"), Default("1.5")]
    public double Reflectivity { get; init; }

    /// <summary>Drag coefficient.</summary>
    [Quantity(Measure.Number, AtLeast = "0"), Default("2.2")]
    public double DragCoefficient { get; init; }

    /// <summary>Cross-section towards the wind; <c>area</c> unless told.</summary>
    /// <value>m2</value>
    [Quantity(Measure.Area, AtLeast = "0 m2")]
    public double? DragArea { get; init; }

    /// <summary>Flat plates that sunlight meets, by name, instead of a sphere with <c>area</c> and <c>reflectivity</c>.</summary>
    public required IReadOnlyList<FlatPlate> Plates { get; init; }
}

/// <summary>One side of a flat plate; what it neither reflects nor scatters it absorbs.</summary>
public sealed record FlatPlate
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>Direction that it faces, three plain numbers in the axes of its attitude; the length does not matter.</summary>
    [Quantity(Measure.Number)]
    public required Vector3 Normal { get; init; }

    /// <summary>Area.</summary>
    /// <value>m2</value>
    [Quantity(Measure.Area, AtLeast = "0 m2")]
    public required double Area { get; init; }

    /// <summary>Part of the light reflected like a mirror.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %"), Default("0 %")]
    public double Specular { get; init; }

    /// <summary>Part of the light scattered by Lambert's law.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %"), Default("0 %")]
    public double Diffuse { get; init; }

    /// <summary>What its axes follow.</summary>
    [Default("inertial")]
    public PlateAttitude Attitude { get; init; }
}
