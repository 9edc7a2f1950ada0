using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Recording;
using Perilune.Station.Inputs;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Running;

/// <summary>The light of the base: its horizon, the year's sunlight and Earth visibility, and what a record keeps of them.</summary>
internal sealed class BaseLight
{
    private const double PolarLatitude = -80 * Math.PI / 180;
    private const int MapSize = 400;
    private const double MapCell = 20;
    private const double SkyStep = 2 * 3600;

    private readonly Scenarios.Site site;
    private readonly LunarSky sky;

    private BaseLight(
        Scenarios.Site site,
        LunarTerrain terrain,
        LunarSky sky,
        HorizonProfile horizon,
        LightHistory light
    )
    {
        this.site = site;
        this.sky = sky;
        (Terrain, Horizon, Light) = (terrain, horizon, light);
        Point = horizon.Site;
    }

    public LunarTerrain Terrain { get; }

    public SurfacePoint Point { get; }

    public HorizonProfile Horizon { get; }

    public LightHistory Light { get; }

    /// <summary>Distance of the ground from the Moon's centre, m.</summary>
    public double GroundRadius => SurfacePoint.ReferenceRadius + Horizon.GroundHeight;

    public string Name => site.Title ?? "the base";

    public static BaseLight Find(
        Scenarios.Site site,
        LunarTerrain terrain,
        Ephemeris ephemeris,
        LunarOrientation orientation,
        double start,
        double end,
        ParallelOptions parallel
    )
    {
        var point = new SurfacePoint(site.Latitude, site.Longitude);
        var horizon = HorizonFinder.Find(terrain, point, site.MastHeight, parallel);
        var apparent = LunarSky.From(ephemeris, orientation, start, end);
        return new(site, terrain, apparent, horizon, LightFinder.Find(horizon, apparent, start, end, parallel));
    }

    public SunlightProfile Sunlight() =>
        new(
            StationMapping.Base,
            [.. Light.Sun.Select(p => p.Tdb)],
            [.. Light.Sun.Select(p => p.Fraction)],
            SunlightInterpolation.Linear
        );

    public SiteRecord Record(double start, double end) =>
        new()
        {
            Name = Name,
            Latitude = Point.Latitude,
            Longitude = Point.Longitude,
            GroundHeight = Horizon.GroundHeight,
            MastHeight = Horizon.MastHeight,
            Terrain = [.. Terrain.Grids.Select(g => Describe(g))],
            Horizon = [.. Horizon.Elevations],
            HorizonDistance = [.. Horizon.Distances.Select(d => double.IsFinite(d) ? d : 0)],
            Sky = Sky(start, end),
            Relief = Point.Latitude < PolarLatitude ? Relief() : null,
        };

    private static string Describe(TerrainGrid grid) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{grid.Name}, {grid.CellSize:F0} m a cell{(grid.Fingerprint is { } hash ? $", registered by the user, SHA-256 {hash}" : "")}"
        );

    private List<SkyPoint> Sky(double start, double end)
    {
        var origin = Point.Up * Horizon.ObserverRadius;
        var count = (int)Math.Ceiling((end - start) / SkyStep);
        var points = new List<SkyPoint>(count + 1);
        for (var i = 0; i <= count; i++)
        {
            var time = Math.Min(start + i * SkyStep, end);
            var (sunAzimuth, sunElevation) = Look(sky.Sun(time) - origin);
            var (earthAzimuth, earthElevation) = Look(sky.Earth(time) - origin);
            points.Add(new(time - start, sunAzimuth, sunElevation, earthAzimuth, earthElevation));
        }
        return points;
    }

    private (double Azimuth, double Elevation) Look(Vector3 sight)
    {
        var azimuth = Math.Atan2(Vector3.Dot(sight, Point.East), Vector3.Dot(sight, Point.North));
        return (azimuth < 0 ? azimuth + 2 * Math.PI : azimuth, Math.Asin(Vector3.Dot(sight, Point.Up) / sight.Norm));
    }

    private ReliefRecord Relief()
    {
        // From the top left of the polar map, where maps are lit from.
        var lamp = -Point.Longitude - Math.PI / 4;
        var map = SiteMap.Draw(Terrain, Point, MapSize, MapCell, lamp, 20 * Math.PI / 180);
        var rho = 2 * SurfacePoint.ReferenceRadius * Math.Tan(0.5 * (Point.Latitude + Math.PI / 2));
        var (x, y) = (rho * Math.Sin(Point.Longitude), rho * Math.Cos(Point.Longitude));
        var half = 0.5 * MapSize * MapCell;
        return new(MapSize, MapSize, MapCell, x - half, y + half, x, y, -Math.PI / 4, [.. map.Hillshade]);
    }
}
