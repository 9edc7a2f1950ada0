using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>Rises and sets of March 2007 over a place near the Moon's south pole and over a station on the Earth.</summary>
internal static class VisibilityChecks
{
    private const double Degree = Math.PI / 180;
    private const double Day = 86400;

    // 2007-03-01T00:00:00 TDB.
    private const double Start = 225979200;

    // Bounds of speed, m/s: the Sun and the Earth from the Moon, the Moon from the Earth.
    private const double Planetary = 60e3;
    private const double Lunar = 12e3;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var ephemeris = knowledge.Ephemeris;
        Vector3 FromMoon(int body, double tdb) => ephemeris.Position(body, NaifId.Moon, tdb);
        var site = SurfacePoint.OnMoon("site", Geodetic.FromDegrees(-89.45, 222.69, 1000));
        var fromSite = new ElevationWindows(knowledge.Frames, Planetary);

        var sun = fromSite.Find(site, 0, t => FromMoon(NaifId.Sun, t), Start, Start + 30 * Day)[0];
        yield return ("visibility.south-pole.sun-rise", sun.Start);
        yield return ("visibility.south-pole.sun-set", sun.End);

        var earth = fromSite.Find(site, 0, t => FromMoon(NaifId.Earth, t), Start, Start + 31 * Day);
        yield return ("visibility.south-pole.earth-set", earth[0].End);
        yield return ("visibility.south-pole.earth-rise", earth[1].Start);

        // CSPICE's station stands on a sphere of its own.
        var station = new SurfacePoint(
            "station",
            NaifId.Earth,
            Frame.IauEarth,
            new Ellipsoid(6371690, 0),
            Geodetic.FromDegrees(-35.219, 148.981, 0)
        );
        var moon = new ElevationWindows(knowledge.Frames, Lunar).Find(
            station,
            10 * Degree,
            t => ephemeris.Position(NaifId.Moon, NaifId.Earth, t),
            Start,
            Start + Day
        )[0];
        yield return ("visibility.station.moon-rise", moon.Start);
        yield return ("visibility.station.moon-set", moon.End);
    }
}
