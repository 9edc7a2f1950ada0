using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Horizons;

/// <summary>
/// The horizon by plain marching, sharing nothing with finder or sweep but the heights: steps of a 200th of a cell at the foot,
/// a 50th to 20 cells, a tenth to 2 km, 5 m to 60 km, 25 m beyond.
/// </summary>
internal static class DenseMarch
{
    /// <summary>Elevation and distance of the horizon.</summary>
    public static (double Elevation, double Distance) Find(
        LunarTerrain terrain,
        SurfacePoint site,
        double mast,
        double azimuth,
        double reach = 450_000
    )
    {
        var (ground, source) = terrain.HeightAt(site);
        var observer = SurfacePoint.ReferenceRadius + ground + mast;
        var (up, ahead) = (site.Up, site.North * Math.Cos(azimuth) + site.East * Math.Sin(azimuth));
        var cell = source.CellSize;
        var (best, where) = (double.NegativeInfinity, 0.0);
        for (
            var distance = cell / 200;
            distance < reach;
            distance +=
                    distance < cell ? cell / 200
                    : distance < 20 * cell ? cell / 50
                    : distance < 2_000 ? cell / 10
                    : distance < 60_000 ? 5
                    : 25
        )
        {
            var (sin, cos) = Math.SinCos(distance / SurfacePoint.ReferenceRadius);
            if (!terrain.TryHeight(up * cos + ahead * sin, out var height, out _))
                break;
            // As vectors: the sight's part along the vertical over its part along the horizon.
            var radius = SurfacePoint.ReferenceRadius + height;
            var slope = (radius * cos - observer) / (radius * sin);
            if (slope > best)
                (best, where) = (slope, distance);
        }
        return (Math.Atan(best), where);
    }
}
