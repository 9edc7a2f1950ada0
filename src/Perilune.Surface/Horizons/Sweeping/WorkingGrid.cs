using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The ground of a map and a margin around it, sampled once from the nested terrain at the spacing of the finest grid under
/// the map. Heights lie by rows, by columns (for walks along them) and, where the map takes only every n-th node, by phases,
/// so that neighbouring cells of the map are neighbours in memory.
/// </summary>
internal sealed class WorkingGrid
{
    /// <summary>Height of ground that no grid covers, m: deep enough never to be a horizon.</summary>
    public const float Missing = -1e6f;

    /// <summary>Side of the tiles whose greatest height is known, in nodes.</summary>
    public const int TileSide = 16;

    /// <summary>Values past the last one, so that a strip of cells may be read whole at the last row's end.</summary>
    public const int Padding = 256;

    private const long LargestCount = 500_000_000;

    private readonly float[] byPhase;
    private readonly float[] tileMaxima;
    private readonly float[] tileBends;
    private readonly int tileColumns;
    private readonly int phaseColumns;
    private readonly int phaseRows;

    private WorkingGrid(MapGrid map, MapGrid nodes, int stride, int margin, float[] heights)
    {
        (Map, Nodes, Stride, Margin, Heights) = (map, nodes, stride, margin, heights);
        (Columns, Rows) = (nodes.Columns, nodes.Rows);
        Transposed = new float[Columns * Rows];
        for (var row = 0; row < Rows; row++)
        for (var column = 0; column < Columns; column++)
            Transposed[column * Rows + row] = heights[row * Columns + column];
        (phaseColumns, phaseRows) = ((Columns + stride - 1) / stride, (Rows + stride - 1) / stride);
        byPhase = heights;
        if (stride > 1)
        {
            byPhase = new float[stride * stride * phaseColumns * phaseRows + Padding];
            for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
                byPhase[PhaseIndex(column, row)] = heights[row * Columns + column];
        }
        tileColumns = (Columns + TileSide - 1) / TileSide;
        tileMaxima = new float[tileColumns * ((Rows + TileSide - 1) / TileSide)];
        Array.Fill(tileMaxima, Missing);
        tileBends = new float[tileMaxima.Length];
        for (var row = 0; row < Rows; row++)
        for (var column = 0; column < Columns; column++)
        {
            var tile = row / TileSide * tileColumns + column / TileSide;
            var at = row * Columns + column;
            tileMaxima[tile] = Math.Max(tileMaxima[tile], heights[at]);
            if (row + 1 == Rows || column + 1 == Columns)
                continue;
            var bend = heights[at] - heights[at + 1] - heights[at + Columns] + heights[at + Columns + 1];
            tileBends[tile] = Math.Max(tileBends[tile], Math.Abs(bend));
        }
    }

    /// <summary>The map whose cells look out.</summary>
    public MapGrid Map { get; }

    /// <summary>The nodes, margin included.</summary>
    public MapGrid Nodes { get; }

    /// <summary>Nodes from one cell of the map to the next.</summary>
    public int Stride { get; }

    /// <summary>Nodes on each side beyond the outermost cells of the map.</summary>
    public int Margin { get; }

    /// <summary>Columns of nodes.</summary>
    public int Columns { get; }

    /// <summary>Rows of nodes.</summary>
    public int Rows { get; }

    /// <summary>Heights by rows, m; <see cref="Missing"/> where no grid covers the node.</summary>
    public float[] Heights { get; }

    /// <summary>Heights by columns.</summary>
    public float[] Transposed { get; }

    /// <summary>Heights by phases: see <see cref="PhaseIndex"/>.</summary>
    public float[] ByPhase => byPhase;

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
        var heights = new float[nodes.Columns * nodes.Rows + Padding];
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
        return new(map, nodes, stride, marginNodes, heights);
    }

    /// <summary>Index in <see cref="ByPhase"/> of a node; the node <see cref="Stride"/> columns on is the next.</summary>
    public int PhaseIndex(int column, int row)
    {
        var (c, p) = Math.DivRem(column, Stride);
        var (r, q) = Math.DivRem(row, Stride);
        return ((q * Stride + p) * phaseRows + r) * phaseColumns + c;
    }

    /// <summary>Distance in <see cref="ByPhase"/> from a cell to the next row of cells.</summary>
    public int PhasePitch => phaseColumns;

    /// <summary>No height of the nodes from one column and row to another, inclusive, exceeds this; m.</summary>
    public float MaximumWithin(int firstColumn, int lastColumn, int firstRow, int lastRow) =>
        Within(tileMaxima, Missing, firstColumn, lastColumn, firstRow, lastRow);

    /// <summary>No second difference of a patch of four nodes there exceeds this in size; m.</summary>
    public float BendWithin(int firstColumn, int lastColumn, int firstRow, int lastRow) =>
        Within(tileBends, 0, firstColumn, lastColumn, firstRow, lastRow);

    private float Within(float[] tiles, float least, int firstColumn, int lastColumn, int firstRow, int lastRow)
    {
        var maximum = least;
        for (var row = firstRow / TileSide; row <= lastRow / TileSide; row++)
        for (var column = firstColumn / TileSide; column <= lastColumn / TileSide; column++)
            maximum = Math.Max(maximum, tiles[row * tileColumns + column]);
        return maximum;
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
