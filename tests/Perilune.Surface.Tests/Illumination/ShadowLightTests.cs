using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Illumination.Scattering;
using Perilune.Surface.Maps;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Illumination;

/// <summary>Light in shadow: scattered in a bowl by its closed form, and of the Earth by published figures.</summary>
public sealed class ShadowLightTests(ShippedTerrain shipped, ITestOutputHelper output) : IClassFixture<ShippedTerrain>
{
    private static readonly LunarSky sky = TestSky.Over(TestSky.Start2028, TestSky.Start2028 + 30 * TestSky.Day);

    /// <summary>
    /// Inside a sphere every patch sees every other alike, so that a beam E at an elevation e once scattered lights all of a bowl
    /// with E sin(e) A f (1 - f), f being the bowl's share of the sphere (Ingersoll et al., 1992, Icarus 100, 40: the first term of
    /// their series). In cells the rim, where the lit crescent ends, is known to a cell: an error of a cell over the crescent's width,
    /// which halves with the cells.
    /// </summary>
    [Theory]
    [InlineData(160)]
    [InlineData(80)]
    [InlineData(40)]
    public void ShadowOfABowl_IsLitByItsClosedForm_WithinACellOfTheLitCrescent(double cell)
    {
        var bowl = new Bowl(cell);
        var ground = ScatteringGround.Sweep(bowl.Terrain, bowl.Grid, Regolith.Highland);
        var steps = SkySteps.Over(sky, TestSky.Start2028 + 10 * TestSky.Day, 10, 1);
        var sun = steps.Sun(0, new(Bowl.Middle, 0));
        var share = Surroundings.BowlShare(Bowl.DepthToDiameter);
        var expected = steps.Beam(0) * Math.Sin(sun.Elevation) * ground.Albedo * share * (1 - share);
        var bound = cell / Bowl.LitWidth(sun.Elevation);
        var (column, row) = ground.Grid.Locate(Bowl.Middle);
        for (var i = 0; i < 9; i++)
        {
            var (c, r) = (
                (int)Math.Round(column + (i % 3 - 1) * 640 / cell),
                (int)row + (i / 3 - 1) * (int)(640 / cell)
            );
            var lean = bowl.Terrain.SlopeAt(ground.Grid.PointAt(c, r));
            var plane = new GroundPlane(lean.Angle, lean.Aspect);
            var horizon = ground.Horizons.ProfileAt(c, r);
            var view = ground.ViewFrom(horizon.Site, plane, horizon);
            var error = ground.Scattered(view, steps, 0) / expected - 1;
            output.WriteLine($"{cell} m: {error:F4}, within {bound:F4}");
            Assert.Equal(0, error, bound);
            // Sky, ground and what lies beyond the map are all there is: to half a degree of azimuth in the sky's part.
            Assert.Equal(1, view.Ground + view.Beyond + plane.SkyView(horizon), 1e-3);
        }
    }

    /// <summary>
    /// "At the Moon, the broadband, hemispherical irradiance from Earth near 0 phase is approximately 0.15 W/m2, with comparable
    /// contributions from solar reflectance and thermal emission" (Glenar et al., 2019, Icarus 321, 841, abstract; computed for two
    /// lunations of March and April 2008). The mean of the two full Earths of those months is held
    /// to half of its last digit.
    /// </summary>
    [Fact]
    public void FullEarth_ShinesWithTheIrradianceOfGlenar()
    {
        var start = (2_454_526.5 - 2_451_545.0) * TestSky.Day; // 2008-03-01
        var spring = SkySteps.Over(TestSky.Over(start, start + 59 * TestSky.Day), start, 3_600, 59 * 24);
        var sum = 0.0;
        foreach (var first in (int[])[0, 30 * 24])
        {
            var (reflected, radiated) = Enumerable
                .Range(first, 29 * 24)
                .Select(spring.Earthshine)
                .MaxBy(shine => shine.Reflected + shine.Radiated);
            output.WriteLine($"{reflected:F4} + {radiated:F4} = {reflected + radiated:F4} W/m2");
            // Comparable: each is nearer to one half than to none or all.
            Assert.InRange(reflected / (reflected + radiated), 0.25, 0.75);
            sum += reflected + radiated;
        }
        Assert.Equal(0.15, sum / 2, 0.005);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(Math.PI / 2, 1 / Math.PI)]
    [InlineData(Math.PI, 0)]
    public void PhaseOfTheEarth_IsThatOfASphereAfterLambert(double phase, double share)
    {
        var full = Earthshine.Reflected(1361, 384.4e6, 0);
        Assert.Equal(share, Earthshine.Reflected(1361, 384.4e6, phase) / full, 1e-12);
    }

