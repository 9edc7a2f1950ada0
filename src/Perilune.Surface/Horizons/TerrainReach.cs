using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons;

/// <summary>How far around a place the terrain serves for horizons.</summary>
internal static class TerrainReach
{
    /// <summary>
    /// What counts as fine ground for a far horizon, m: 500 m at 20 km is 1.4 deg of azimuth, and a far ridge is smooth at
    /// that scale; a trial with 7.6 km cells was off by up to 1 deg.
    /// </summary>
    public const double FineCell = 500;

    /// <summary>
    /// What counts as fine ground near a mast, m: a trial without near ground, on 200 m cells, was off by half a degree for low
    /// masts.
    /// </summary>
    public const double NearCell = 50;

    /// <summary>Above the Moon's highest point, m: 10,786 m (LROC, "Highest Point on the Moon!", featured image 249, 2010).</summary>
    public const double HighestGround = 11_000;

    /// <summary>Arc distance in m to which every azimuth is covered by fine grids: the first gap, sought at their cell.</summary>
    public static double CompleteRadius(LunarTerrain terrain, SurfacePoint site)
    {
        var fine = terrain.Grids.Where(grid => grid.CellSize <= FineCell).ToArray();
        if (fine.Length == 0)
            return 0;
        const double step = FineCell / SurfacePoint.ReferenceRadius;
        var nearest = Math.PI;
        for (var i = 0; i < HorizonProfile.AzimuthCount; i += 4)
        {
            var arc = 0.0;
            while (arc < nearest)
            {
                var up = site.Along(i * HorizonProfile.AzimuthStep, arc).Up;
                if (!Array.Exists(fine, grid => grid.TryHeight(up, out _)))
                    break;
                arc += step;
            }
            nearest = Math.Min(nearest, arc);
        }
        return Math.Max(0, nearest - step) * SurfacePoint.ReferenceRadius;
    }
}
