using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Radiation;

/// <summary>What the surface of a body sends out, by reflection and by its own heat, over any scalar.</summary>
public abstract class SurfaceRadiation
{
    /// <summary>Power sent out by a square metre of the ground, W/m2.</summary>
    /// <param name="sineOfLatitude">Sine of its latitude.</param>
    /// <param name="cosineOfSun">Cosine of the Sun's zenith distance there; negative at night.</param>
    /// <param name="irradiance">Sunlight at the body, W/m2.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    public abstract T Exitance<T>(T sineOfLatitude, T cosineOfSun, T irradiance, T tdb)
        where T : struct, IScalar<T>;

    /// <summary>The greater of two numbers.</summary>
    private protected static T Max<T>(T a, T b)
        where T : struct, IScalar<T> => T.WhereLess(a, b, b, a);
}
