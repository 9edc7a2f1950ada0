using System.Collections.Immutable;
using System.Globalization;

namespace Perilune.Surface.Topography.Products;

/// <summary>
/// How a product agrees with ground that is known already: both averaged over the same squares, product minus known ground.
/// </summary>
/// <param name="Samples">Squares compared.</param>
/// <param name="Square">Side of a square, m: the coarser of the two cells.</param>
/// <param name="Against">Names of the grids that it was held against, finest first.</param>
/// <param name="MedianDifference">Median difference of height, m.</param>
/// <param name="Deviation">Spread of the differences, m: 1.4826 times their median absolute deviation.</param>
/// <param name="TiltX">Rise of the plane through the differences along the columns' direction, m of height a m.</param>
/// <param name="TiltY">Rise of that plane against the rows' direction (upward on the map), m a m.</param>
/// <param name="Correlation">Correlation of the heights.</param>
/// <param name="Best">The arrangement of the product's axes that fits best; "as it stands" where that is its own.</param>
/// <param name="BestCorrelation">Correlation in that arrangement.</param>
/// <param name="Problems">What cannot be right, each with its mend; empty where nothing is wrong.</param>
/// <param name="Limits">What could not be judged, and why; empty where all could.</param>
public sealed record TerrainAgreement(
    int Samples,
    double Square,
    ImmutableArray<string> Against,
    double MedianDifference,
    double Deviation,
    double TiltX,
    double TiltY,
    double Correlation,
    string Best,
    double BestCorrelation,
    ImmutableArray<string> Problems,
    ImmutableArray<string> Limits
)
{
    /// <summary>The arrangement in which a product's axes should be.</summary>
    public const string AsItStands = "as it stands";

    /// <summary>The comparison in one line, for people.</summary>
    public override string ToString() =>
        Samples == 0
            ? "no known ground to compare with"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Samples} squares of {Square:0.#} m against {string.Join(", ", Against)}: median difference {MedianDifference:+0.0;-0.0;0.0} m, spread {Deviation:0.0} m, tilt {1000 * TiltX:+0.00;-0.00;0.00} m/km along X and {1000 * TiltY:+0.00;-0.00;0.00} along Y, correlation {Correlation:0.000}"
            );
}
