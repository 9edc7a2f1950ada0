using Perilune.Surface.Maps;

namespace Perilune.Surface.Hazards;

/// <summary>
/// How a square footprint would stand on each cell of a map: slope and roughness of the plane fitted to the ground under
/// it, by least squares. Cells whose footprint reaches over the map's edge have none (NaN). Immutable.
/// </summary>
/// <remarks>
/// Sums over windows come from running sums along rows and then along columns: the cost a cell does not depend on the
/// footprint's size. The plane of heights z = a + b x + c y over a symmetric window has b = sum(x z) / sum(x x), and so on.
/// </remarks>
public sealed class FootprintMap
{
    private readonly float[] slopes;
    private readonly float[] aspects;
    private readonly float[] roughness;

    private FootprintMap(MapGrid grid, int reach, float[] slopes, float[] aspects, float[] roughness) =>
        (Grid, Reach, this.slopes, this.aspects, this.roughness) = (grid, reach, slopes, aspects, roughness);

    /// <summary>The cells.</summary>
    public MapGrid Grid { get; }

    /// <summary>Cells from the middle of the footprint to its edge.</summary>
    public int Reach { get; }

    /// <summary>Side of the footprint, m: from the first to the last centre under it.</summary>
    public double Side => 2 * Reach * Grid.CellSize;

    /// <summary>Slope of the plane by rows, rad; NaN near the edge.</summary>
    public ReadOnlySpan<float> Slopes => slopes;

    /// <summary>Direction in which the plane falls by rows, rad clockwise from the map's top; NaN near the edge.</summary>
    public ReadOnlySpan<float> Aspects => aspects;

    /// <summary>Root mean square height of the ground over the plane by rows, m; NaN near the edge.</summary>
    public ReadOnlySpan<float> Roughness => roughness;

    /// <summary>Fits a plane under each footprint.</summary>
    /// <param name="ground">Heights.</param>
    /// <param name="side">Side of the footprint, m; rounded to an even number of cells, at least two.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side not above 0, or wider than the map.</exception>
    public static FootprintMap Fit(HeightMap ground, double side)
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        var grid = ground.Grid;
        var reach = Math.Max(1, (int)Math.Round(side / (2 * grid.CellSize)));
        if (2 * reach + 1 > Math.Min(grid.Columns, grid.Rows))
        {
            throw new ArgumentOutOfRangeException(
                nameof(side),
                side,
                $"a footprint of {2 * reach + 1} cells does not fit a map of {grid.Columns} x {grid.Rows}"
            );
        }
        var (columns, rows) = (grid.Columns, grid.Rows);
        var mean = 0.0;
        foreach (var height in ground.Heights)
            mean += height;
        mean /= grid.Count;
        // Along the rows: sum of z, of x z and of z squared over each window of one row, x from its middle.
        var (sum, moment, square) = (new double[grid.Count], new double[grid.Count], new double[grid.Count]);
        var (z0, z1, z2) = (new double[columns + 1], new double[columns + 1], new double[columns + 1]);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var z = ground.Heights[row * columns + column] - mean;
                z0[column + 1] = z0[column] + z;
                z1[column + 1] = z1[column] + column * z;
                z2[column + 1] = z2[column] + z * z;
            }
            for (var column = reach; column < columns - reach; column++)
            {
                var (first, end, i) = (column - reach, column + reach + 1, row * columns + column);
                sum[i] = z0[end] - z0[first];
                moment[i] = z1[end] - z1[first] - column * sum[i];
                square[i] = z2[end] - z2[first];
            }
        }
        var (slopes, aspects, roughness) = (Empty(grid.Count), Empty(grid.Count), Empty(grid.Count));
        var width = 2 * reach + 1;
        // Sum of x x over the window, in cells.
        var spread = width * (reach * (reach + 1.0) * width / 3);
        var (a0, ax, ay, a2) = (new double[rows + 1], new double[rows + 1], new double[rows + 1], new double[rows + 1]);
        for (var column = reach; column < columns - reach; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                var i = row * columns + column;
                a0[row + 1] = a0[row] + sum[i];
                ax[row + 1] = ax[row] + moment[i];
                ay[row + 1] = ay[row] + row * sum[i];
                a2[row + 1] = a2[row] + square[i];
            }
            for (var row = reach; row < rows - reach; row++)
            {
                var (first, end, i) = (row - reach, row + reach + 1, row * columns + column);
                var total = a0[end] - a0[first];
                var right = (ax[end] - ax[first]) / spread;
                var down = (ay[end] - ay[first] - row * total) / spread;
                var left =
                    a2[end] - a2[first] - total * total / (width * width) - (right * right + down * down) * spread;
                // Distances on the ground are shorter than on the map by the projection's scale.
                var scale = grid.ScaleAt(column, row) / grid.CellSize;
                slopes[i] = (float)Math.Atan(Math.Sqrt(right * right + down * down) * scale);
                aspects[i] = (float)Wrap(Math.Atan2(-right, down));
                roughness[i] = (float)Math.Sqrt(Math.Max(0, left) / (width * width));
            }
        }
        return new(grid, reach, slopes, aspects, roughness);
    }

    private static double Wrap(double angle) => angle < 0 ? angle + 2 * Math.PI : angle + 0;

    private static float[] Empty(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }
}
