using System.Runtime.CompilerServices;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Surface.Topography;

/// <summary>
/// A grid of heights in metres above <see cref="SurfacePoint.ReferenceRadius"/>, bilinear between the centres of its
/// cells, ME frame. Row 0 has the greatest Y, column 0 the least X. Immutable, safe from any thread.
/// </summary>
public sealed class TerrainGrid
{
    private readonly float[] heights;
    private readonly double columnsPerUnit;
    private readonly bool wraps;

    /// <summary>A grid from its heights by rows; the array is copied.</summary>
    /// <param name="name">Name by which errors and coverage statements call it.</param>
    /// <param name="projection">How the grid lies on the sphere.</param>
    /// <param name="columns">Number of columns, at least 2.</param>
    /// <param name="rows">Number of rows, at least 2.</param>
    /// <param name="x">X at the centre of column 0, m (stereographic) or rad (equirectangular).</param>
    /// <param name="y">Y at the centre of row 0, m or rad.</param>
    /// <param name="step">Distance between centres, m or rad.</param>
    /// <param name="heights">Heights by rows, m.</param>
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
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (columns < 2 || rows < 2 || !(step > 0) || heights.Length != (long)columns * rows)
        {
            throw new ArgumentException(
                $"terrain grid '{name}': {columns} x {rows} cells of {step} do not fit {heights.Length} heights",
                nameof(heights)
            );
        }
        (Name, Projection, Columns, Rows, X, Y, Step) = (name, projection, columns, rows, x, y, step);
        this.heights = heights.ToArray();
        columnsPerUnit = 1 / step;
        wraps =
            projection == GridProjection.Equirectangular && Math.Abs(columns * step - 2 * Math.PI) < 1e-9 * 2 * Math.PI;
        Maximum = float.MinValue;
        foreach (var height in heights)
            Maximum = Math.Max(Maximum, height);
    }

    /// <summary>Name by which errors and coverage statements call it.</summary>
    public string Name { get; }

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

    /// <summary>Distance between centres, m or rad by <see cref="Projection"/>.</summary>
    public double Step { get; }

    /// <summary>Distance between centres on the ground, m; for an equirectangular grid at the equator.</summary>
    public double CellSize => Projection == GridProjection.Equirectangular ? Step * SurfacePoint.ReferenceRadius : Step;

    /// <summary>Greatest height of the grid, m. Bilinear heights never exceed it.</summary>
    public double Maximum { get; }

    /// <summary>Heights by rows, m.</summary>
    public ReadOnlySpan<float> Heights => heights;

    /// <summary>
    /// Bilinear height in metres under a unit vector of the ME frame; false when the vector lies outside the centres of
    /// the outermost cells. A global grid covers its poles with its first and last row.
    /// </summary>
    public bool TryHeight(Vector3 up, out double height)
    {
        if (Projection == GridProjection.SouthPolarStereographic)
        {
            var (x, y) = SouthPolarStereographic.Project(up);
            return TryHeightAtMap(x, y, out height);
        }
        var point = SurfacePoint.FromDirection(up);
        return TryHeightAtMap(point.Longitude, point.Latitude, out height);
    }

    /// <summary>As <see cref="TryHeight"/>, at map coordinates: X and Y in m, or longitude and latitude in rad.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryHeightAtMap(double x, double y, out double height)
    {
        var column = (x - X) * columnsPerUnit;
        var row = (Y - y) * columnsPerUnit;
        if (wraps)
            return TryHeightOnGlobe(column, row, out height);
        if (!(column >= 0 && row >= 0 && column <= Columns - 1 && row <= Rows - 1))
        {
            height = double.NaN;
            return false;
        }
        var c = Math.Min((int)column, Columns - 2);
        var r = Math.Min((int)row, Rows - 2);
        var first = r * Columns + c;
        height = Bilinear(first, first + 1, first + Columns, first + Columns + 1, column - c, row - r);
        return true;
    }

    /// <summary>Whether a point lies within the grid.</summary>
    public bool Covers(SurfacePoint point) => TryHeight(point.Up, out _);

    private bool TryHeightOnGlobe(double column, double row, out double height)
    {
        column -= Math.Floor(column / Columns) * Columns;
        row = Math.Clamp(row, 0, Rows - 1);
        var c = Math.Min((int)column, Columns - 1);
        var r = Math.Min((int)row, Rows - 2);
        var next = c + 1 == Columns ? 0 : c + 1;
        var first = r * Columns;
        height = Bilinear(first + c, first + next, first + Columns + c, first + Columns + next, column - c, row - r);
        return !double.IsNaN(height);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Bilinear(int northWest, int northEast, int southWest, int southEast, double u, double v)
    {
        double a = heights[northWest];
        double b = heights[northEast];
        double c = heights[southWest];
        double d = heights[southEast];
        var north = a + (b - a) * u;
        var south = c + (d - c) * u;
        return north + (south - north) * v;
    }
}
