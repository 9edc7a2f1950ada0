using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>
/// What the force model does not know, as white noise of acceleration (state noise compensation): its time average over T
/// has the variance q / T, and in free space it gives the velocity a variance of q t, the position one of q t^3 / 3
/// (B. D. Tapley, B. E. Schutz and G. H. Born, "Statistical Orbit Determination", 2004, section 4.9).
/// </summary>
public sealed class AccelerationNoise
{
    private AccelerationNoise(LocalOrbitalAxes? axes, Vector3 spectralDensity)
    {
        if (!(IsDensity(spectralDensity.X) && IsDensity(spectralDensity.Y) && IsDensity(spectralDensity.Z)))
            throw new ArgumentException("spectral densities are finite and not negative", nameof(spectralDensity));
        (Axes, SpectralDensity) = (axes, spectralDensity);
    }

    /// <summary>Axes of the densities; null for the axes of the propagation, ICRF.</summary>
    public LocalOrbitalAxes? Axes { get; }

    /// <summary>Two-sided power spectral density of acceleration along each axis, m2/s3; independent of each other.</summary>
    public Vector3 SpectralDensity { get; }

    /// <summary>Noise along ICRF axes.</summary>
    /// <param name="spectralDensity">Density along each axis, m2/s3.</param>
    /// <exception cref="ArgumentException">A density is negative or not finite.</exception>
    public static AccelerationNoise Inertial(Vector3 spectralDensity) => new(null, spectralDensity);

    /// <summary>Noise along axes that go with the orbit.</summary>
    /// <param name="axes">The axes, at each instant those of the state relative to the central body.</param>
    /// <param name="spectralDensity">Density along each axis, m2/s3.</param>
    /// <exception cref="ArgumentException">A density is negative or not finite.</exception>
    public static AccelerationNoise Orbital(LocalOrbitalAxes axes, Vector3 spectralDensity) =>
        new(axes, spectralDensity);

    /// <summary>Square root of the density at a state, in ICRF axes: Q = S S^T.</summary>
    internal Matrix3 Root(PositionVelocity state)
    {
        var (x, y, z) = (Math.Sqrt(SpectralDensity.X), Math.Sqrt(SpectralDensity.Y), Math.Sqrt(SpectralDensity.Z));
        var diagonal = new Matrix3(x, 0, 0, 0, y, 0, 0, 0, z);
        return Axes is { } axes ? OrbitalFrames.Rotation(axes, state).Transposed * diagonal : diagonal;
    }

    private static bool IsDensity(double value) => value >= 0 && double.IsFinite(value);
}
