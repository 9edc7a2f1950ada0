using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Astro.Propagation;
using Perilune.Astro.Visibility;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>
/// Eclipses and passes of 2007 that CSPICE's geometry finder lists, over DE440's own coefficients and the reference halo
/// orbit as it is flown here: the greatest difference of a beginning or an end.
/// </summary>
internal static class EventChecks
{
    private const double Day = 86400;
    private const double Degree = Math.PI / 180;

    // 2007-03-01T00:00:00 TDB.
    private const double Start = 225979200;

    /// <summary>The rows of the halo orbit and of the Earth's shadow on the Moon.</summary>
    public static IEnumerable<(string Id, double Computed)> Eclipses(
        Knowledge knowledge,
        ReferenceSky sky,
        Trajectory flight
    )
    {
        var states = new ApparentStates(sky.Ephemeris, sky.Frames);
        SkyDisc Disc(int body, Frame frame) => SkyDisc.Of(BodyShape.Of(knowledge.Bodies, body, frame));
        double Worst(string rows, int front, Frame frame, MovingPoint observer, double from, double to)
        {
            var finder = new OccultationFinder(states, Disc(front, frame), Disc(NaifId.Sun, Frame.IauSun));
            var found = finder.Find(observer, AberrationCorrection.None, from, to);
            return new[]
            {
                Difference(knowledge, rows + " ANY", found.Select(p => (p.Start, p.End))),
                Difference(knowledge, rows + " PARTIAL", found.SelectMany(p => p.PartialTimes())),
                Difference(knowledge, rows + " FULL", found.SelectMany(p => p.Cores).Select(c => (c.Start, c.End))),
            }.Max();
        }
        var halo = MovingPoint.Along("halo orbit", flight);
        const string moon = "NRHO_30d sun occulted by MOON";
        yield return (
            "events.cspice.halo-orbit-by-moon",
            Worst(moon, NaifId.Moon, Frame.IauMoon, halo, Start, Start + 30 * Day)
        );
        const string earth = "2007 Moon center: sun occulted by EARTH";
        var centre = MovingPoint.Body(NaifId.Moon);
        yield return (
            "events.cspice.moon-by-earth",
            Worst(earth, NaifId.Earth, Frame.IauEarth, centre, 222000000, 242000000)
        );
    }

    /// <summary>The rows of sites on the Moon and of a station on the Earth.</summary>
    public static IEnumerable<(string Id, double Computed)> Passes(
        Knowledge knowledge,
        ReferenceSky sky,
        Trajectory flight
    )
    {
        var finder = new VisibilityWindows(new ApparentStates(sky.Ephemeris, sky.Frames));
        var pole = SurfacePoint.OnMoon("site", Geodetic.FromDegrees(-89.45, 222.69, 1000));
        var south = SurfacePoint.OnMoon("site", Geodetic.FromDegrees(-20, 31, 0));
        var station = new SurfacePoint(
            "station",
            NaifId.Earth,
            Frame.IauEarth,
            new Ellipsoid(6371690, 0),
            Geodetic.FromDegrees(-35.219, 148.981, 0)
        );
        var halo = MovingPoint.Along("halo orbit", flight);
        double Worst(
            string rows,
            SurfacePoint site,
            double mask,
            MovingPoint target,
            AberrationCorrection correction,
            double delay,
            double days
        )
        {
            var level = HorizonMask.Level(mask * Degree);
            var found = finder.Find(site, level, target, correction, Start + delay, Start + days * Day);
            return Difference(knowledge, rows, found.Select(w => (w.Start, w.End)));
        }
        const string id = "events.cspice.";
        var (none, once) = (AberrationCorrection.None, AberrationCorrection.LightTimeAndStellar);
        var (sun, earth, moon) = (
            MovingPoint.Body(NaifId.Sun),
            MovingPoint.Body(NaifId.Earth),
            MovingPoint.Body(NaifId.Moon)
        );
        var rows = "SPOLE site Sun center elevation>0 abcorr NONE";
        yield return (id + "pole-sun", Worst(rows, pole, 0, sun, none, 0, 31));
        rows = "SPOLE site Sun center elevation>0 abcorr LT+S";
        yield return (id + "pole-sun-apparent", Worst(rows, pole, 0, sun, once, 100, 31));
        rows = "SPOLE site Earth center elevation>0 abcorr NONE";
        yield return (id + "pole-earth", Worst(rows, pole, 0, earth, none, 0, 180));
        rows = "S20 site NRHO sc elevation>10 abcorr NONE";
        yield return (id + "south-halo-orbit", Worst(rows, south, 10, halo, none, 0, 30));
        rows = "SPOLE site NRHO sc elevation>5 abcorr NONE";
        yield return (id + "pole-halo-orbit", Worst(rows, pole, 5, halo, none, 0, 30));
        rows = "EARTH stn (IAU_EARTH sphere 148.981 -35.219) MOON elevation>10";
        yield return (id + "station-moon", Worst(rows, station, 10, moon, none, 0, 30));
        rows = "EARTH stn NRHO sc elevation>10 abcorr LT";
        yield return (
            id + "station-halo-orbit",
            Worst(rows, station, 10, halo, AberrationCorrection.LightTime, 100, 30)
        );
    }

    /// <summary>The greatest difference of the ends of found spans from those of the table's rows; infinite if their numbers differ.</summary>
    private static double Difference(Knowledge knowledge, string rows, IEnumerable<(double Start, double End)> found)
    {
        var expected = ReferenceTable
            .Read(knowledge, "cspice-events.csv")
            .Where(row => row[0].StartsWith(rows, StringComparison.Ordinal))
            .Select(row => ReferenceTable.Numbers([row[1], row[2]], 0))
            .ToList();
        var ours = found.ToList();
        if (expected.Count == 0 || expected.Count != ours.Count)
            return double.PositiveInfinity;
        return expected.Zip(ours, (a, b) => Math.Max(Math.Abs(a[0] - b.Start), Math.Abs(a[1] - b.End))).Max();
    }
}
