namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>Cells of a map that are swept together: a rectangle, small enough that straight lines of the map are great circles.</summary>
/// <param name="Column">First column of cells.</param>
/// <param name="Row">First row of cells.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Rows">Number of rows.</param>
internal readonly record struct Block(int Column, int Row, int Columns, int Rows)
{
    /// <summary>The same cells, columns for rows.</summary>
    public Block Turned => new(Row, Column, Rows, Columns);
}
