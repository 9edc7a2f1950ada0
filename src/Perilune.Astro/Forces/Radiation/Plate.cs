using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Forces.Radiation;

/// <summary>What the axes of a plate follow.</summary>
public enum PlateAttitude
{
    /// <summary>ICRF axes.</summary>
    Inertial,

    /// <summary>Radial outwards, transverse and normal to the orbit about the central body.</summary>
    Rtn,

    /// <summary>First axis to the Sun, second as near to the pole of ICRF as can be: for arrays that follow the Sun.</summary>
    Sun,
}

/// <summary>
/// One side of a flat plate. What is neither reflected like a mirror nor scattered is absorbed. A plate with two sides is
/// two plates; plates do not shade each other.
/// </summary>
public sealed record Plate
{
    /// <summary>A plate.</summary>
    /// <param name="normal">Direction that it faces, in the axes of its attitude; the length does not matter.</param>
    /// <param name="area">Area, m2.</param>
    /// <param name="specular">Part of the light reflected like a mirror, 0 to 1.</param>
    /// <param name="diffuse">Part of it scattered by Lambert's law, 0 to 1.</param>
    /// <param name="attitude">What its axes follow.</param>
    /// <exception cref="ArgumentException">The normal has no direction, or parts are negative or exceed the whole.</exception>
    public Plate(
        Vector3 normal,
        double area,
        double specular,
        double diffuse,
        PlateAttitude attitude = PlateAttitude.Inertial
    )
    {
        if (!(normal.Norm > 0 && double.IsFinite(normal.Norm)))
            throw new ArgumentException($"the normal {normal} has no direction", nameof(normal));
        if (!(area >= 0 && specular >= 0 && diffuse >= 0 && specular + diffuse <= 1))
            throw new ArgumentException(
                $"a plate of {area} m2 that reflects {specular} and scatters {diffuse} is none",
                nameof(area)
            );
        (Normal, Area, Specular, Diffuse, Attitude) = (normal.Unit, area, specular, diffuse, attitude);
    }

    /// <summary>Unit vector that it faces, in the axes of its attitude.</summary>
    public Vector3 Normal { get; }

    /// <summary>Area, m2.</summary>
    public double Area { get; }

    /// <summary>Part of the light reflected like a mirror.</summary>
    public double Specular { get; }

    /// <summary>Part of it scattered by Lambert's law.</summary>
    public double Diffuse { get; }

    /// <summary>What its axes follow.</summary>
    public PlateAttitude Attitude { get; }
}
