using System.Collections.Immutable;

namespace Perilune.Station.Inputs;

/// <summary>How sunlight goes from one change point to the next.</summary>
public enum SunlightInterpolation
{
    /// <summary>The fraction holds until the next change point.</summary>
    Step,

    /// <summary>The fraction runs straight to the next change point.</summary>
    Linear,
}

/// <summary>
/// Fraction of the Sun's disc that a habitat's arrays see, at its change points (terrain, eclipses). Before the first and
/// after the last change point the fraction is the first's and the last's.
/// </summary>
/// <param name="Habitat">Habitat's name.</param>
/// <param name="Times">Change points, TDB s past J2000, strictly ascending, at least one.</param>
/// <param name="Fractions">Fraction at each change point, 0 to 1.</param>
/// <param name="Interpolation">Between change points.</param>
public sealed record SunlightProfile(
    string Habitat,
    ImmutableArray<double> Times,
    ImmutableArray<double> Fractions,
    SunlightInterpolation Interpolation
)
{
    /// <summary>A constant fraction.</summary>
    public static SunlightProfile Constant(string habitat, double fraction) =>
        new(habitat, [0], [fraction], SunlightInterpolation.Step);
}
