using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Temperature;
using Perilune.Surface.Tests.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Temperature;

public sealed class RealGroundTests(ShippedTerrain shipped, ITestOutputHelper output) : IClassFixture<ShippedTerrain>
{
    private const double Hour = 3600;
    private const int Year28 = 8766;
    private static readonly LunarSky sky = TestSky.Over(TestSky.Start2028 - Hour, TestSky.Start2028 + Year28 * Hour);

    /// <summary>The floor of Shackleton never sees the Sun: ice lasts there, which needs less than 110 K all year (Paige et al.,
    /// 2010, Science 330, 479), and the Moon's own heat keeps it above 24 K.</summary>
    [Fact]
    public void FloorOfShackleton_IsAColdTrap()
    {
        var floor = Year(-89.67, 129.8);
        output.WriteLine(
            $"{floor.Cycle.Minimum[0]:F1} {floor.Cycle.Mean[0]:F1} {floor.Cycle.Maximum[0]:F1} K, sky {floor.SkyView:F3}"
        );
        Assert.InRange(floor.Cycle.Maximum[0], 60, 110);
        Assert.InRange(floor.Cycle.Minimum[0], 24, 60);
        // As deep as a bowl of a fifth of its diameter (Zuber et al., 2012, Nature 486, 378: 21 km, 4.1 km).
        Assert.Equal(Surroundings.BowlShare(4.1 / 21), 1 - floor.SkyView, 0.02);
    }

    /// <summary>A year of the real Sun over the coarse terrain of the equator: Hayne et al. (2017), table A2, within its 5 K.</summary>
    [Fact]
    public void Equator_OnTheRealSky_AgreesWithDiviner_Within5K()
    {
        var year = Year(0, 23);
        output.WriteLine($"{year.Cycle.Minimum[0]:F1} {year.Cycle.Mean[0]:F1} {year.Cycle.Maximum[0]:F1} K");
        Assert.Equal(385, year.Cycle.Maximum[0], 5.0);
        Assert.Equal(95, year.Cycle.Minimum[0], 5.0);
    }

    /// <summary>The same ground with and without slope: a plane that leans to the pole's noon is warmer.</summary>
    [Fact]
    public void SlopeTowardsTheSun_IsWarmer()
    {
        var place = SurfacePoint.FromDegrees(-85, 0);
        var horizon = HorizonProfile.Level(place);
        double Mean(GroundPlane plane) =>
            PointTemperature.Find(horizon, sky, plane, Regolith.Highland, TestSky.Start2028, Hour, Year28).Cycle.Mean[
                0
            ];
        var (towards, level, away) = (Mean(new(0.3, 0)), Mean(default), Mean(new(0.3, Math.PI)));
        output.WriteLine($"{towards:F1} {level:F1} {away:F1}");
        Assert.True(towards > level + 20 && level > away + 20);
    }

    private PointTemperature Year(double latitude, double longitude) =>
        PointTemperature.Find(
            shipped.Terrain,
            sky,
            SurfacePoint.FromDegrees(latitude, longitude),
            Regolith.Highland,
            TestSky.Start2028,
            Hour,
            Year28
        );
}
