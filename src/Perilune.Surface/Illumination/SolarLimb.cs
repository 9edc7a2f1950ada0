namespace Perilune.Surface.Illumination;

/// <summary>
/// Brightness across the Sun's disc: A0 + A1 mu + A2 mu^2 of that at its middle, where mu is the cosine of the angle between the
/// line of sight and the Sun's vertical; at the distance s of the disc's radius from its middle mu is sqrt(1 - s^2).
/// </summary>
/// <param name="A0">Constant part, not negative.</param>
/// <param name="A1">Linear part.</param>
/// <param name="A2">Quadratic part.</param>
public sealed record SolarLimb(double A0, double A1, double A2)
{
    /// <summary>A disc of even brightness.</summary>
    public static SolarLimb Uniform { get; } = new(1, 0, 0);

    /// <summary>The Sun at 550 nm (A. N. Cox, ed., Allen's Astrophysical Quantities, 4th ed., 2000).</summary>
    public static SolarLimb Visible { get; } = new(0.3, 0.93, -0.23);
}
