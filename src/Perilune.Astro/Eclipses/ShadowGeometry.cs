using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Eclipses;

/// <summary>What a body does to sunlight at a place.</summary>
public enum Lighting
{
    /// <summary>The whole disc of the Sun is visible.</summary>
    Sunlit,

    /// <summary>A part of it.</summary>
    Penumbra,

    /// <summary>A ring of it: the body is seen inside the Sun.</summary>
    Annular,

    /// <summary>None of it.</summary>
    Umbra,
}

/// <summary>The edges of a spherical body's shadow as smooth functions of position.</summary>
public static class ShadowGeometry
{
    /// <summary>
    /// Angular separation of the centres less the sum of the angular radii, rad: positive in full sunlight, zero at the edge
    /// of the penumbra.
    /// </summary>
    /// <param name="toSun">From the observer to the Sun's centre, m.</param>
    /// <param name="toBody">From the observer to the body's centre, m.</param>
    /// <param name="bodyRadius">Radius of the body, m.</param>
    public static double OuterEdge(Vector3 toSun, Vector3 toBody, double bodyRadius) =>
        Vector3.Angle(toSun, toBody) - AngularRadius(toBody, bodyRadius) - AngularRadius(toSun, SolarDisc.SunRadius);

    /// <summary>
    /// Angular separation of the centres less the difference of the angular radii, rad: negative in the umbra or where the
    /// body is seen inside the Sun, zero at the edge.
    /// </summary>
    /// <param name="toSun">From the observer to the Sun's centre, m.</param>
    /// <param name="toBody">From the observer to the body's centre, m.</param>
    /// <param name="bodyRadius">Radius of the body, m.</param>
    public static double InnerEdge(Vector3 toSun, Vector3 toBody, double bodyRadius) =>
        Vector3.Angle(toSun, toBody)
        - Math.Abs(AngularRadius(toBody, bodyRadius) - AngularRadius(toSun, SolarDisc.SunRadius));

    /// <summary>What the body does to sunlight at the observer.</summary>
    /// <param name="toSun">From the observer to the Sun's centre, m.</param>
    /// <param name="toBody">From the observer to the body's centre, m.</param>
    /// <param name="bodyRadius">Radius of the body, m.</param>
    public static Lighting Classify(Vector3 toSun, Vector3 toBody, double bodyRadius)
    {
        if (OuterEdge(toSun, toBody, bodyRadius) >= 0)
            return Lighting.Sunlit;
        if (InnerEdge(toSun, toBody, bodyRadius) >= 0)
            return Lighting.Penumbra;
        return AngularRadius(toBody, bodyRadius) < AngularRadius(toSun, SolarDisc.SunRadius)
            ? Lighting.Annular
            : Lighting.Umbra;
    }

    /// <summary>Angle under which a sphere's radius is seen, rad; a right angle on and inside the sphere.</summary>
    public static double AngularRadius(Vector3 toCentre, double radius) =>
        Math.Asin(Math.Min(1, radius / toCentre.Norm));
}
