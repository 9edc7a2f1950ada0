using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Maps;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The nodes of a working grid laid out for directions that run rather along its rows of memory than across: upright, the
/// map's rows, or turned, its columns. Where the map takes only every n-th node they lie once more by phases, so that
/// neighbouring cells of the map are neighbours in memory.
/// </summary>
internal sealed class Sheet
{
    /// <summary>Side of the tiles whose greatest height is known, in nodes.</summary>
    public const int TileSide = 16;

    /// <summary>Values past the last one, so that a strip of cells may be read whole at the last row's end.</summary>
    public const int Padding = 256;

    private readonly MapGrid nodes;
    private readonly float[] tileMaxima;
    private readonly float[] tileBends;
    private readonly int tileColumns;
    private readonly int phaseRows;

    /// <summary>A sheet of heights by its own rows.</summary>
    public Sheet(
        MapGrid map,
        MapGrid nodes,
        int stride,
        int margin,
        float[] heights,
        bool turned,
        ParallelOptions parallel
    )
    {
        (Map, this.nodes, Stride, Margin, Heights, IsTurned) = (map, nodes, stride, margin, heights, turned);
        (Columns, Rows) = turned ? (nodes.Rows, nodes.Columns) : (nodes.Columns, nodes.Rows);
        (CellColumns, CellRows) = turned ? (map.Rows, map.Columns) : (map.Columns, map.Rows);
        (PhasePitch, phaseRows) = ((Columns + stride - 1) / stride, (Rows + stride - 1) / stride);
        ByPhase = heights;
        if (stride > 1)
        {
            ByPhase = new float[stride * stride * PhasePitch * phaseRows + Padding];
            for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
                ByPhase[PhaseIndex(column, row)] = heights[row * Columns + column];
        }
        tileColumns = (Columns + TileSide - 1) / TileSide;
        var tileRows = (Rows + TileSide - 1) / TileSide;
        tileMaxima = new float[tileColumns * tileRows];
        Array.Fill(tileMaxima, WorkingGrid.Missing);
        tileBends = new float[tileMaxima.Length];
        Parallel.For(0, tileRows, parallel, BoundTiles);
    }

    /// <summary>The map whose cells look out.</summary>
    public MapGrid Map { get; }

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

    /// <summary>Heights by phases: see <see cref="PhaseIndex"/>.</summary>
    public float[] ByPhase { get; }

    /// <summary>Distance in <see cref="ByPhase"/> from a cell to the next row of cells.</summary>
    public int PhasePitch { get; }

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

    /// <summary>Index in <see cref="ByPhase"/> of a node; the node <see cref="Stride"/> columns on is the next.</summary>
    public int PhaseIndex(int column, int row)
    {
        var (c, p) = Math.DivRem(column, Stride);
        var (r, q) = Math.DivRem(row, Stride);
        return ((q * Stride + p) * phaseRows + r) * PhasePitch + c;
    }

    /// <summary>No height of the nodes from one column and row to another, inclusive, exceeds this; m.</summary>
    public float MaximumWithin(int firstColumn, int lastColumn, int firstRow, int lastRow) =>
        Within(tileMaxima, WorkingGrid.Missing, firstColumn, lastColumn, firstRow, lastRow);

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

    private void BoundTiles(int tileRow)
    {
        for (var row = tileRow * TileSide; row < Math.Min(Rows, (tileRow + 1) * TileSide); row++)
        for (var column = 0; column < Columns; column++)
        {
            var tile = tileRow * tileColumns + column / TileSide;
            var at = row * Columns + column;
            tileMaxima[tile] = Math.Max(tileMaxima[tile], Heights[at]);
            if (row + 1 == Rows || column + 1 == Columns)
                continue;
            var bend = Heights[at] - Heights[at + 1] - Heights[at + Columns] + Heights[at + Columns + 1];
            tileBends[tile] = Math.Max(tileBends[tile], Math.Abs(bend));
        }
    }
}
