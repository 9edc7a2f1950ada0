using System.Runtime.CompilerServices;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Surface.Topography;

/// <summary>
/// A grid of heights in metres above <see cref="SurfacePoint.ReferenceRadius"/>, bilinear between the centres of its
/// cells, ME frame. Row 0 has the greatest Y, column 0 the least X. A cell without a height is NaN and covers nothing. Its
/// heights never change, and it is safe from any thread; a grid of tiles reads them from its file as they are asked for.
/// </summary>
public sealed class TerrainGrid
{
    /// <summary>The most cells that <see cref="Heights"/> brings into memory, 1 GB.</summary>
    public const long MostCellsInMemory = 256L << 20;

    private readonly TerrainTiles? tiles;
    private readonly double columnsPerUnit;
    private readonly double rowsPerUnit;
    private readonly bool wraps;
    private readonly bool reachesPoles;
    private readonly double period;
    private float[]? heights;

    /// <summary>A grid of square cells from its heights by rows; the array is copied.</summary>
    /// <param name="name">Name by which errors and coverage statements call it.</param>
    /// <param name="projection">How the grid lies on the sphere.</param>
    /// <param name="columns">Number of columns, at least 2.</param>
    /// <param name="rows">Number of rows, at least 2.</param>
    /// <param name="x">X at the centre of column 0, m (stereographic) or rad (equirectangular).</param>
    /// <param name="y">Y at the centre of row 0, m or rad.</param>
    /// <param name="step">Distance between centres, m or rad.</param>
    /// <param name="heights">Heights by rows, m; NaN where there is none.</param>
    /// <exception cref="ArgumentException">Fewer than two rows or columns, a step not above 0, or a count of heights that
    /// does not fit.</exception>
    public TerrainGrid(
        string name,
        GridProjection projection,
        int columns,
        int rows,
        double x,
        double y,
        double step,
        ReadOnlySpan<float> heights
    )
        : this(name, new(projection, columns, rows, x, y, step, step), heights) { }

    /// <summary>A grid from its heights by rows; the array is copied.</summary>
    /// <param name="name">Name by which errors and coverage statements call it.</param>
    /// <param name="placement">Where its cells lie.</param>
    /// <param name="heights">Heights by rows, m; NaN where there is none.</param>
    /// <exception cref="ArgumentException">Fewer than two rows or columns, a step not above 0, or a count of heights that
    /// does not fit.</exception>
    public TerrainGrid(string name, GridPlacement placement, ReadOnlySpan<float> heights)
        : this(name, placement)
    {
        if (heights.Length != (long)placement.Columns * placement.Rows)
            throw new ArgumentException($"{Fits(name, placement)} {heights.Length} heights", nameof(heights));
        this.heights = heights.ToArray();
        (Minimum, Maximum) = (float.MaxValue, float.MinValue);
        foreach (var height in heights)
        {
            if (height > Maximum)
                Maximum = height;
            if (height < Minimum)
                Minimum = height;
        }
    }

    internal TerrainGrid(string name, GridPlacement placement, TerrainTiles tiles)
        : this(name, placement)
    {
        this.tiles = tiles;
        (Minimum, Maximum) = (tiles.Least, tiles.Greatest);
    }

