using System.Globalization;
using Perilune.Surface.Topography;

namespace Perilune.DataTool.Terrain;

/// <summary>A grid to be written, and where it comes from.</summary>
/// <param name="Grid">The grid, with the source's full precision.</param>
/// <param name="SourcePath">The source product.</param>
/// <param name="Offset">Height of count 0, m.</param>
/// <param name="Resolution">Metres a count.</param>
/// <param name="IsExact">Whether the source holds whole counts of that resolution, so that nothing is lost.</param>
/// <param name="Product">The product's name and edition.</param>
/// <param name="Quality">What is known of the source's own quality.</param>
internal sealed record TerrainProduct(
    TerrainGrid Grid,
    string SourcePath,
    double Offset,
    double Resolution,
    bool IsExact,
    string Product,
    string Quality
)
{
    /// <summary>Greatest difference of height from the source, m.</summary>
    public double WorstDifference(TerrainGrid other)
    {
        double worst = 0;
        for (var i = 0; i < Grid.Heights.Length; i++)
            worst = Math.Max(worst, Math.Abs(other.Heights[i] - Grid.Heights[i]));
        return worst;
    }

    /// <summary>The record that stands beside the file.</summary>
    public Provenance Provenance()
    {
        var unit = Grid.Projection == GridProjection.Equirectangular ? "rad" : "m";
        return new(
            Product,
            "NASA GSFC (LOLA) and Arizona State University (LROC)",
            "as the source file, by its hash",
            [SourcePath],
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Grid.Columns} x {Grid.Rows} heights above {SurfacePoint.ReferenceRadius} m in counts of {Resolution:R} m from {Offset:R} m, predicted from their neighbours and Rice coded; {Grid.Projection}, first cell at {Grid.X:R}, {Grid.Y:R} {unit}, step {Grid.Step:R} {unit}"
            ),
            (IsExact ? "without loss" : string.Create(CultureInfo.InvariantCulture, $"within {Resolution / 2} m"))
                + " against the source; "
                + Quality
        );
    }
}
