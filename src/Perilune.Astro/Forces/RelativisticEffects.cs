using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Forces;

/// <summary>
/// Which relativistic accelerations about the central body count (IERS Conventions 2010, equation 10.12, with
/// beta = gamma = 1); each has its own switch.
/// </summary>
public sealed record RelativisticEffects
{
    /// <summary>
    /// Angular momentum of the Earth over its mass, m2/s (IERS Conventions 2010, section 10.3), along the pole of J2000: the
    /// pole moves 0.1 deg in 20 years, and the value itself has two digits.
    /// </summary>
    public static Vector3 EarthAngularMomentum => new(0, 0, 9.8e8);

    /// <summary>The mass of the central body: the first line of the equation. On unless switched off.</summary>
    public bool Schwarzschild { get; init; } = true;

    /// <summary>
    /// The spin of the central body, its angular momentum over its mass in ICRF axes, m2/s: the second line (Lense and
    /// Thirring). Null for none.
    /// </summary>
    public Vector3? Spin { get; init; }

    /// <summary>The motion of the central body about the Sun: the third line (de Sitter). The Sun is then among the bodies.</summary>
    public bool DeSitter { get; init; }

    /// <summary>GM of the Sun for <see cref="DeSitter"/>, m3/s2 (DE440).</summary>
    public double SunGravitationalParameter { get; init; } = 1.3271244004127942e20;
}
