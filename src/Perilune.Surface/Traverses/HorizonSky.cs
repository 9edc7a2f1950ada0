using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Traverses;

/// <summary>
/// The sky over the cells of a map from stored horizons: a cell has the horizon of the stored cell nearest to it, straight across the
/// Sun's disc. Some ten nanoseconds a look, good enough to plan with; <see cref="SiteSky"/> proves the plan. Immutable.
/// </summary>
public sealed class HorizonSky
{
    // The Sun goes 0.08 deg on in this time, and its vector's chord lies 1e-7 rad beside its arc.
    private const double SampleTime = 600;

    private readonly HorizonMap horizons;
    private readonly MapGrid map;
    private readonly Vector3[] suns;
    private readonly Vector3[] earths;
    private readonly Vector3[] places;
    private readonly int[] nearest;

    /// <summary>A sky over a map.</summary>
    /// <param name="horizons">Horizons at the height of the rover's arrays; its cells are larger than the map's, or the same.</param>
    /// <param name="map">The cells of the traverse, on the projection of the horizons' cells.</param>
    /// <param name="sky">Sun and Earth.</param>
    /// <param name="start">Start of the traverse, TDB seconds past J2000.</param>
    /// <param name="duration">How long the sky is needed, s.</param>
    /// <exception cref="ArgumentException">Maps of two projections.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the time.</exception>
    public HorizonSky(HorizonMap horizons, MapGrid map, LunarSky sky, double start, double duration)
    {
        ArgumentNullException.ThrowIfNull(horizons);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(sky);
        if (horizons.Grid.ProjectionCentre != map.ProjectionCentre)
            throw new ArgumentException("horizons and cells lie on two projections", nameof(map));
        (this.horizons, this.map) = (horizons, map);
        var count = (int)Math.Ceiling(duration / SampleTime) + 1;
        (suns, earths) = (new Vector3[count + 1], new Vector3[count + 1]);
        for (var i = 0; i <= count; i++)
        {
            var tdb = Math.Min(start + i * SampleTime, sky.End);
            (suns[i], earths[i]) = (sky.Sun(tdb), sky.Earth(tdb));
        }
        places = new Vector3[map.Count];
        nearest = new int[map.Count];
        var grid = horizons.Grid;
        for (var row = 0; row < map.Rows; row++)
        for (var column = 0; column < map.Columns; column++)
        {
            var cell = row * map.Columns + column;
            places[cell] = map.UpAt(column, row);
            var (x, y) = (map.X + column * map.CellSize, map.Y - row * map.CellSize);
            var c = Math.Clamp((int)Math.Round((x - grid.X) / grid.CellSize), 0, grid.Columns - 1);
            var r = Math.Clamp((int)Math.Round((grid.Y - y) / grid.CellSize), 0, grid.Rows - 1);
            nearest[cell] = r * grid.Columns + c;
        }
    }

    /// <summary>The sky over a cell, without the ground's temperature.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="time">Time since the start, s.</param>
    public CellSky At(int cell, double time)
    {
        var place = time / SampleTime;
        var i = Math.Clamp((int)place, 0, suns.Length - 2);
        var share = place - i;
        var up = places[cell];
        var observer = up * (SurfacePoint.ReferenceRadius + horizons.Ground[nearest[cell]] + horizons.MastHeight);
        var sun = suns[i] + (suns[i + 1] - suns[i]) * share - observer;
        var distance = sun.Norm;
        var clear = Clearance(cell, up, sun / distance) / (Observer.SunRadius / distance);
        var earth = (earths[i] + (earths[i + 1] - earths[i]) * share - observer).Unit;
        return new(Segment(clear), Clearance(cell, up, earth) > 0, double.NaN);
    }

    // How far a direction stands over the horizon, rad.
    private double Clearance(int cell, Vector3 up, Vector3 direction)
    {
        var sine = Vector3.Dot(up, direction);
        var azimuth = map.MapAzimuth(up, direction - up * sine);
        var position = azimuth / horizons.AzimuthStep;
        position -= Math.Floor(position / horizons.AzimuthCount) * horizons.AzimuthCount;
        var first = Math.Min((int)position, horizons.AzimuthCount - 1);
        var second = first + 1 == horizons.AzimuthCount ? 0 : first + 1;
        int a = horizons.Layer(first)[nearest[cell]];
        int b = horizons.Layer(second)[nearest[cell]];
        var horizon = (a + (b - a) * (position - first)) / HorizonMap.CountsPerRadian;
        return Math.Asin(Math.Clamp(sine, -1, 1)) - horizon;
    }

    // Part of the unit disc above a level line at its centre's height over it: the chord formula.
    private static double Segment(double height)
    {
        if (height >= 1)
            return 1;
        if (height <= -1)
            return 0;
        return 0.5 + (Math.Asin(height) + height * Math.Sqrt(1 - height * height)) / Math.PI;
    }
}
