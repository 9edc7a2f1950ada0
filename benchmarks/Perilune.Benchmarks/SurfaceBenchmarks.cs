using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
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
    }
}
