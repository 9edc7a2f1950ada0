using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Events;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Astro.Visibility;

namespace Perilune.Astro.Tests.Observation;

/// <summary>
/// CSPICE N0067's geometry finder (gfoclt, gfposc, gfdist; tolerance 1e-6 s): every row of its table of events, on the same
/// kernels, within 1 ms; found within microseconds.
/// </summary>
public sealed class EventsAgainstCspiceTests
{
    private const double Start = 225979200;
    private const double End = Start + 30 * 86400.0;
    private const double Millisecond = 1e-3;
    private const int Halo = -998;
    private const double Degree = Math.PI / 180;

    private static readonly BodyConstants constants = BodyConstants.Load(
        Path.Combine(Repository.Data, "constants/bodies.csv")
    );

    private static SkyDisc Disc(int body, Frame frame) => SkyDisc.Of(BodyShape.Of(constants, body, frame));

    private static SkyDisc Sun => Disc(NaifId.Sun, Frame.IauSun);

    [Theory]
    [InlineData("NRHO_30d sun occulted by MOON", NaifId.Moon, Halo, Start, End)]
    [InlineData("2007 Moon center: sun occulted by EARTH", NaifId.Earth, NaifId.Moon, 222000000, 253000000)]
    public void Eclipses_AreCspices(string rows, int front, int observer, double start, double end)
    {
        var frame = front == NaifId.Moon ? Frame.IauMoon : Frame.IauEarth;
        var states = ReferenceSky.De440("sc_nrho_30d.bsp");
        var found = new OccultationFinder(states, Disc(front, frame), Sun).Find(
            MovingPoint.Body(observer),
            AberrationCorrection.None,
            start,
            end
        );
        Compare(rows + " ANY", found.Select(p => (p.Start, p.End)));
        Compare(rows + " PARTIAL", found.SelectMany(p => p.PartialTimes()));
        var cores = found.SelectMany(p => p.Cores).ToArray();
        Compare(rows + " FULL", cores.Select(c => (c.Start, c.End)));
        Assert.All(cores, c => Assert.Equal(Occultation.Full, c.Kind));
    }

    [Theory]
    [InlineData("SPOLE site Sun center elevation>0 abcorr NONE", 222.69, -89.45, 0, NaifId.Sun, "NONE", 0, 31)]
    [InlineData("SPOLE site Sun center elevation>0 abcorr LT+S", 222.69, -89.45, 0, NaifId.Sun, "LT+S", 100, 31)]
    [InlineData("SPOLE site Earth center elevation>0 abcorr NONE", 222.69, -89.45, 0, NaifId.Earth, "NONE", 0, 180)]
    [InlineData("S20 site NRHO sc elevation>10 abcorr NONE", 31, -20, 10, Halo, "NONE", 0, 30)]
    [InlineData("SPOLE site NRHO sc elevation>5 abcorr NONE", 222.69, -89.45, 5, Halo, "NONE", 0, 30)]
    public void WindowsOverLunarSites_AreCspices(
        string rows,
        double longitude,
        double latitude,
        double mask,
        int target,
        string correction,
        double delay,
        double days
    )
    {
        // Sites of 1738.4 km and, at 20 degrees south, 1737.4 km.
        var height = latitude == -20 ? 0 : 1000;
        var site = SurfacePoint.OnMoon("site", Geodetic.FromDegrees(latitude, longitude, height));
        var end = Start + days * 86400;
        Windows(rows, site, mask, target, correction, Start + delay, end);
    }

    [Theory]
    [InlineData("\"EARTH stn (IAU_EARTH sphere 148.981,-35.219) MOON elevation>10", NaifId.Moon, "NONE", 0)]
    [InlineData("EARTH stn NRHO sc elevation>10 abcorr LT", Halo, "LT", 100)]
    public void WindowsOverAStation_AreCspices(string rows, int target, string correction, double delay)
    {
        var station = new SurfacePoint(
            "station",
            NaifId.Earth,
            Frame.IauEarth,
            new Ellipsoid(6371690, 0),
            Geodetic.FromDegrees(-35.219, 148.981, 0)
        );
        Windows(rows, station, 10, target, correction, Start + delay, End);
    }

    private static void Windows(
        string rows,
        SurfacePoint site,
        double mask,
        int target,
        string correction,
        double start,
        double end
    )
    {
        var found = new VisibilityWindows(ReferenceSky.De440("sc_nrho_30d.bsp")).Find(
            site,
            HorizonMask.Level(mask * Degree),
            MovingPoint.Body(target),
            ReferenceSky.Correction(correction),
            start,
            end
        );
        Compare(rows, found.Select(w => (w.Start, w.End)));
    }

    /// <summary>Both read the same SPK; the radii are printed to a nanometre.</summary>
    [Fact]
    public void ApsidesOfTheHaloOrbit_AreCspices()
    {
        var found = new DistanceEvents(ReferenceSky.De440("sc_nrho_30d.bsp")).Extrema(
            MovingPoint.Body(Halo),
            MovingPoint.Body(NaifId.Moon),
            AberrationCorrection.None,
            Start,
            End
        );
        foreach (var (name, nearest) in new[] { ("perilune", true), ("apolune", false) })
        {
            var ours = found.Where(a => a.IsNearest == nearest).ToArray();
            Compare($"NRHO {name},", ours.Select(a => (a.Epoch.SecondsPastJ2000, a.Epoch.SecondsPastJ2000)));
            var radii = Rows($"NRHO {name} radius_km").Select(r => r.End).ToArray();
            Assert.Equal(radii.Length, ours.Length);
            for (var i = 0; i < radii.Length; i++)
                Assert.Equal(radii[i], ours[i].Distance / 1000, 1e-6);
        }
    }

    private static void Compare(string rows, IEnumerable<(double Start, double End)> found)
    {
        var expected = Rows(rows).ToArray();
        var ours = found.ToArray();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Length, ours.Length);
        for (var i = 0; i < ours.Length; i++)
        {
            Assert.Equal(expected[i].Start, ours[i].Start, Millisecond);
            Assert.Equal(expected[i].End, ours[i].End, Millisecond);
        }
    }

    private static IEnumerable<(double Start, double End)> Rows(string name) =>
        File.ReadLines(Repository.Truth("cspice_events.csv"))
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => line.Split(','))
            .Select(cells => (ReferenceSky.Number(cells[^3]), ReferenceSky.Number(cells[^2])));
}
