namespace Perilune.Astro.Atmospheres;

/// <summary>
/// Density, pressure, temperature and speed of sound of a still atmosphere as functions of altitude alone: what entry and
/// ascent need. Immutable, safe from any thread. Drag on orbits, whose densities follow the Sun, is <c>Forces.Drag</c>.
/// </summary>
public abstract class AtmosphericProfile
{
    /// <summary>Altitude above which there is nothing, m.</summary>
    public abstract double Top { get; }

    /// <summary>The air at an altitude; a vacuum above <see cref="Top"/>, the lowest layer continued below its floor.</summary>
    /// <param name="altitude">Height over the reference surface of the body, m.</param>
    public abstract AirState At(double altitude);
}