    /// <summary>Over all sides a sphere scatters its Bond albedo of what falls on its disc: the definition.</summary>
    [Fact]
    public void LightOfTheEarth_OverAllSides_IsItsAlbedoOfTheSunlight()
    {
        const double distance = 384.4e6;
        var sum = 0.0;
        const int parts = 2_000;
        for (var i = 0; i < parts; i++)
        {
            var phase = Math.PI * (i + 0.5) / parts;
            sum += Earthshine.Reflected(1361, distance, phase) * 2 * Math.PI * Math.Sin(phase) * Math.PI / parts;
        }
        Assert.Equal(
            Earthshine.BondAlbedo,
            sum * distance * distance / (1361 * Math.PI * 6_371_008.8 * 6_371_008.8),
            1e-6
        );
    }

    /// <summary>A map holds what its cells' own series say, on any number of threads; the floor of Shackleton has no other light.</summary>
    [Fact]
    public void MapOfTheFloorOfShackleton_IsThatOfItsPlaces()
    {
        var terrain = new LunarTerrain(shipped.Terrain.Grids.Where(grid => grid.CellSize > 300));
        var centre = SurfacePoint.FromDegrees(-89.67, 129.78);
        var ground = ScatteringGround.Sweep(terrain, MapGrid.Around(centre, 30, 30, 1_000), Regolith.Highland, 90);
        var map = MapGrid.Around(centre, 5, 5, 1_000);
        var horizons = HorizonSweep.Compute(terrain, map, 0, 90);
        var lean = FootprintMap.Fit(HeightMap.Read(terrain, map), 2_000);
        const int looks = 60;
        const double step = TestSky.Day / 2;
        ShadowLightMap Found(int threads) =>
            ShadowLightFinder.Find(
                horizons,
                lean,
                ground,
                sky,
                TestSky.Start2028,
                step,
                looks,
                parallel: new() { MaxDegreeOfParallelism = threads }
            );
        var (one, two) = (Found(1), Found(2));
        Assert.Equal(one.MeanScattered, two.MeanScattered);
        Assert.Equal(one.MostScattered, two.MostScattered);
        // The middle of the map: cell 12.
        var series = ShadowLightSeries.Sample(
            horizons.ProfileAt(2, 2),
            new(lean.Slopes[12], lean.Aspects[12] - map.NorthAt(2, 2)),
            ground,
            sky,
            TestSky.Start2028 + 0.5 * step,
            step,
            looks
        );
        Assert.All(series.Sunlight, light => Assert.Equal(0, light));
        Assert.Equal(series.Scattered.Average(light => (double)light), one.MeanScattered[12], 1e-6);
        Assert.Equal(series.Scattered.Max(), one.MostScattered[12], 1e-6f);
        Assert.InRange(series.View.Beyond, 0, 0.01);
        // The Earth does not rise over the rim, 20 deg and more above a floor near the pole.
        Assert.Equal(0, one.MostEarthshine[12]);
        output.WriteLine($"floor of Shackleton: mean {one.MeanScattered[12]} most {one.MostScattered[12]} W/m2");
    }
}
