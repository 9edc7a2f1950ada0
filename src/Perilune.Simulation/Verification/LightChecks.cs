using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Temperature;
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
        yield return ("sky.full-earth", FullEarths(knowledge));
        yield return ("site.permanent-shadow.sun", SunInShadow(knowledge, sky, parallel));
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

    /// <summary>Mean irradiance, W/m2, of the full Earths of March and April 2008, sunlight and infrared.</summary>
    private static double FullEarths(Knowledge knowledge)
    {
        // 2008-03-01T00:00:00 TDB; a full Earth in each of two spans of 29 days.
        const double spring = (2454526.5 - 2451545) * 86400;
        const double day = 86400;
        var sky = LunarSky.From(knowledge.Ephemeris, knowledge.Moon, spring, spring + 60 * day);
        var sum = 0.0;
        foreach (var first in (double[])[spring, spring + 30 * day])
        {
            var most = 0.0;
            for (var t = first; t < first + 29 * day; t += 3600)
            {
                var earth = sky.Earth(t);
                var fromEarth = sky.Sun(t) - earth;
                var reflected = Earthshine.Reflected(
                    LevelGround.Sunlight(fromEarth.Norm),
                    earth.Norm,
                    Vector3.Angle(fromEarth, -earth)
                );
                most = Math.Max(most, reflected + Earthshine.Radiated(earth.Norm));
            }
            sum += most;
        }
        return sum / 2;
    }

    /// <summary>
    /// The most of the Sun's light, %, seen in 19 years from the middles of four regions in permanent shadow, as their catalogue
    /// names them.
    /// </summary>
    private static double SunInShadow(Knowledge knowledge, LunarSky sky, ParallelOptions parallel)
    {
        var most = 0f;
        foreach (
            var (latitude, longitude) in ((double, double)[])
                [(-87.493, 357.876), (-88.026, 45.279), (-87.146, 84.075), (-88.249, 216.455)]
        )
        {
            var place = SurfacePoint.FromDegrees(latitude, longitude);
            var horizon = HorizonFinder.Find(knowledge.Terrain, place, 0, parallel);
            foreach (var light in LightSeries.Sample(horizon, sky, Start, End, 12 * 3600).Sun)
                most = Math.Max(most, light);
        }
        return 100 * most;
    }
}
