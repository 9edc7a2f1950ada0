using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Drag;

/// <summary>The density of an atmosphere, over any scalar.</summary>
public abstract class Atmosphere
{
    /// <summary>Density, kg/m3.</summary>
    /// <param name="altitude">Height over the ellipsoid, m.</param>
    /// <param name="direction">Unit vector from the body's centre, body-fixed axes.</param>
    /// <param name="toSun">Unit vector to the Sun, body-fixed axes.</param>
    public abstract T Density<T>(T altitude, Vector3<T> direction, Vector3<T> toSun)
        where T : struct, IScalar<T>;
}
