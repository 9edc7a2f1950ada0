using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;
using Perilune.Surface.Work;

namespace Perilune.Surface.Traverses;

/// <summary>
/// Temperatures of the ground around a traverse through a year from its start, at places some way apart: between them the ground is
/// taken to be as warm as the nearest. Immutable.
/// </summary>
public sealed class GroundTemperatures
{
    private const int MostPlaces = 400;
    private const int Azimuths = 360;
    private const double Year = 365.25 * 86_400;

    // Three hours leave a few tenths of a kelvin.
    private const double Step = 10_800;

    private readonly TemperatureCycle?[] cycles;

    private GroundTemperatures(MapGrid grid, TemperatureCycle?[] cycles) => (Grid, this.cycles) = (grid, cycles);

    /// <summary>The places.</summary>
    public MapGrid Grid { get; }

    /// <summary>How long a sky they need from the start of a traverse, s: with a year the seasons are carried.</summary>
    public static double SkyNeeded => Year;

    /// <summary>Temperatures over a map.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="map">The cells of the traverse.</param>
    /// <param name="sky">Sun and Earth, <see cref="SkyNeeded"/> from the start on.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="regolith">The ground.</param>
    /// <param name="parallel">Threads and cancellation; the temperatures do not depend on them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sky is too short.</exception>
    /// <exception cref="OperationCanceledException">Cancelled through <paramref name="parallel"/>.</exception>
    public static GroundTemperatures Over(
        LunarTerrain terrain,
        MapGrid map,
        LunarSky sky,
        double start,
        Regolith regolith,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(map);
        var stride = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(map.Count / (double)MostPlaces)));
        var grid = map.Every(stride);
        var horizons = HorizonSweep.Compute(terrain, grid, 0, Azimuths, parallel);
        var found = new TemperatureCycle?[grid.Count];
        Parallel.For(
            0,
            found.Length,
            Threads.Of(parallel),
            place =>
            {
                if (float.IsNaN(horizons.Ground[place]))
                    return;
                var (column, row) = (place % grid.Columns, place / grid.Columns);
                var slope = terrain.SlopeAt(grid.PointAt(column, row));
                found[place] = PointTemperature
                    .Find(
                        horizons.ProfileAt(column, row),
                        sky,
                        new GroundPlane(slope.Angle, slope.Aspect),
                        regolith,
                        start,
                        Step,
                        (int)(Year / Step)
                    )
                    .Cycle;
            }
        );
        return new(grid, found);
    }

    /// <summary>Temperature of the ground, K; not a number where there is none.</summary>
    /// <param name="x">X of the place on the map's projection, m.</param>
    /// <param name="y">Y of the place, m.</param>
    /// <param name="time">Time since the start, s.</param>
    public double At(double x, double y, double time)
    {
        var column = Math.Clamp((int)Math.Round((x - Grid.X) / Grid.CellSize), 0, Grid.Columns - 1);
        var row = Math.Clamp((int)Math.Round((Grid.Y - y) / Grid.CellSize), 0, Grid.Rows - 1);
        return cycles[row * Grid.Columns + column]?.SurfaceAt(time) ?? double.NaN;
    }
}
