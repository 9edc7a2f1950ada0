using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Illumination;

/// <summary>The Sun's light over a skyline, its limb darkened.</summary>
public sealed class SunlightOnHorizonTests
{
    private const double Degree = Math.PI / 180;
    private const double Radius = 0.2666 * Degree;
    private static readonly SurfacePoint pole = new(-Math.PI / 2, 0);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    [InlineData(-0.9)]
    public void AnEvenDisc_GivesTheArea_Within5e4(double slope)
    {
        var horizon = Slanted(slope);
        var even = new SunlightOnHorizon(SolarLimb.Uniform);
        for (var i = -12; i <= 12; i++)
        {
            var disc = new ApparentDisc(Math.PI, i * 0.1 * Radius, Radius);
            Assert.Equal(DiscOnHorizon.VisibleFraction(horizon, disc), even.VisibleFraction(horizon, disc), 5e-4);
        }
    }

    // Against plain sums over the disc, a thousand squares a side.
    [Theory]
    [InlineData(0.0, 0.7)]
    [InlineData(0.0, -0.95)]
    [InlineData(0.5, 0.2)]
    [InlineData(0.0, 0.0)]
    public void ADarkenedDisc_GivesTheIntegralOfItsBrightness_Within5e4(double slope, double height)
    {
        var horizon = Slanted(slope);
        var disc = new ApparentDisc(Math.PI, height * Radius, Radius);
        var (above, all) = (0.0, 0.0);
        const int side = 1_000;
        for (var i = 0; i < side; i++)
        for (var j = 0; j < side; j++)
        {
            var (x, y) = (2 * (i + 0.5) / side - 1, 2 * (j + 0.5) / side - 1);
            var square = 1 - x * x - y * y;
            if (square <= 0)
                continue;
            var mu = Math.Sqrt(square);
            var brightness = 0.3 + 0.93 * mu - 0.23 * mu * mu;
            all += brightness;
            var azimuth = Math.PI + x * Radius / Math.Cos(disc.Elevation);
            if (disc.Elevation + y * Radius > horizon.ElevationAt(azimuth))
                above += brightness;
        }
        var light = new SunlightOnHorizon(SolarLimb.Visible).VisibleFraction(horizon, disc);
        Assert.Equal(above / all, light, 5e-4);
        // The darkened limb counts for less than its area.
        if (height == 0.7)
            Assert.True(light > DiscOnHorizon.VisibleFraction(horizon, disc) + 0.01);
    }

    [Fact]
    public void AYearOfSamples_AgreesWithTheFinder()
    {
        var start = TestSky.Start2028;
        var end = start + 100 * TestSky.Day;
        var sky = TestSky.Over(start, end);
        var horizon = Slanted(0.05);
        var finder = LightFinder.Find(horizon, sky, start, end);
        var series = LightSeries.Sample(horizon, sky, start, end, 600, SolarLimb.Uniform);
        Assert.Equal(100 * 144 + 1, series.Sun.Length);
        Assert.Equal(finder.MeanSunFraction, series.MeanSun, 1e-3);
        for (var i = 0; i < series.Sun.Length; i += 97)
        {
            Assert.Equal(finder.SunFractionAt(start + i * 600), series.Sun[i], 0.006);
            Assert.Equal(
                finder.EarthVisible.Any(seen => seen.Start <= start + i * 600 && seen.End >= start + i * 600),
                series.EarthCentre[i]
            );
            Assert.Equal(series.EarthCentre[i], series.Earth[i] > 0.5);
        }
    }

    // Rises toward azimuth pi with a slope across it, level elsewhere.
    private static HorizonProfile Slanted(double slope)
    {
        var elevations = new double[HorizonProfile.AzimuthCount];
        for (var i = 0; i < elevations.Length; i++)
        {
            var away = i * HorizonProfile.AzimuthStep - Math.PI;
            elevations[i] = Math.Abs(away) < 0.1 ? slope * away : 0;
        }
        return new(pole, 0, 0, [.. elevations], [.. new double[elevations.Length]], new("slant", 0, 0, 0, 0, []));
    }
}
