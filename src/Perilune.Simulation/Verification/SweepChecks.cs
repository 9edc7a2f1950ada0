using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Verification;

/// <summary>Horizons of maps against rays marched from single places, and the light of a bare sphere.</summary>
internal static class SweepChecks
{
    private const double Degree = Math.PI / 180;
    private const double Day = 86_400;
    private const int Azimuths = 9;

    // 2005-01-01T00:00:00 TDB, and one turn of the node of the Moon's orbit.
    private const double Start = 1826.5 * Day;
    private const double NodeCycle = 6798.38 * Day;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = cancellation };
        var fine = knowledge.Terrain.Grids.Single(grid => grid.Name == "connecting-ridge-10m");
        var map = MapGrid.On(fine, 740, 560, 31, 21, 10);
        var swept = HorizonSweep.Compute(knowledge.Terrain, map, 2, Azimuths, parallel);
        var differences = new List<double>();
        foreach (var (column, row) in ((int, int)[])[(0, 0), (30, 3), (15, 10), (7, 20)])
        {
            var ray = HorizonFinder.Find(knowledge.Terrain, map.PointAt(column, row), 2, parallel);
            for (var i = 0; i < Azimuths; i++)
            {
                var azimuth = i * swept.AzimuthStep;
                var own = ray.ElevationAt(azimuth - map.NorthAt(column, row));
                differences.Add(Math.Abs(swept.ElevationAt(column, row, azimuth) - own) / Degree);
            }
        }
        differences.Sort();
        yield return ("horizon.sweep.greatest", differences[^1]);
        yield return ("horizon.sweep.median", differences[differences.Count / 2]);

        const int side = 601;
        var sphere = new LunarTerrain([
            new("sphere", GridProjection.SouthPolarStereographic, side, side, -30e3, 30e3, 100, new float[side * side]),
        ]);
        var pole = HorizonSweep.Compute(sphere, MapGrid.SouthPolar(0, 0, 100, 1, 1), 0, 12, parallel);
        var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, Start, Start + NodeCycle);
        var light = LightMapFinder.Find(pole, sky, Start, Start + NodeCycle, 3600, parallel: parallel);
        yield return ("light.bare-sphere.pole", light.MeanSun[0]);
    }
}
