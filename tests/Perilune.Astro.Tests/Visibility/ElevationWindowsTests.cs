using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Visibility;

public sealed class ElevationWindowsTests
{
    private const double Degree = Math.PI / 180;

    private static readonly TimeScales Scales = new(
        LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))
    );

    /// <summary>CSPICE N0067, gfposc at 1e-6 s, on DE440 and its lunar axes; ours to 1 ms.</summary>
    [Theory]
    [InlineData("spole-earth", 0, NaifId.Earth)]
    [InlineData("spole-sun", 0, NaifId.Sun)]
    public void WindowsOfALunarSite_AgreeWithCspice_WithinAMillisecond(string kind, double mask, int target)
    {
        var ephemeris = Kernels();
        var frames = new FrameSystem
        {
            MoonDe440 = LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Repository.Truth("kernels/moon_pa_de440_2007.bpc")
            ),
        };
        var site = SurfacePoint.OnMoon("ridge", Geodetic.FromDegrees(-89.45, 222.69, 1000));
        Compare(kind, frames, site, mask, t => ephemeris.Position(target, NaifId.Moon, t), 60000);
    }

    [Fact]
    public void MoonOverAStation_AgreesWithCspice_WithinAMillisecond()
    {
        var ephemeris = Kernels();
        Compare(
            "station-moon",
            new FrameSystem(),
            Station,
            10,
            t => ephemeris.Position(NaifId.Moon, NaifId.Earth, t),
            12000
        );
    }

    [Fact]
    public void WindowsOfAHaloOrbitOverALunarSite_AgreeWithCspice_WithinAMillisecond()
    {
        var frames = new FrameSystem
        {
            MoonDe440 = LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Repository.Truth("kernels/moon_pa_de440_2007.bpc")
            ),
        };
        var site = SurfacePoint.OnMoon("ridge", Geodetic.FromDegrees(-89.45, 222.69, 1000));
        Compare("spole-nrho", frames, site, 5, HaloOrbit(), 3000);
    }

    [Fact]
    public void GrazingPassesOfAMinute_AreFound()
    {
        // A made-up target bobs over the mask for 61 s every 6 h, seen from axes that do not turn against it.
        var frames = new FrameSystem();
        var pole = new SurfacePoint(
            "pole",
            NaifId.Earth,
            Frame.IauVenus,
            Ellipsoid.Moon,
            new Geodetic(Math.PI / 2, 0, 0)
        );
        const double distance = 4e8;
        const double period = 21600;
        var amplitude = 1e-3;
        // sin(2 pi t / P) > cos(pi 61 / P) for 61 s.
        var mask = amplitude * Math.Cos(Math.PI * 61 / period);
        Vector3 Target(double t)
        {
            var elevation = amplitude * Math.Sin(Math.Tau * t / period);
            var fixedPosition =
                pole.Position + (pole.North * Math.Cos(elevation) + pole.Up * Math.Sin(elevation)) * distance;
            return frames.Rotation(Frame.Icrf, Frame.IauVenus, t).TransposeTimes(fixedPosition);
        }
        var windows = new ElevationWindows(frames, 2000).Find(pole, mask, Target, 0, 40 * period);
        Assert.Equal(40, windows.Count);
        Assert.All(windows, w => Assert.Equal(61, w.Duration, 0.01));
    }

    [Fact]
    public void AYearOverTenStations_TakesUnder50EvaluationsAPass()
    {
        var earth = EarthOrientation.Load(Scales, Path.Combine(Repository.Data, "earth"));
        var frames = new FrameSystem { Earth = earth };
        var stations = Enumerable
            .Range(0, 10)
            .Select(i => SurfacePoint.OnEarth($"s{i}", Geodetic.FromDegrees(-40 + 9 * i, 36 * i, 500)))
            .ToArray();
        // A low lunar orbit about a circular Moon: 2 h, 1838 km.
        var calls = 0;
        Vector3 Target(double t)
        {
            calls++;
            var (sm, cm) = Math.SinCos(2.6617e-6 * t);
            var (so, co) = Math.SinCos(8.88e-4 * t);
            return new Vector3(3.844e8 * cm, 3.5e8 * sm, 1.6e8 * sm) + new Vector3(1.838e6 * co, 0, 1.838e6 * so);
        }
        var start = Scales.Parse("2028-01-01").SecondsPastJ2000;
        var search = new ElevationWindows(frames, 3500);
        var passes = stations.Sum(s => search.Find(s, 10 * Degree, Target, start, start + 365.25 * 86400).Count);
        Assert.InRange(passes, 10 * 340, 10 * 370);
        // 162 000 evaluations, 0.4 s of processor time from a cold start.
        Assert.InRange(calls, 0, 50 * passes);
    }

    private static SurfacePoint Station =>
        new(
            "station",
            NaifId.Earth,
            Frame.IauEarth,
            new Ellipsoid(6371690, 0),
            Geodetic.FromDegrees(-35.219, 148.981, 0)
        );

    /// <summary>
    /// The reference trajectory of 30 days, Moon-centred, m: states 120 s apart (SPK type 13) joined by a Hermite polynomial
    /// through the two nearest, which is right to a metre at perilune and far better elsewhere.
    /// </summary>
    private static Func<double, Vector3> HaloOrbit()
    {
        var file = DafFile.Load(Repository.Truth("kernels/sc_nrho_30d.bsp"));
        var array = file.Arrays[0];
        var words = file.Read(array);
        var count = (int)words[^1];
        Vector3 Vector(int word) => new Vector3(words[word], words[word + 1], words[word + 2]) * 1000;
        return t =>
        {
            var found = Array.BinarySearch(words, 6 * count, count, t);
            var i = Math.Clamp((found >= 0 ? found : ~found - 1) - 6 * count, 0, count - 2);
            var (start, step) = (words[6 * count + i], words[6 * count + i + 1] - words[6 * count + i]);
            var s = (t - start) / step;
            var (p0, v0, p1, v1) = (Vector(6 * i), Vector(6 * i + 3), Vector(6 * i + 6), Vector(6 * i + 9));
            return p0 * ((1 + 2 * s) * (1 - s) * (1 - s))
                + v0 * (step * s * (1 - s) * (1 - s))
                + p1 * (s * s * (3 - 2 * s))
                + v1 * (step * s * s * (s - 1));
        };
    }

    private static Ephemeris Kernels() => Ephemeris.Load(Repository.Truth("kernels/de440_2007.bsp"));

    private static void Compare(
        string kind,
        FrameSystem frames,
        SurfacePoint point,
        double mask,
        Func<double, Vector3> target,
        double speedLimit
    )
    {
        var expected = File.ReadLines(
                Path.Combine(Repository.Root, "tests/Perilune.Astro.Tests/Data/Visibility/cspice_elevation.csv")
            )
            .Select(line => line.Split(','))
            .Where(cells => cells[0] == kind)
            .Select(cells => (Start: Number(cells[1]), End: Number(cells[2])))
            .ToArray();
        // The search spans the reference's windows, clipped as CSPICE clipped them.
        const double epoch = 225979200;
        var (start, end) = (expected[0].Start == epoch ? epoch : epoch + 100, epoch + 30 * 86400.0);
        if (kind == "spole-earth")
            end = expected[^1].End + 86400;
        var windows = new ElevationWindows(frames, speedLimit).Find(point, mask * Degree, target, start, end);
        Assert.Equal(expected.Length, windows.Count);
        for (var i = 0; i < windows.Count; i++)
        {
            Assert.Equal(expected[i].Start, windows[i].Start, 1e-3);
            Assert.Equal(expected[i].End, windows[i].End, 1e-3);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
