using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The ground of a map and a margin around it, sampled once from the nested terrain at the spacing of the finest grid under
/// the map, and laid out both ways (<see cref="Sheet"/>).
/// </summary>
internal sealed class WorkingGrid
{
    /// <summary>Height of ground that no grid covers, m: deep enough never to be a horizon.</summary>
    public const float Missing = -1e6f;

    private const long LargestCount = 500_000_000;

    // Of nodes at half the spacing: with their maps they then fill 2.6 GB.
    private const long LargestBetween = 64_000_000;

    // Side of the squares in which the nodes are turned: both sides of one stay in the processor's cache.
    private const int Square = 64;

    private WorkingGrid(
        MapGrid map,
        MapGrid nodes,
        int stride,
        float[] heights,
        MapGrid halves,
        float[]? between,
        ParallelOptions parallel
    )
    {
        LooksBetween = between is not null;
        Upright = new(map, nodes, stride, heights, between, turned: false, parallel);
        heights = Turn(heights, nodes, parallel);
        between = between is null ? null : Turn(between, halves, parallel);
        Turned = new(map, nodes, stride, heights, between, turned: true, parallel);
    }

    /// <summary>
    /// Whether near ground that is not bilinear between the nodes is known at half their spacing; not on a map too large.
    /// </summary>
    public bool LooksBetween { get; }

    /// <summary>The nodes by rows.</summary>
    public Sheet Upright { get; }

    /// <summary>The nodes by columns.</summary>
    public Sheet Turned { get; }

    /// <summary>Nodes from one cell of a map to the next: as many as bring them to the spacing of the finest grid under it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No terrain under the map.</exception>
    public static int StrideFor(LunarTerrain terrain, MapGrid map) =>
        // A grid's own spacing is met, though scales differ by parts in a hundred thousand.
        Math.Max(1, (int)Math.Ceiling(map.CellSize / FinestCell(terrain, map) - 1e-3));

    /// <summary>Samples the terrain under a map.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="map">The map.</param>
    /// <param name="stride">Nodes from one cell to the next.</param>
    /// <param name="marginNodes">Nodes beyond the outermost cells.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">More nodes than fit.</exception>
    public static WorkingGrid Sample(
        LunarTerrain terrain,
        MapGrid map,
        int stride,
        int marginNodes,
        ParallelOptions parallel
    )
    {
        var (columns, rows) = ((long)map.Columns * stride + 2 * marginNodes, (long)map.Rows * stride + 2 * marginNodes);
        if (columns * rows > LargestCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(map),
                $"a map of {map.Columns} x {map.Rows} cells of {map.CellSize} m on ground {stride} times finer needs {columns * rows} "
                    + $"heights, more than {LargestCount}; take a smaller map"
            );
        }
        var nodes = map.Refined(stride, marginNodes);
        var halves = map.Refined(2 * stride, 2 * Sheet.NearMargin);
        return new(
            map,
            nodes,
            stride,
            HeightsOf(terrain, nodes, parallel),
            halves,
            (long)halves.Columns * halves.Rows <= LargestBetween ? HeightsOf(terrain, halves, parallel) : null,
            parallel
        );
    }

    private static float[] HeightsOf(LunarTerrain terrain, MapGrid nodes, ParallelOptions parallel)
    {
        var heights = new float[nodes.Count];
        Parallel.For(
            0,
            nodes.Rows,
            parallel,
            row =>
            {
                for (var column = 0; column < nodes.Columns; column++)
                {
                    heights[row * nodes.Columns + column] = terrain.TryHeight(
                        nodes.UpAt(column, row),
                        out var height,
                        out _
                    )
                        ? (float)height
                        : Missing;
                }
            }
        );
        return heights;
    }

    private static float[] Turn(float[] heights, MapGrid nodes, ParallelOptions parallel)
    {
        var turned = new float[heights.Length];
        Parallel.For(
            0,
            (nodes.Columns + Square - 1) / Square,
            parallel,
            square =>
            {
                var (left, right) = (square * Square, Math.Min((square + 1) * Square, nodes.Columns));
                for (var top = 0; top < nodes.Rows; top += Square)
                for (var column = left; column < right; column++)
                for (var row = top; row < Math.Min(top + Square, nodes.Rows); row++)
                    turned[column * nodes.Rows + row] = heights[row * nodes.Columns + column];
            }
        );
        return turned;
    }

    // The finest grid under the map, probed on 33 x 33 points.
    private static double FinestCell(LunarTerrain terrain, MapGrid map)
    {
        const int probes = 32;
        var finest = double.PositiveInfinity;
        for (var i = 0; i <= probes; i++)
        for (var j = 0; j <= probes; j++)
        {
            var up = map.UpAt((map.Columns - 1.0) * i / probes, (map.Rows - 1.0) * j / probes);
            if (terrain.TryHeight(up, out _, out var source))
                finest = Math.Min(finest, source.CellSize);
        }
        return double.IsFinite(finest)
            ? finest
            : throw new ArgumentOutOfRangeException(
                nameof(map),
                $"no terrain under the map around {map.PointAt(0.5 * (map.Columns - 1), 0.5 * (map.Rows - 1))}"
            );
    }
}
