using System.Collections.Immutable;
using Perilune.Surface.Topography;
using Perilune.Surface.Work;

namespace Perilune.Surface.Horizons;

/// <summary>
/// Finds the horizon of a site: along each azimuth a great circle is marched outward over the nested grids, on the exact
/// geometry of the sphere, and the steepest line of sight is refined between its steps (<see cref="HorizonRay"/>).
/// </summary>
public static class HorizonFinder
{
    /// <summary>The horizon seen from a mast.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="site">The foot of the mast.</param>
    /// <param name="mastHeight">Height of the observer above the local terrain, m, 0 to 10 km.</param>
    /// <param name="parallel">Threads and cancellation; each azimuth is computed alone, so the result does not depend on
    /// them.</param>
    /// <exception cref="ArgumentOutOfRangeException">No grid covers the site, or the mast height is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled through <paramref name="parallel"/>.</exception>
    public static HorizonProfile Find(
        LunarTerrain terrain,
        SurfacePoint site,
        double mastHeight,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(terrain);
        if (!(mastHeight is >= 0 and <= 10_000))
            throw new ArgumentOutOfRangeException(nameof(mastHeight), mastHeight, "a mast is 0 to 10000 m high");
        var ground = terrain.HeightAt(site);
        var observer = SurfacePoint.ReferenceRadius + ground.Height + mastHeight;
        var sights = new HorizonRay.Sight[HorizonProfile.AzimuthCount];
        Parallel.For(
            0,
            HorizonProfile.AzimuthCount,
            Threads.Of(parallel),
            () => new HorizonRay(terrain, site, observer),
            (i, _, ray) =>
            {
                sights[i] = ray.Find(i * HorizonProfile.AzimuthStep);
                return ray;
            },
            _ => { }
        );
        return new(
            site,
            mastHeight,
            ground.Height,
            [.. sights.Select(sight => sight.Elevation)],
            [.. sights.Select(sight => sight.Distance)],
            Coverage(terrain, site, ground.Source, sights)
        );
    }

    private static HorizonCoverage Coverage(
        LunarTerrain terrain,
        SurfacePoint site,
        TerrainGrid siteGrid,
        HorizonRay.Sight[] sights
    )
    {
        var radius = TerrainReach.CompleteRadius(terrain, site);
        var coarse = sights.Count(sight => sight.Source.CellSize > TerrainReach.FineCell);
        var open = sights.Count(sight => sight.Open);
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (siteGrid.CellSize > TerrainReach.FineCell)
        {
            warnings.Add(
                $"the ground at {site} is known only in cells of {siteGrid.CellSize:F0} m ({siteGrid.Name}): far too "
                    + "coarse for a horizon, which may be wrong by a degree and more"
            );
        }
        else if (siteGrid.CellSize > TerrainReach.NearCell)
        {
            warnings.Add(
                $"the ground at {site} is known only in cells of {siteGrid.CellSize:F0} m ({siteGrid.Name}): the horizon "
                    + "of a low mast may be wrong by half a degree and more"
            );
        }
        if (siteGrid.CellSize <= TerrainReach.FineCell && coarse > 0)
        {
            warnings.Add(
                $"{coarse} of {sights.Length} azimuths see a horizon of cells over {TerrainReach.FineCell:F0} m; finer ground is complete to {radius / 1000:F0} km only"
            );
        }
        if (open > 0)
        {
            warnings.Add(
                $"{open} of {sights.Length} azimuths end where the terrain ends; higher ground beyond is not ruled out"
            );
        }
        return new(siteGrid.Name, siteGrid.CellSize, radius, coarse, open, warnings.ToImmutable());
    }
}
