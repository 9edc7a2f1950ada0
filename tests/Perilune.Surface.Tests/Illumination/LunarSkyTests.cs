using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Illumination;

public sealed class LunarSkyTests
{
    private const double Degree = Math.PI / 180;

    [Fact]
    public void SubsolarPoint_AgreesWithCspiceSubslr_Within2e6Degree()
    {
        // CSPICE N0067 subslr with light time and stellar aberration (LT+S), MOON_ME_DE440_ME421, on the DE440 excerpt of 2007.
        // Planetary aberration to first order leaves terms of (v/c)^2 = 1e-8 rad = 6e-7 deg and of half the Moon's
        // acceleration over the light time, 0.5e-8 rad; aberration itself is 5.7e-3 deg.
        var ephemeris = Ephemeris.Load(Repository.Truth("kernels/de440_2007.bsp"));
        var orientation = LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe440,
            Repository.Truth("kernels/moon_pa_de440_2007.bpc")
        );
        var rows = File.ReadLines(Repository.Truth("cspice_subpoints_moon.csv"))
            .Select(line => line.Split(','))
            .Where(row => row[0] == "subsolar" && row[2] == "MOON_ME_DE440_ME421" && row[3] == "LT+S")
            .ToArray();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var at = double.Parse(row[11], CultureInfo.InvariantCulture);
            var expected = new Vector3(Number(row[6]), Number(row[7]), Number(row[8]));
            var sky = LunarSky.From(ephemeris, orientation, at - 20_000, at + 30_000);
            Assert.Equal(0, Vector3.Angle(expected, sky.Sun(at)) / Degree, 2e-6);
        }
    }

    [Fact]
    public void Table_InterpolatesToAMetreOfEarthAndOfSun()
    {
        // Two skies whose nodes lie elsewhere agree between their nodes and at their ends.
        var start = TestSky.Start2028;
        var sky = TestSky.Over(start, start + 10 * TestSky.Day);
        var shifted = TestSky.Over(start - 3_517, start + 11 * TestSky.Day);
        for (var t = start; t < start + 10 * TestSky.Day; t += 1_111)
        {
            Assert.Equal(0, Vector3.Distance(sky.Earth(t), shifted.Earth(t)), 1.0);
            Assert.Equal(0, Vector3.Distance(sky.Sun(t), shifted.Sun(t)) / 150e9, 1e-11);
        }
    }

    [Fact]
    public void EarthFromTheSouthPole_RisesAndSinksWithLibration_By6p86Degrees()
    {
        // DE440: the libration in latitude reaches 6.86 deg over the decades; a year comes within 0.3 deg of it.
        var start = TestSky.Start2028;
        var sky = TestSky.Over(start, start + TestSky.JulianYear);
        var highest = 0.0;
        for (var t = start; t < start + TestSky.JulianYear; t += 3_600)
        {
            var earth = sky.Earth(t);
            highest = Math.Max(highest, Math.Asin(-earth.Z / earth.Norm) / Degree);
        }
        Assert.InRange(highest, 6.5, 6.87);
    }

    [Fact]
    public void EclipsesAtTheMoonsCentre_LastAsLongAsCspiceFinds()
    {
        // CSPICE gfoclt, 2007, from the Moon's centre, without aberration: full 226231705.22 to 226240634.31, any 226227259.87
        // to 226245075.53. Aberration shifts the Sun by 20 arcsec against the Earth, which the Moon passes in 37 s; it leaves the
        // durations. The Earth of gfoclt is an ellipsoid, up to 21 km flatter than our sphere: 20 s of the Moon's 1 km/s.
        var ephemeris = Ephemeris.Load(Repository.Truth("kernels/de440_2007.bsp"));
        var orientation = LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe440,
            Repository.Truth("kernels/moon_pa_de440_2007.bpc")
        );
        const double start = 226_200_000;
        const double end = 226_270_000;
        var sky = LunarSky.From(ephemeris, orientation, start, end);
        var flat = HorizonProfile.Level(new(0, 0));
        // An observer at the Moon's centre with nothing around him.
        var horizon = new HorizonProfile(
            flat.Site,
            0,
            -SurfacePoint.ReferenceRadius,
            [.. Enumerable.Repeat(-Math.PI / 2, HorizonProfile.AzimuthCount)],
            flat.Distances,
            flat.Coverage
        );
        var history = LightFinder.Find(horizon, sky, start, end);
        double At(LightEventKind kind) => history.Events.Single(change => change.Kind == kind).Tdb;
        Assert.Equal(226_227_259.87, At(LightEventKind.EclipseStart), 60.0);
        Assert.Equal(
            226_245_075.53 - 226_227_259.87,
            At(LightEventKind.EclipseEnd) - At(LightEventKind.EclipseStart),
            40.0
        );
        Assert.Equal(
            226_240_634.31 - 226_231_705.22,
            At(LightEventKind.EclipseTotalEnd) - At(LightEventKind.EclipseTotalStart),
            40.0
        );
        var darkness = Assert.Single(history.Darkness);
        Assert.Equal(At(LightEventKind.EclipseTotalStart), darkness.Start);
        Assert.Equal(0, history.SunFractionAt(darkness.Start + darkness.Duration / 2));
        Assert.Equal(1, history.SunFractionAt(start + 1_000));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
