using System.Globalization;

namespace Perilune.Surface.Topography.Products;

/// <summary>What is known of the ground around a grid, as far as horizons may see it.</summary>
public static class GroundAround
{
    // A mountain of 8 km is seen from one of 5 km over sqrt(2 R h) + sqrt(2 R h') = 298 km.
    private const double FarthestSight = 300_000;
    private const double Step = 5_000;
    private const double FineCell = 500;
    private const int Azimuths = 36;

    /// <summary>Statements for people: to what distance from the middle fine ground is complete, and what lies beyond.</summary>
    public static IReadOnlyList<string> Find(TerrainGrid grid, LunarTerrain others)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(others);
        if (grid.Placement is { IsClosed: true, ReachesPoles: true })
            return ["covers the whole Moon"];
        var middle = grid.Placement.PointAt(0.5 * (grid.Columns - 1), 0.5 * (grid.Rows - 1));
        var (fine, known) = (FarthestSight, FarthestSight);
        var beyond = new SortedDictionary<double, string>();
        for (var azimuth = 0; azimuth < Azimuths; azimuth++)
        for (var distance = 0.0; distance <= FarthestSight; distance += Step)
        {
            var up = middle.Along(2 * Math.PI * azimuth / Azimuths, distance / SurfacePoint.ReferenceRadius).Up;
            if (grid.TryHeight(up, out _) && grid.CellSize <= FineCell)
                continue;
            if (!others.TryHeight(up, out _, out var source))
            {
                (fine, known) = (Math.Min(fine, distance), Math.Min(known, distance));
                break;
            }
            beyond[source.CellSize] = source.Name;
            if (source.CellSize > FineCell)
                fine = Math.Min(fine, distance);
        }
        var lines = new List<string>();
        if (beyond.Count > 0)
            lines.Add($"beyond it: {string.Join(", ", beyond.Values)}");
        lines.Add(
            fine < FarthestSight
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"cells of {FineCell:0} m or finer are complete to {Math.Max(0, fine - Step) / 1000:0} km from its middle only: horizons beyond are coarse, and results that need them say so"
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"cells of {FineCell:0} m or finer are complete to {FarthestSight / 1000:0} km from its middle"
                )
        );
        if (known < FarthestSight)
        {
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no ground at all is known beyond {known / 1000:0} km in some directions"
                )
            );
        }
        return lines;
    }
}
