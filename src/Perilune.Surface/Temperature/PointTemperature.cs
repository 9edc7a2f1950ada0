using Perilune.Numerics.Scalars;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Temperature;

/// <summary>Temperatures of a place on real terrain through a span of the real sky.</summary>
/// <param name="Horizon">The horizon of the ground there, with its coverage.</param>
/// <param name="Plane">How the ground leans.</param>
/// <param name="SkyView">How much of its outlook is sky.</param>
/// <param name="Start">Start of the span, TDB seconds past J2000.</param>
/// <param name="Absorbed">Heat absorbed at the start of each step, W/m2.</param>
/// <param name="Cycle">The temperatures.</param>
public sealed record PointTemperature(
    HorizonProfile Horizon,
    GroundPlane Plane,
    double SkyView,
    double Start,
    IReadOnlyList<double> Absorbed,
    TemperatureCycle Cycle
)
{
    /// <summary>
    /// Temperatures of a place. The time before the span is taken to have been like it, over and over, until they repeat:
    /// a span of a year carries the seasons.
    /// </summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="sky">Sun and Earth over the span.</param>
    /// <param name="place">The place; its ground leans as the terrain does over one cell.</param>
    /// <param name="regolith">The ground.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="step">s; an hour is fine, since the Sun moves by its own breadth in it.</param>
    /// <param name="count">Steps.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">No terrain at the place, or no sky over the span.</exception>
    public static PointTemperature Find(
        LunarTerrain terrain,
        LunarSky sky,
        SurfacePoint place,
        Regolith regolith,
        double start,
        double step,
        int count,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(terrain);
        var slope = terrain.SlopeAt(place);
        var plane = new GroundPlane(slope.Angle, slope.Aspect);
        return Find(
            HorizonFinder.Find(terrain, place, 0, parallel),
            sky,
            plane,
            regolith,
            start,
            step,
            count,
            parallel
        );
    }

    /// <summary>Temperatures of a place whose horizon is known.</summary>
    /// <inheritdoc cref="Find(LunarTerrain, LunarSky, SurfacePoint, Regolith, double, double, int, ParallelOptions?)"/>
    public static PointTemperature Find(
        HorizonProfile horizon,
        LunarSky sky,
        GroundPlane plane,
        Regolith regolith,
        double start,
        double step,
        int count,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(horizon);
        var absorbed = GroundHeating.Absorbed(regolith, plane, horizon, sky, start, step, count, parallel);
        var grid = new RegolithGrid(
            regolith,
            Math.Min(LevelGround.SynodicDay, count * step),
            Math.Max(LevelGround.SynodicDay, count * step)
        );
        var cycle = PeriodicTemperature.Settle<Real>(grid, Array.ConvertAll(absorbed, heat => new Real(heat)), step)[0];
        return new(horizon, plane, plane.SkyView(horizon), start, absorbed, cycle);
    }
}
