using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Verification;

/// <summary>The sky of the Moon over a cycle of its node, and the light of Connecting Ridge against published studies.</summary>
internal static class LightChecks
{
    private const double Degree = Math.PI / 180;
    private const double JulianYear = 31557600;

    // 2010-01-01T12:00:00 TDB, 3653 days past J2000; 19 years, as long as the published study, within DE440's axes.
    private const double Start = 3653 * 86400.0;
    private const double End = Start + 19 * JulianYear;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = cancellation };
        var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, Start, End);
        double sun = 0,
            earth = 0;
        const double step = 21600;
        for (var t = Start; t < End; t += step)
        {
            sun = Math.Max(sun, Math.Abs(Math.Asin(sky.Sun(t).Unit.Z)));
            earth = Math.Max(earth, Math.Abs(Math.Asin(sky.Earth(t).Unit.Z)));
        }
        yield return ("sky.subsolar-latitude", sun / Degree);
        yield return ("sky.sub-earth-latitude", earth / Degree);
        // The best lit point of the 10 m grid on the ridge.
        var site = SurfacePoint.FromDegrees(-89.4388, 222.857);
        foreach (
            var (id, mast) in new[]
            {
                ("site.connecting-ridge.light-2m", 2.0),
                ("site.connecting-ridge.light-10m", 10.0),
            }
        )
        {
            var horizon = HorizonFinder.Find(knowledge.Terrain, site, mast, parallel);
            var light = LightFinder.Find(horizon, sky, Start, End, parallel);
            yield return (id, 100 * (1 - light.Darkness.Sum(night => night.Duration) / (End - Start)));
        }
    }
}