    private TerrainGrid(string name, GridPlacement placement)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (placement.Columns < 2 || placement.Rows < 2 || !(placement.Step > 0) || !(placement.RowStep > 0))
            throw new ArgumentException($"{Fits(name, placement)} a map", nameof(placement));
        (Name, Placement) = (name, placement);
        (Projection, Columns, Rows, X, Y, Step, RowStep) = placement;
        CellSize = placement.CellSize;
        columnsPerUnit = 1 / Step;
        rowsPerUnit = 1 / RowStep;
        wraps = placement.IsClosed;
        reachesPoles = placement.ReachesPoles;
        period = Projection == GridProjection.Equirectangular ? 2 * Math.PI / Step : 0;
    }

    /// <summary>Name by which errors and coverage statements call it.</summary>
    public string Name { get; }

    /// <summary>Where its cells lie.</summary>
    public GridPlacement Placement { get; }

    /// <summary>How the grid lies on the sphere.</summary>
    public GridProjection Projection { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>X at the centre of column 0, m or rad by <see cref="Projection"/>.</summary>
    public double X { get; }

    /// <summary>Y at the centre of row 0, m or rad by <see cref="Projection"/>.</summary>
    public double Y { get; }

    /// <summary>Distance between the centres of columns, m or rad by <see cref="Projection"/>.</summary>
    public double Step { get; }

    /// <summary>Distance between the centres of rows, m or rad; that of columns where the cells are square.</summary>
    public double RowStep { get; }

    /// <summary>Distance between centres on the ground, m (<see cref="GridPlacement.CellSize"/>).</summary>
    public double CellSize { get; }

    /// <summary>Least height of the grid, m. Bilinear heights are never below it.</summary>
    public double Minimum { get; }

    /// <summary>Greatest height of the grid, m. Bilinear heights never exceed it.</summary>
    public double Maximum { get; }

    /// <summary>Hash of a registered product's content, by which a record says what it was made with; null for other grids.</summary>
    public string? Fingerprint => tiles?.Fingerprint;

    /// <summary>Whether heights come from a file tile by tile, and not from memory.</summary>
    public bool IsTiled => Volatile.Read(ref heights) is null;

    /// <summary>Heights by rows, m; a grid of tiles is brought into memory by the first call.</summary>
    /// <exception cref="InvalidOperationException">More than <see cref="MostCellsInMemory"/>: take a <see cref="Window"/>.</exception>
    public ReadOnlySpan<float> Heights
    {
        get
        {
            if (Volatile.Read(ref heights) is { } present)
                return present;
            if ((long)Columns * Rows > MostCellsInMemory)
            {
                throw new InvalidOperationException(
                    $"terrain grid '{Name}' has {Columns} x {Rows} cells, more than memory should hold; take a window of it"
                );
            }
            var all = new float[Columns * Rows];
            tiles!.Copy(0, 0, Columns, Rows, all);
            return Interlocked.CompareExchange(ref heights, all, null) ?? all;
        }
    }

    /// <summary>Height at the centre of a cell, m; NaN where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such cell.</exception>
    public float HeightOf(int column, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        return heights is { } present ? present[row * Columns + column] : tiles!.At(column, row);
    }

    /// <summary>A part of the grid as a grid of its own, in memory, under the same name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not wholly within the grid.</exception>
    public TerrainGrid Window(int column, int row, int columns, int rows)
    {
        if (column < 0 || row < 0 || columns < 2 || rows < 2 || columns > Columns - column || rows > Rows - row)
        {
            throw new ArgumentOutOfRangeException(
                nameof(column),
                $"{columns} x {rows} cells from column {column}, row {row} do not lie within the {Columns} x {Rows} of '{Name}'"
            );
        }
        var part = new float[columns * rows];
        if (heights is { } present)
        {
            for (var r = 0; r < rows; r++)
                present.AsSpan((row + r) * Columns + column, columns).CopyTo(part.AsSpan(r * columns));
        }
        else
        {
            tiles!.Copy(column, row, columns, rows, part);
        }
        return new(
            Name,
            Placement with
            {
                Columns = columns,
                Rows = rows,
                X = X + column * Step,
                Y = Y - row * RowStep,
            },
            part
        );
    }

    /// <summary>
    /// Bilinear height in metres under a unit vector of the ME frame; false when the vector lies outside the centres of
    /// the outermost cells, or where a cell has no height. A global grid covers its poles with its first and last row.
    /// </summary>
    public bool TryHeight(Vector3 up, out double height)
    {
        var (x, y) = MapCoordinates(up);
        return TryHeightAtMap(x, y, out height, out _);
    }

    /// <summary>As <see cref="TryHeight"/>, at map coordinates: X and Y in m, or longitude and latitude in rad.</summary>
    public bool TryHeightAtMap(double x, double y, out double height) => TryHeightAtMap(x, y, out height, out _);

    /// <summary>Whether a point lies within the grid.</summary>
    public bool Covers(SurfacePoint point) => TryHeight(point.Up, out _);

    /// <summary>Map coordinates of a unit vector: m, or longitude and latitude in rad.</summary>
    internal (double X, double Y) MapCoordinates(Vector3 up)
    {
        if (Projection == GridProjection.SouthPolarStereographic)
            return SouthPolarStereographic.Project(up);
        if (Projection == GridProjection.NorthPolarStereographic)
            return NorthPolarStereographic.Project(up);
        var point = SurfacePoint.FromDirection(up);
        return (point.Longitude, point.Latitude);
    }

    /// <summary>Also how many cells the place lies from the grid's rim; infinite where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryHeightAtMap(double x, double y, out double height, out double rim)
    {
        var column = (x - X) * columnsPerUnit;
        var row = (Y - y) * rowsPerUnit;
        if (period > 0)
            return TryHeightOnGlobe(column, row, out height, out rim);
        var (farColumn, farRow) = (Columns - 1 - column, Rows - 1 - row);
        rim = Math.Min(Math.Min(column, farColumn), Math.Min(row, farRow));
        if (!(rim >= 0))
        {
            height = double.NaN;
            return false;
        }
        var c = Math.Min((int)column, Columns - 2);
        var r = Math.Min((int)row, Rows - 2);
        height = Bilinear(c, r, c + 1, column - c, row - r);
        return !double.IsNaN(height);
    }

    private bool TryHeightOnGlobe(double column, double row, out double height, out double rim)
    {
        // Longitudes count from the grid's own first column, whatever turn they were given in.
        column -= Math.Floor(column / period) * period;
        rim = wraps ? double.PositiveInfinity : Math.Min(column, Columns - 1 - column);
        if (reachesPoles)
            row = Math.Clamp(row, 0, Rows - 1);
        else
            rim = Math.Min(rim, Math.Min(row, Rows - 1 - row));
        if (!(rim >= 0))
        {
            height = double.NaN;
            return false;
        }
        var c = Math.Min((int)column, wraps ? Columns - 1 : Columns - 2);
        var r = Math.Min((int)row, Rows - 2);
        height = Bilinear(c, r, c + 1 == Columns ? 0 : c + 1, column - c, row - r);
        return !double.IsNaN(height);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Bilinear(int column, int row, int next, double u, double v)
    {
        double a,
            b,
            c,
            d;
        if (heights is { } present)
        {
            var first = row * Columns;
            a = present[first + column];
            b = present[first + next];
            c = present[first + Columns + column];
            d = present[first + Columns + next];
        }
        else
        {
            (a, b, c, d) = tiles!.Corners(column, row);
        }
        var north = a + (b - a) * u;
        var south = c + (d - c) * u;
        return north + (south - north) * v;
    }

    private static string Fits(string name, GridPlacement placement) =>
        $"terrain grid '{name}': {placement.Columns} x {placement.Rows} cells of {placement.Step} do not fit";
}
