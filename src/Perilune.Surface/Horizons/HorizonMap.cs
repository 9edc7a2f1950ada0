using System.Collections.Immutable;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons;

/// <summary>
/// The horizons of every cell of a map: one layer of elevations for each azimuth, in counts of 1/360 deg. Azimuths are the
/// map's, clockwise from its top; a cell's true azimuth is less by <see cref="MapGrid.NorthAt"/>. Between two azimuths the
/// horizon is a straight line. Immutable.
/// </summary>
public sealed class HorizonMap
{
    /// <summary>Counts of elevation a rad: 360 a degree.</summary>
    public const double CountsPerRadian = 360 * 180 / Math.PI;

    /// <summary>Stands for the elevation where a cell has no ground.</summary>
    public const short NoGround = short.MinValue;

    /// <summary>Values past a layer's end, so that cells may be read 16 at a time.</summary>
    internal const int Padding = 16;

    private readonly short[][] layers;
    private readonly float[] ground;

    internal HorizonMap(MapGrid grid, double mastHeight, float[] ground, short[][] layers, HorizonMapCoverage coverage)
    {
        (Grid, MastHeight, Coverage) = (grid, mastHeight, coverage);
        (this.ground, this.layers) = (ground, layers);
    }

    /// <summary>The cells.</summary>
    public MapGrid Grid { get; }

    /// <summary>Height of the observers above the ground, m.</summary>
    public double MastHeight { get; }

    /// <summary>What the terrain behind the horizons covers.</summary>
    public HorizonMapCoverage Coverage { get; }

    /// <summary>Number of azimuths.</summary>
    public int AzimuthCount => layers.Length;

    /// <summary>Step of azimuth, rad.</summary>
    public double AzimuthStep => 2 * Math.PI / layers.Length;

    /// <summary>Heights of the ground above the reference sphere by rows of cells, m; NaN where there is none.</summary>
    public ReadOnlySpan<float> Ground => ground;

    /// <summary>
    /// Elevations toward one azimuth by rows of cells, counts of 1/360 deg above the local horizontal plane (rounded: within
    /// 0.0014 deg); <see cref="NoGround"/> where a cell has no ground.
    /// </summary>
    /// <param name="azimuth">The azimuth's number: it lies at this times <see cref="AzimuthStep"/>.</param>
    public ReadOnlySpan<short> Layer(int azimuth) => layers[azimuth].AsSpan(0, Grid.Count);

    /// <summary>The layers, each with <see cref="Padding"/> values past its last cell.</summary>
    internal short[][] PaddedLayers => layers;

    /// <summary>Elevation of a cell's horizon, rad, at an azimuth on the map in rad; NaN where it has no ground.</summary>
    public double ElevationAt(int column, int row, double mapAzimuth)
    {
        var cell = Cell(column, row);
        var position = mapAzimuth / AzimuthStep;
        position -= Math.Floor(position / AzimuthCount) * AzimuthCount;
        var first = Math.Min((int)position, AzimuthCount - 1);
        var (a, b) = (layers[first][cell], layers[first + 1 == AzimuthCount ? 0 : first + 1][cell]);
        return a == NoGround ? double.NaN : (a + (b - a) * (position - first)) / CountsPerRadian;
    }

    /// <summary>
    /// A cell's horizon in true azimuths, as <see cref="HorizonFinder"/> gives it; distances are not kept in a map and are 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No such cell, or one without ground.</exception>
    public HorizonProfile ProfileAt(int column, int row)
    {
        var cell = Cell(column, row);
        if (float.IsNaN(ground[cell]))
            throw new ArgumentOutOfRangeException(nameof(column), $"cell {column}, {row} has no ground");
        var north = Grid.NorthAt(column, row);
        var elevations = new double[HorizonProfile.AzimuthCount];
        for (var i = 0; i < elevations.Length; i++)
            elevations[i] = ElevationAt(column, row, i * HorizonProfile.AzimuthStep + north);
        var source = Coverage.Ground[0];
        return new(
            Grid.PointAt(column, row),
            MastHeight,
            ground[cell],
            [.. elevations],
            [.. new double[elevations.Length]],
            new(source.Grid, source.CellSize, Coverage.CompleteRadius, 0, Coverage.OpenAzimuths, Coverage.Warnings)
        );
    }

    private int Cell(int column, int row) =>
        (uint)column < (uint)Grid.Columns && (uint)row < (uint)Grid.Rows
            ? row * Grid.Columns + column
            : throw new ArgumentOutOfRangeException(
                nameof(column),
                $"the map has {Grid.Columns} columns and {Grid.Rows} rows; there is no cell {column}, {row}"
            );
}
