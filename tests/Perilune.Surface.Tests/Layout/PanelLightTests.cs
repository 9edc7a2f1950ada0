using Perilune.Surface.Illumination;
using Perilune.Surface.Layout;
using Perilune.Surface.Temperature;
using Perilune.Surface.Tests.Illumination;

namespace Perilune.Surface.Tests.Layout;

/// <summary>Panels on Connecting Ridge under the real Sun.</summary>
public sealed class PanelLightTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Degree = Math.PI / 180;

    /// <summary>
    /// The light of a thin panel alone is that of a mast at its height: the change points of LightFinder, which is another
    /// way through time, within 0.01 over a lunar day of hourly looks.
    /// </summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void ThinPanel_HasTheLightOfItsMast_Within001()
    {
        var end = TestSky.Start2028 + 709 * 3600;
        var sky = TestSky.Over(TestSky.Start2028, end);
        var frame = new LayoutFrame(shipped.Terrain, ShippedTerrain.ConnectingRidge);
        var foot = frame.Foot(frame.Origin);
        StandingPanel[] panels =
        [
            new(foot, 4, 9.95, 10.05),
            new(frame.Foot(frame.PointAt(0, 30)), 4, 2, 12),
            new(frame.Foot(frame.PointAt(30, 0)), 4, 2, 12),
        ];
        var light = PanelLight.Find(
            frame,
            sky,
            [frame.Origin, frame.PointAt(0, 30), frame.PointAt(30, 0)],
            panels,
            TestSky.Start2028,
            3600,
            709
        );
        var found = ArrayLight.Find(light, panels, []);
        var mast = MastLight.Find(shipped.Terrain, sky, frame.Origin, [10], TestSky.Start2028, end)[0];
        Assert.Equal(mast.Light.MeanSunFraction, found[0].Alone, 0.01);
        // Others only take, and a third panel takes more than two.
        Assert.All(found, one => Assert.InRange(one.Loss, 0, 0.5));
        Assert.True(found[1].Loss > 0);
        // Far apart they leave each other alone: 30 m become 900 m, and shadows fall in few degrees of azimuth.
        var wide = ArrayLight.Find(light, ArrayLight.Rearranged(light, 30, 0)!.Value, []);
        Assert.True(wide.Sum(one => one.EnergyTogether) > found.Sum(one => one.EnergyTogether));
        // A turn by a whole circle changes nothing.
        var round = ArrayLight.Find(light, ArrayLight.Rearranged(light, 1, 2 * Math.PI)!.Value, []);
        Assert.Equal(found[1].Together, round[1].Together, 1e-6);
        Radiators(frame, sky, end);
    }

    /// <summary>What is radiated is the formula of Stefan and Boltzmann; cold ground and no Sun leave all of it.</summary>
    private void Radiators(LayoutFrame frame, LunarSky sky, double end)
    {
        var horizon = Perilune.Surface.Horizons.HorizonFinder.Find(shipped.Terrain, frame.Origin, 2);
        var side = new GroundPlane(Math.PI / 2, 0);
        var ground = new double[100];
        Array.Fill(ground, 100.0);
        var white = new Radiator([side, side with { Aspect = Math.PI }], 290, 0.9, 0);
        var day = RadiatorDay.Find(white, horizon, sky, Regolith.Highland, ground, TestSky.Start2028, 3600);
        Assert.Equal(2 * 0.9 * 5.670374419e-8 * Math.Pow(290, 4), day.Radiated, 1e-9);
        var infrared = 0.9 * day.SkyViews.Sum(view => 1 - view) * Regolith.Highland.Emissivity * 5.670374419;
        Assert.All(
            day.Heat,
            heat =>
            {
                Assert.Equal(0, heat.Sunlight);
                Assert.Equal(infrared, heat.Infrared, 1e-9);
                Assert.Equal(day.Radiated - infrared, heat.Net, 1e-9);
            }
        );
        // A black one that faces the Sun takes all of it: never more than the beam and what the ground sends up.
        var black = RadiatorDay.Find(
            white with
            {
                Absorptivity = 1,
            },
            horizon,
            sky,
            Regolith.Highland,
            [.. Enumerable.Repeat(100.0, (int)((end - TestSky.Start2028) / 3600))],
            TestSky.Start2028,
            3600
        );
        Assert.InRange(black.Heat.Max(heat => heat.Sunlight), 1000, 1420);
        Assert.Contains(black.Heat, heat => heat.Sunlight == 0);
    }
}
