using Perilune.Astro.Ephemerides;
using Perilune.Astro.Orientation;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;
using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

public sealed class SiteSkyTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    // 2028-03-01 TDB.
    private const double Start = 888_753_600;

    // The same rays, and only those that the discs can meet: equal but for rounding.
    [Fact]
    public void SkyOverConnectingRidge_IsThatOfItsWholeHorizon()
    {
        var sky = LunarSky.From(
            Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
            LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
            ),
            Start,
            Start + 30 * 86_400
        );
        var site = SurfacePoint.FromDegrees(-89.46, 222.3);
        var horizon = HorizonFinder.Find(shipped.Terrain, site, 2);
        var exact = new SiteSky(shipped.Terrain, sky, (_, _) => site, 2, Start);
        var whole = new Observer(horizon, sky);
        var (partly, earth) = (0, 0);
        for (var hour = 0; hour < 30 * 24; hour += 5)
        {
            var seen = exact.At(0, 0, hour * 3_600);
            var expected = whole.Look(Start + hour * 3_600);
            Assert.Equal(expected.SunFraction, seen.Sun, 1e-9);
            Assert.Equal(expected.EarthCentre > 0, seen.Earth);
            partly += seen.Sun is > 0 and < 1 ? 1 : 0;
            earth += seen.Earth ? 1 : 0;
        }
        Assert.True(partly > 2 && earth is > 20 and < 124);
    }
}
