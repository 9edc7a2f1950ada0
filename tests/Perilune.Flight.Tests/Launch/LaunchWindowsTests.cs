using Perilune.Astro.Analytic;
using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Flight.Launch;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Launch;

public sealed class LaunchWindowsTests
{
    private const double Degree = Math.PI / 180;
    private const double SiderealDay = 86164.0905;

    private static readonly TimeScales times = new(
        LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))
    );
    private static readonly FrameSystem frames = new()
    {
        Earth = EarthOrientation.Load(times, Path.Combine(Repository.Data, "earth")),
    };
    private static readonly SurfacePoint cape = SurfacePoint.OnEarth(
        "Launch Complex 39A",
        Geodetic.FromDegrees(28.608422, -80.604133, 3)
    );

    // Two a day: each kind returns after a sidereal day, but for the plane's own turning, which is none here.
    [Fact]
    public void FixedPlane_IsCrossedTwiceEverySiderealDay()
    {
        var start = times.Parse("2025-03-01T00:00:00Z").SecondsPastJ2000;
        var normal = Normal(start, 51.64, 120);
        var found = new LaunchWindows(cape, frames).ToPlane(_ => normal, start, start + 30 * SiderealDay);

        Assert.Equal(60, found.Count);
        Assert.All(found, one => Assert.Equal(51.64, one.Inclination / Degree, 0.01));
        for (var i = 2; i < found.Count; i++)
        {
            // Nutation moves the equinox by less than 0.05 s a day.
            Assert.Equal(SiderealDay, found[i].Time - found[i - 2].Time, 0.1);
            Assert.NotEqual(found[i].Northward, found[i - 1].Northward);
        }
        // cos i = cos(geocentric latitude) sin(azimuth), latitude 28.4466 deg geocentric.
        var azimuth = Math.Asin(Math.Cos(51.64 * Degree) / Math.Cos(28.4466 * Degree)) / Degree;
        Assert.Equal(azimuth, found.First(one => one.Northward).Azimuth / Degree, 0.02);
        Assert.Equal(180 - azimuth, found.First(one => !one.Northward).Azimuth / Degree, 0.02);
    }

    [Fact]
    public void EveryOpportunity_HasTheSiteInItsPlane()
    {
        var start = times.Parse("2025-03-01T00:00:00Z").SecondsPastJ2000;
        var normal = Normal(start, 97.8, 10);
        foreach (var one in new LaunchWindows(cape, frames).ToPlane(_ => normal, start, start + 3 * SiderealDay))
            // A millisecond of the Earth's rotation.
            Assert.Equal(0, Vector3.Dot(cape.IcrfPosition(frames, one.Time).Unit, normal), 1e-7);
    }

    // An orbit inclined less than the site's latitude never passes over it: once a day it is nearest, by the difference.
    [Fact]
    public void PlaneThatDoesNotReachTheSite_IsNearestOnceADay_ByTheDifferenceOfLatitude()
    {
        var start = times.Parse("2025-03-01T00:00:00Z").SecondsPastJ2000;
        var normal = Normal(start, 20, 200);
        var found = new LaunchWindows(cape, frames).ToPlane(_ => normal, start, start + 5 * SiderealDay);

        Assert.Equal(5, found.Count);
        Assert.All(found, one => Assert.Equal(28.4466 - 20, one.OffPlane / Degree, 0.01));
        // 2 x 7,790 m/s x sin(4.223 deg).
        Assert.All(found, one => Assert.Equal(1_147.4, one.DogLeg(7_790), 1.5));
    }

    // flights.md C1: the parking orbit of Apollo 11 (i 32.521, node 359.624 of date), lift-off 13:32:00, insertion 11 min 39 s
    // later. The pad passes through that plane while the rocket climbs, neither before nor after.
    [Fact]
    public void Apollo11_PadPassesThroughItsParkingPlane_DuringTheAscent()
    {
        var insertion = times.Parse("1969-07-16T13:43:39.33Z").SecondsPastJ2000;
        var liftOff = times.Parse("1969-07-16T13:32:00Z").SecondsPastJ2000;
        var normal = Normal(insertion, 32.521, 359.624);
        var northward = Assert.Single(
            new LaunchWindows(cape, frames).ToPlane(_ => normal, liftOff - 43_200, liftOff + 43_200),
            one => one.Northward
        );
        Assert.InRange(northward.Time, liftOff, insertion);
    }

    // The same flight from the Moon alone: the plane of a 32.521 deg orbit over the pad that holds the Moon where it is at the
    // pericynthion (75 h 53.6 min after lift-off; flights.md C1). Injection turned the plane by 1.14 deg of inclination, which
    // is 4.6 min of the Earth's rotation.
    [Fact]
    public void Apollo11_MoonInThePlaneOverThePad_ComesWithin5MinutesOfLiftOff()
    {
        var ephemeris = Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp"));
        var liftOff = times.Parse("1969-07-16T13:32:00Z").SecondsPastJ2000;
        var azimuth = LaunchAzimuth.Inertial(28.4466 * Degree, 32.521 * Degree, northward: true);
        var found = new LaunchWindows(cape, frames).ToDirection(
            azimuth,
            t => ephemeris.State(NaifId.Moon, NaifId.Earth, t + 75 * 3600 + 53.6 * 60).Position,
            liftOff - 43_200,
            liftOff + 43_200
        );
        Assert.Contains(found, one => Math.Abs(one.Time - liftOff) < 300);
    }

    // flights.md C1: azimuth over the ground of AS-506 was 72.058 deg (MPR-SAT-FE-69-9, abstract). A rocket that turns along
    // its way does not leave exactly in the plane's own direction; half a degree of azimuth is 7 s of the Earth's rotation.
    [Fact]
    public void Apollo11_AzimuthOverTheGround_IsWithinOneDegreeOfTheOneFlown()
    {
        var inertial = LaunchAzimuth.Inertial(28.4466 * Degree, 32.521 * Degree, northward: true);
        Assert.Equal(73.533, inertial / Degree, 0.001);
        // 25,561.6 ft/s at insertion; 408.6 m/s at the pad.
        Assert.Equal(72.058, LaunchAzimuth.OverGround(inertial, 25_561.6 * 0.3048, 408.6) / Degree, 1.0);
    }

    [Fact]
    public void InclinationBelowTheLatitude_IsRefused_WithThoseThatCanBeReached()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() =>
            LaunchAzimuth.Inertial(28.4466 * Degree, 20 * Degree, northward: true)
        );
        Assert.Contains("inclinations from 28.447 to 151.553 deg do", refused.Message, StringComparison.Ordinal);
    }

    // An allowance of 100 m/s at 7,793 m/s is 0.735 deg between the planes; seen from the pad it is the Earth that turns into them.
    [Fact]
    public void WindowOfAPlane_OpensAndClosesWhereTheChangeOfPlaneCostsTheAllowance()
    {
        var start = times.Parse("2025-03-01T00:00:00Z").SecondsPastJ2000;
        var normal = Normal(start, 51.64, 120);
        var found = new DailyLaunchWindows(new(cape, frames)).ToPlane(
            _ => normal,
            2 * Math.Asin(0.5 * 100 / 7_793),
            start,
            start + 5 * SiderealDay
        );
        Assert.Equal(10, found.Count);
        foreach (var window in found)
        {
            // A hundredth of a second of the Earth's rotation is 0.006 m/s.
            Assert.Equal(100, window.Opening!.DogLeg(7_793), 0.01);
            Assert.Equal(100, window.Closing!.DogLeg(7_793), 0.01);
            Assert.InRange(window.Best.Time, window.Opening.Time + 60, window.Closing.Time - 60);
            Assert.Equal(0, window.Best.OffPlane, 1e-7);
        }
    }

    // 1.2 deg beyond the pad's latitude both passes lie hours apart within one wide allowance: the windows part between them.
    [Fact]
    public void WindowsThatMeet_PartWhereTheSiteIsFarthestFromThePlane()
    {
        var start = times.Parse("2025-03-01T00:00:00Z").SecondsPastJ2000;
        var normal = Normal(start, 29.65, 120);
        var found = new DailyLaunchWindows(new(cape, frames)).ToPlane(
            _ => normal,
            5 * Degree,
            start,
            start + 3 * SiderealDay
        );
        var pairs = found
            .Zip(found.Skip(1))
            .Where(pair => pair.Second.Best.Time - pair.First.Best.Time < 43_200)
            .ToList();
        Assert.NotEmpty(pairs);
        // Within the five minutes of a step.
        Assert.All(pairs, pair => Assert.Equal(pair.First.Closing!.Time, pair.Second.Opening!.Time, 600.0));
        Assert.All(found, window => Assert.True(window.Closing!.OffPlane <= 5 * Degree + 1e-9));
    }

    [Fact]
    public void PlaneBeyondTheAllowance_HasNoOpening()
    {
        var start = times.Parse("2025-03-01T00:00:00Z").SecondsPastJ2000;
        var normal = Normal(start, 20, 200);
        var found = new DailyLaunchWindows(new(cape, frames)).ToPlane(
            _ => normal,
            Degree,
            start,
            start + 2 * SiderealDay
        );
        Assert.Equal(2, found.Count);
        Assert.All(found, window => Assert.Null(window.Opening));
        Assert.All(found, window => Assert.Equal(28.4466 - 20, window.Best.OffPlane / Degree, 0.01));
    }

    // Lift-off 13:32:00 UTC is when the window opened, at 72 deg (Apollo 11 Mission Report, section 3; NSSDC). The plane over the
    // pad leaves out what turned the flown one: 1.14 deg of inclination at injection, which is 4.6 min of the Earth's rotation,
    // and 2.7 h in the parking orbit, whose node goes back by 7.6 deg a day, which is 3.4 min.
    [Fact]
    public void Apollo11_WindowOf72To106Degrees_OpensWithin8MinutesOfItsLiftOff()
    {
        var ephemeris = Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp"));
        var liftOff = times.Parse("1969-07-16T13:32:00Z").SecondsPastJ2000;
        var moon = ephemeris.State(NaifId.Moon, NaifId.Earth, liftOff + 75 * 3600 + 53.6 * 60).Position;
        var windows = new LaunchWindows(cape, frames);
        var found = new DailyLaunchWindows(windows).ToDirection(
            _ => moon,
            72 * Degree,
            106 * Degree,
            7_793,
            liftOff - 43_200,
            liftOff + 43_200
        );
        var flown = found.MinBy(window => Math.Abs(window.Opening!.Time - liftOff))!;
        Assert.Equal(liftOff, flown.Opening!.Time, (4.6 + 3.4) * 60);
        // It closed at 17:54 (widely told, unverified): four hours and more from 72 to 106 deg.
        Assert.InRange(flown.Closing!.Time - flown.Opening.Time, 4 * 3600, 4.5 * 3600);
        Assert.Equal(72, windows.AzimuthOverGround(flown.Opening, 7_793) / Degree, 1e-3);
        Assert.Equal(90, windows.AzimuthOverGround(flown.Best, 7_793) / Degree, 1e-3);
        // Injection over the Pacific, three quarters of a turn from Florida.
        Assert.InRange(windows.AngleAhead(flown.Best, -moon) / Degree, 240, 300);
    }

    [Theory]
    // Two-line elements of the station of the days, public (their scenarios carry them): the pad passes through its plane during the
    // ascent, which lasts 527 s and 529 s.
    [InlineData(
        28.608422,
        -80.604133,
        "2020-05-30T19:22:45Z",
        527,
        "1 25544U 98067A   20151.61686127  .00000168  00000-0  11087-4 0  9992",
        "2 25544  51.6444  75.4313 0002297  11.5525  50.1151 15.49398617229298"
    )]
    [InlineData(
        45.996111,
        63.564167,
        "2020-10-14T05:45:04Z",
        529,
        "1 25544U 98067A   20287.53670015  .00000762  00000-0  21766-4 0  9997",
        "2 25544  51.6440 122.8761 0001413  26.5472  73.1662 15.49301208250368"
    )]
    public void FlownLiftOffs_HaveThePadPassThroughTheStationsPlane_DuringTheAscent(
        double latitude,
        double longitude,
        string liftOff,
        double ascent,
        string line1,
        string line2
    )
    {
        var station = new Sgp4(TwoLineElements.Parse(line1, line2));
        Vector3 Plane(double t)
        {
            var state = frames.InFrame(station.State(Epoch.FromSecondsPastJ2000(t), times), Frame.Icrf);
            return Vector3.Cross(state.Position, state.Velocity).Unit;
        }
        var flown = times.Parse(liftOff).SecondsPastJ2000;
        var site = SurfacePoint.OnEarth("pad", Geodetic.FromDegrees(latitude, longitude, 0));
        var found = new LaunchWindows(site, frames).ToPlane(Plane, flown - 7200, flown + 7200);
        var instant = Assert.Single(found);
        Assert.True(instant.Northward);
        Assert.InRange(instant.Time - flown, 0, ascent);
    }

    /// <summary>Normal in ICRF of an orbit by its elements to the true equator and equinox of date.</summary>
    private static Vector3 Normal(double tdb, double inclination, double node)
    {
        var (sinI, cosI) = Math.SinCos(inclination * Degree);
        var (sinNode, cosNode) = Math.SinCos(node * Degree);
        var toDate = frames.Rotation(Frame.Icrf, Frame.TrueOfDate, tdb);
        return toDate.TransposeTimes(new Vector3(sinI * sinNode, -sinI * cosNode, cosI));
    }
}
