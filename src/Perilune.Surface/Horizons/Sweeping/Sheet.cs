using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Maps;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The nodes of a working grid laid out for directions that cross its rows of memory rather than follow them: upright, the
/// map's rows, or turned, its columns.
/// </summary>
internal sealed class Sheet
{
    // The bilinear surface through nodes is the ground's own where it is met so closely, m: twice the rounding of heights.
    private const float Tolerance = 1e-3f;

    private readonly MapGrid nodes;
    private readonly int[] strange;

    /// <summary>A sheet of heights by its own rows.</summary>
    /// <param name="map">The map whose cells look out.</param>
    /// <param name="nodes">The nodes, margin included.</param>
    /// <param name="stride">Nodes from one cell to the next.</param>
    /// <param name="heights">Heights of the nodes by rows of the sheet, m.</param>
    /// <param name="halves">Heights at half the spacing near the cells, with <see cref="NearMargin"/>, likewise; null where they are not to be looked at.</param>
    /// <param name="turned">Whether rows of the sheet are columns of the map.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    public Sheet(
        MapGrid map,
        MapGrid nodes,
        int stride,
        float[] heights,
        float[]? halves,
        bool turned,
        ParallelOptions parallel
    )
    {
        (this.nodes, Stride, Heights, IsTurned) = (nodes, stride, heights, turned);
        (Columns, Rows) = turned ? (nodes.Rows, nodes.Columns) : (nodes.Columns, nodes.Rows);
        (CellColumns, CellRows) = turned ? (map.Rows, map.Columns) : (map.Columns, map.Rows);
        Margin = (Columns - 1 - (CellColumns - 1) * stride) / 2;
        var columns = (CellColumns - 1) * stride + 1 + 2 * NearMargin;
        var near = new float[columns * ((CellRows - 1) * stride + 1 + 2 * NearMargin)];
        var first = (Margin - NearMargin) * (Columns + 1);
        for (var i = 0; i < near.Length; i += columns)
            heights.AsSpan(first + i / columns * Columns, columns).CopyTo(near.AsSpan(i));
        Near = new(near, columns, stride, NearMargin, nodes.CellSize, parallel);
        strange = halves is null ? [0] : Strange(near, halves, columns);
        if (halves is not null && strange[^1] > 0)
            Halves = new(halves, 2 * columns - 1, 2 * stride, 2 * NearMargin, nodes.CellSize / 2, parallel);
    }

    /// <summary>Nodes beyond the outermost cells that their near ground may reach.</summary>
    public static int NearMargin => NearSamples.Reach + 2;

    /// <summary>Whether rows of the sheet are columns of the map.</summary>
    public bool IsTurned { get; }

    /// <summary>Nodes from one cell of the map to the next.</summary>
    public int Stride { get; }

    /// <summary>Nodes on each side beyond the outermost cells of the map.</summary>
    public int Margin { get; }

    /// <summary>Columns of nodes.</summary>
    public int Columns { get; }

    /// <summary>Rows of nodes.</summary>
    public int Rows { get; }

    /// <summary>Columns of cells.</summary>
    public int CellColumns { get; }

    /// <summary>Rows of cells.</summary>
    public int CellRows { get; }

    /// <summary>Distance between nodes on the map, m.</summary>
    public double Spacing => nodes.CellSize;

    /// <summary>Heights by rows, m; <see cref="WorkingGrid.Missing"/> where no grid covers the node.</summary>
    public float[] Heights { get; }

    /// <summary>The nodes near the cells.</summary>
    public NearGround Near { get; }

    /// <summary>
    /// The same at half the spacing, where the ground is not everywhere bilinear between the nodes: where grids pass into each
    /// other, and where another's nodes lie between these; otherwise null.
    /// </summary>
    public NearGround? Halves { get; }

    /// <summary>Columns and rows a node of distance toward an azimuth of the map, rad clockwise from its top.</summary>
    public (double Right, double Down) Toward(double azimuth)
    {
        var (east, north) = Math.SinCos(azimuth);
        return IsTurned ? (-north, east) : (east, -north);
    }

    /// <summary>Height of the ground under a cell, m.</summary>
    public float HeightOf(int cellColumn, int cellRow) =>
        Heights[(Margin + cellRow * Stride) * Columns + Margin + cellColumn * Stride];

    /// <summary>Unit vector of the mean-Earth frame at a node.</summary>
    public Vector3 UpAt(double column, double row) => IsTurned ? nodes.UpAt(row, column) : nodes.UpAt(column, row);

    /// <summary>Azimuth on the map, rad clockwise from its top, of a tangent vector of the sphere.</summary>
    public double MapAzimuth(Vector3 up, Vector3 tangent) => nodes.MapAzimuth(up, tangent);

    /// <summary>The map's scale at a node.</summary>
    public double ScaleAt(double column, double row) =>
        IsTurned ? nodes.ScaleAt(row, column) : nodes.ScaleAt(column, row);

    /// <summary>Place of a node on the plane of the projection, m.</summary>
    public (double X, double Y) PlaceOf(double column, double row)
    {
        var (across, down) = IsTurned ? (row, column) : (column, row);
        return (nodes.X + across * nodes.CellSize, nodes.Y - down * nodes.CellSize);
    }

    /// <summary>Whether the near ground of a block of cells, in one direction, is not everywhere bilinear between the nodes.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="right">Columns a node of distance.</param>
    /// <param name="down">Rows a node of distance.</param>
    public bool IsStrangeToward(Block cells, double right, double down)
    {
        if (Halves is null)
            return false;
        var (column, row) = (NearMargin + cells.Column * Stride, NearMargin + cells.Row * Stride);
        var (across, along) = ((int)Math.Round(NearSamples.Reach * right), (int)Math.Round(NearSamples.Reach * down));
        var (left, top) = (column + Math.Min(across, 0) - 1, row + Math.Min(along, 0) - 1);
        var last = column + (cells.Columns - 1) * Stride + Math.Max(across, 0) + 1;
        var bottom = row + (cells.Rows - 1) * Stride + Math.Max(along, 0) + 1;
        var width = (CellColumns - 1) * Stride + 2 + 2 * NearMargin;
        return strange[(bottom + 1) * width + last + 1]
                - strange[top * width + last + 1]
                - strange[(bottom + 1) * width + left]
                + strange[top * width + left]
            > 0;
    }

    // How many patches of four nodes above and left of a node the bilinear surface does not meet.
    private static int[] Strange(float[] near, float[] halves, int columns)
    {
        var rows = near.Length / columns;
        var fine = 2 * columns - 1;
        var sums = new int[(columns + 1) * (rows + 1)];
        for (var row = 0; row < rows; row++)
        for (var column = 0; column < columns; column++)
        {
            var patch = 0;
            if (row + 1 < rows && column + 1 < columns)
            {
                var at = row * columns + column;
                var (a, b, c, d) = (near[at], near[at + 1], near[at + columns], near[at + columns + 1]);
                var half = 2 * row * fine + 2 * column;
                patch =
                    Differ(halves[half + 1], 0.5f * (a + b))
                    || Differ(halves[half + fine], 0.5f * (a + c))
                    || Differ(halves[half + fine + 1], 0.25f * (a + b + c + d))
                        ? 1
                        : 0;
            }
            var sum = (row + 1) * (columns + 1) + column + 1;
            sums[sum] = patch + sums[sum - 1] + sums[sum - columns - 1] - sums[sum - columns - 2];
        }
        return sums;
    }

    private static bool Differ(float one, float other) => Math.Abs(one - other) > Tolerance;
}
