using Perilune.Surface.Roving;

namespace Perilune.Surface.Traverses;

/// <summary>
/// Heights on a square grid on which a traverse is planned: cell <c>row * Columns + column</c>, row 0 at the top. A rover goes
/// from a cell to one of its eight neighbours. Immutable.
/// </summary>
public sealed class TraverseGround
{
    /// <summary>Number of neighbours of a cell.</summary>
    public const int Directions = 8;

    private readonly float[] heights;

    /// <summary>Ground from its heights.</summary>
    /// <param name="columns">Number of columns, at least 2.</param>
    /// <param name="rows">Number of rows, at least 2.</param>
    /// <param name="cellSize">Distance between centres, m.</param>
    /// <param name="heights">Heights by rows, m; the array is copied. Not a number where the ground is unknown.</param>
    /// <exception cref="ArgumentException">Fewer than two rows or columns, or a count of heights that does not fit.</exception>
    public TraverseGround(int columns, int rows, double cellSize, ReadOnlySpan<float> heights)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellSize);
        if (columns < 2 || rows < 2 || (long)columns * rows != heights.Length)
            throw new ArgumentException(
                $"{columns} x {rows} cells do not fit {heights.Length} heights",
                nameof(heights)
            );
        (Columns, Rows, CellSize) = (columns, rows, cellSize);
        this.heights = heights.ToArray();
    }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Distance between centres, m.</summary>
    public double CellSize { get; }

    /// <summary>Number of cells.</summary>
    public int Count => heights.Length;

    /// <summary>Height of a cell, m.</summary>
    public double HeightOf(int cell) => heights[cell];

    /// <summary>The neighbour of a cell in a direction, 0 up, clockwise to 7; -1 beyond the rim.</summary>
    public int Neighbour(int cell, int direction)
    {
        var row = cell / Columns + Down(direction);
        var column = cell - cell / Columns * Columns + Right(direction);
        return (uint)row < (uint)Rows && (uint)column < (uint)Columns ? row * Columns + column : -1;
    }

    /// <summary>Distance on the map to a neighbour, m.</summary>
    public double Distance(int direction) => (direction & 1) == 0 ? CellSize : CellSize * Math.Sqrt(2);

    /// <summary>Way along the slope between two neighbouring cells, m.</summary>
    public double WayBetween(int cell, int neighbour)
    {
        var (right, down) = (neighbour % Columns - cell % Columns, neighbour / Columns - cell / Columns);
        var rise = heights[neighbour] - (double)heights[cell];
        return Math.Sqrt((right * right + down * down) * CellSize * CellSize + rise * rise);
    }

    /// <summary>Tangent of the slope from a cell to its neighbour, above 0 uphill.</summary>
    public double Grade(int cell, int neighbour, int direction) =>
        (heights[neighbour] - (double)heights[cell]) / Distance(direction);

    /// <summary>Tangent of the slope across a direction at a cell, without its sign, by central differences.</summary>
    public double CrossGrade(int cell, int direction)
    {
        var row = cell / Columns;
        var column = cell - row * Columns;
        var (left, right) = (Math.Max(column - 1, 0), Math.Min(column + 1, Columns - 1));
        var (up, down) = (Math.Max(row - 1, 0), Math.Min(row + 1, Rows - 1));
        var toRight =
            (heights[row * Columns + right] - (double)heights[row * Columns + left]) / ((right - left) * CellSize);
        var toBottom =
            (heights[down * Columns + column] - (double)heights[up * Columns + column]) / ((down - up) * CellSize);
        var across = Right(direction) * toBottom - Down(direction) * toRight;
        return Math.Abs((direction & 1) == 0 ? across : across / Math.Sqrt(2));
    }

    /// <summary>Columns to the right of a step in a direction: -1, 0 or 1.</summary>
    internal static int Right(int direction) =>
        direction switch
        {
            1 or 2 or 3 => 1,
            5 or 6 or 7 => -1,
            _ => 0,
        };

    /// <summary>Rows down of a step in a direction: -1, 0 or 1.</summary>
    internal static int Down(int direction) =>
        direction switch
        {
            7 or 0 or 1 => -1,
            3 or 4 or 5 => 1,
            _ => 0,
        };
}
