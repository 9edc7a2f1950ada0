using System.Diagnostics;
using Perilune.Simulation.Running;
using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;

namespace Perilune.Benchmarks;

/// <summary>Horizon and light of Connecting Ridge, one thread.</summary>
internal static class SurfaceBenchmarks
{
    private static readonly ParallelOptions OneThread = new() { MaxDegreeOfParallelism = 1 };

    // 2028-01-01T00:00:00 TDB.
    private const double Start = 883_569_600;
    private const double JulianYear = 31557600;

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        var site = SurfacePoint.FromDegrees(-89.45, 222.69);
        HorizonProfile Horizon() => HorizonFinder.Find(knowledge.Terrain, site, 10, OneThread);
        // The whole map, nothing scaled: what a user waits for.
        yield return new(
            "horizon.map",
            "s",
            60,
            () =>
            {
                var map = MapGrid.On(knowledge.Terrain.Grids[0], 0, 0, 1_600, 1_600);
                var clock = Stopwatch.StartNew();
                HorizonSweep.Stream(knowledge.Terrain, map, 2, 720, (_, _) => { });
                return clock.Elapsed.TotalSeconds;
            }
        );
        yield return new(
            "light.map",
            "s",
            120,
            () =>
            {
                // 400 x 400 cells over half a year, of 18.6.
                var map = MapGrid.On(knowledge.Terrain.Grids[0], 500, 500, 400, 400);
                var horizons = HorizonSweep.Compute(knowledge.Terrain, map, 2);
                var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, Start, Start + JulianYear / 2);
                var clock = Stopwatch.StartNew();
                LightMapFinder.Find(horizons, sky, Start, Start + JulianYear / 2, 3_600);
                return clock.Elapsed.TotalSeconds * 37.2;
            }
        );
        yield return new(
            "light.series",
            "s",
            0.05,
            () =>
            {
                var horizon = Horizon();
                return Clock.Quick(() =>
                {
                    var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, Start, Start + JulianYear);
                    return LightSeries.Sample(horizon, sky, Start, Start + JulianYear, 600).MeanSun;
                });
            }
        );
        yield return new("horizon.site", "s", null, () => Clock.Quick(() => Horizon().Highest));
        yield return new(
            "light.year",
            "s",
            null,
            () =>
            {
                var horizon = Horizon();
                return Clock.Quick(() =>
                {
                    var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, Start, Start + JulianYear);
                    return LightFinder.Find(horizon, sky, Start, Start + JulianYear, OneThread).MeanSunFraction;
                });
            }
        );
        yield return new(
            "temperature.point-year",
            "s",
            1,
            () =>
            {
                var horizon = HorizonFinder.Find(knowledge.Terrain, site, 0, OneThread);
                var slope = knowledge.Terrain.SlopeAt(site);
                var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, Start, Start + JulianYear);
                return Clock.Quick(() =>
                    PointTemperature
                        .Find(
                            horizon,
                            sky,
                            new(slope.Angle, slope.Aspect),
                            Regolith.Highland,
                            Start,
                            3600,
                            8765,
                            OneThread
                        )
                        .Cycle.Mean[0]
                );
            }
        );
        yield return new(
            "temperature.map-hundred-cells",
            "s",
            null,
            () =>
            {
                var fine = knowledge.Terrain.Grids.Single(grid => grid.Name == "connecting-ridge-10m");
                var grid = MapGrid.On(fine, 400, 400, 12, 12, 4);
                var horizons = HorizonSweep.Compute(knowledge.Terrain, grid, 0, parallel: OneThread);
                var footprints = FootprintMap.Fit(HeightMap.Read(knowledge.Terrain, grid), 80);
                var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, Start, Start + JulianYear);
                return Clock.Quick(() =>
                    TemperatureMap
                        .Find(horizons, footprints, sky, Regolith.Highland, Start, 3 * 3600, 2921, parallel: OneThread)
                        .Mean[30]
                );
            }
        );
    }
}
