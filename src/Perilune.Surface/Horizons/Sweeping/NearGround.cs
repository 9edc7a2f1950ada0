using System.Numerics;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The ground near the cells of a sheet, as four maps in one array: the heights; for every fourth row, the greatest height in
/// the rectangles of 8 and of 16 columns that begin at each node, as many rows high and three more; and there the greatest
/// second difference of a patch of four nodes in that of 8. Where the map takes only every n-th node they lie by
/// phases, so that neighbouring cells of the map are neighbours in memory.
/// </summary>
internal sealed class NearGround
{
    /// <summary>Columns of the rectangles whose greatest height is known.</summary>
    public static ReadOnlySpan<int> Squares => [8, 16];

    /// <summary>Columns of the rectangles whose greatest second difference is known.</summary>
    public const int BendSquare = 8;

    // Rows of rectangles are a fourth of those of nodes, so that they stay in the processor's cache.
    private const int RowStep = 4;
    private const int Bounds = 3;

    private readonly int margin;
    private readonly int phaseRows;
    private readonly int boundRows;

    /// <summary>Ground of nodes by rows.</summary>
    /// <param name="heights">Heights by rows, m; <see cref="WorkingGrid.Missing"/> where there is none.</param>
    /// <param name="columns">Columns of nodes.</param>
    /// <param name="stride">Nodes from one cell to the next.</param>
    /// <param name="margin">Nodes beyond the outermost cells.</param>
    /// <param name="spacing">Distance between nodes on the map, m.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    public NearGround(float[] heights, int columns, int stride, int margin, double spacing, ParallelOptions parallel)
    {
        var rows = heights.Length / columns;
        (Stride, this.margin, Spacing) = (stride, margin, spacing);
        (Pitch, phaseRows) = ((columns + stride - 1) / stride, (rows + stride - 1) / stride);
        boundRows = (rows + RowStep - 1) / RowStep;
        Values = new float[(stride * phaseRows + Bounds * boundRows) * stride * Pitch + NearField.Strip];
        Parallel.For(0, rows, parallel, row => Put(heights.AsSpan(row * columns, columns), PhaseRow(row)));
        var bends = new float[heights.Length];
        Parallel.For(0, rows - 1, parallel, row => Bend(heights, bends, row * columns, columns));
        for (var (side, bound) = (1, 0); side < Squares[^1]; side *= 2)
        {
            heights = Doubled(heights, columns, side, parallel);
            if (side < BendSquare)
                bends = Doubled(bends, columns, side, parallel);
            if (Squares.Contains(2 * side))
                PutBounds(heights, columns, bound++, parallel);
        }
        PutBounds(bends, columns, Bounds - 1, parallel);
    }

    /// <summary>Distance between nodes on the map, m.</summary>
    public double Spacing { get; }

    /// <summary>Nodes from one cell to the next.</summary>
    public int Stride { get; }

    /// <summary>The maps.</summary>
    public float[] Values { get; }

    /// <summary>From a cell to the next row of cells among the heights; to the next cell of the row it is 1.</summary>
    public int Pitch { get; }

    /// <summary>Index of the height at a node, counted from the cell at column 0 and row 0.</summary>
    public int IndexOf(int column, int row)
    {
        var (c, p) = Math.DivRem(margin + column, Stride);
        return PhaseRow(margin + row) + p * phaseRows * Pitch + c;
    }

    /// <summary>Index of the greatest height in rectangles that begin at a column, above all rows (<see cref="BoundRow"/>).</summary>
    public int GreatestIn(int square, int column) => BoundIndex(square, margin + column);

    /// <summary>Index of the greatest second difference in rectangles that begin at a column, likewise.</summary>
    public int BendFrom(int column) => BoundIndex(Bounds - 1, margin + column);

    /// <summary>How far down the rectangles lie that begin with a row or before it.</summary>
    public int BoundRow(int row) => (margin + row) / RowStep * Pitch;

    /// <summary>Indices of the heights of a node and of those up to the next cell.</summary>
    public int[] HeightsFrom(int column, int row) =>
        [.. Enumerable.Range(0, Stride * Stride).Select(i => IndexOf(column + i % Stride, row + i / Stride))];

    /// <summary>Indices of all bounds from a column and those up to the next cell, above all rows.</summary>
    public int[] BoundsFrom(int column) =>
        [.. Enumerable.Range(0, Bounds * Stride).Select(i => BoundIndex(i / Stride, margin + column + i % Stride))];

    private int PhaseRow(int row)
    {
        var (r, q) = Math.DivRem(row, Stride);
        return (q * Stride * phaseRows + r) * Pitch;
    }

    private int BoundIndex(int bound, int column)
    {
        var (c, p) = Math.DivRem(column, Stride);
        return (Stride * Stride * phaseRows + (bound * Stride + p) * boundRows) * Pitch + c;
    }

    private static void Bend(float[] heights, float[] bends, int first, int columns)
    {
        for (var at = first; at + 1 < first + columns; at++)
            bends[at] = Math.Abs(heights[at] - heights[at + 1] - heights[at + columns] + heights[at + columns + 1]);
    }

    // Greatest values of squares twice as wide; at the far edges of what there is.
    private static float[] Doubled(float[] values, int columns, int side, ParallelOptions parallel)
    {
        var rows = values.Length / columns;
        var doubled = new float[values.Length];
        Parallel.For(
            0,
            rows,
            parallel,
            row =>
            {
                var target = doubled.AsSpan(row * columns, columns);
                var below = row + side < rows ? row + side : row;
                Greater(values.AsSpan(row * columns, columns), values.AsSpan(below * columns, columns), target);
                // Each value is read before the one that lies so far behind it is written.
                Greater(target[..^side], target[side..], target);
            }
        );
        return doubled;
    }

    private static void Greater(ReadOnlySpan<float> one, ReadOnlySpan<float> other, Span<float> target)
    {
        var i = 0;
        for (; i <= one.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Max(new Vector<float>(one[i..]), new Vector<float>(other[i..])).CopyTo(target[i..]);
        for (; i < one.Length; i++)
            target[i] = Math.Max(one[i], other[i]);
    }

    private void PutBounds(float[] values, int columns, int bound, ParallelOptions parallel)
    {
        var rows = values.Length / columns;
        Parallel.For(
            0,
            boundRows,
            parallel,
            part =>
            {
                var greatest = values.AsSpan(part * RowStep * columns, columns).ToArray();
                for (var row = part * RowStep + 1; row < Math.Min(rows, (part + 1) * RowStep); row++)
                    Greater(greatest, values.AsSpan(row * columns, columns), greatest);
                for (var phase = 0; phase < Stride; phase++)
                {
                    var target = BoundIndex(bound, phase) + part * Pitch;
                    for (var column = phase; column < columns; column += Stride)
                        Values[target++] = greatest[column];
                }
            }
        );
    }

    private void Put(ReadOnlySpan<float> row, int first)
    {
        for (var phase = 0; phase < Stride; phase++)
        {
            var target = first + phase * phaseRows * Pitch;
            for (var column = phase; column < row.Length; column += Stride)
                Values[target++] = row[column];
        }
    }
}
