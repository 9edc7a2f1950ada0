using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Sites;
using Perilune.Surface.Tests.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Sites;

public sealed class SafeHavensTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Degree = Math.PI / 180;

    /// <summary>Each cell by itself, on Connecting Ridge: limits that bind, and each of them alone.</summary>
    [Fact]
    public void HavensOfTheRidge_AreTheCellsWithinEachLimit()
    {
        var terrain = new LunarTerrain(shipped.Terrain.Grids.Where(grid => grid.CellSize > 30));
        var map = MapGrid.Around(ShippedTerrain.ConnectingRidge, 16, 16, 100);
        var (start, end) = (TestSky.Start2028, TestSky.Start2028 + 60 * TestSky.Day);
        var light = LightMapFinder.Find(
            HorizonSweep.Compute(terrain, map, 10, 90),
            TestSky.Over(start, end),
            start,
            end,
            3 * 3_600
        );
        var slopes = FootprintMap.Fit(HeightMap.Read(terrain, map), 200).Slopes;
        var limits = new SafeHavens(100 * 3_600, 12 * Degree, 0.3);
        var havens = limits.On(light, slopes);
        var all = Enumerable.Range(0, map.Count).Count(cell => havens[cell]);
        for (var cell = 0; cell < map.Count; cell++)
        {
            var isBorne =
                light.LongestNight[cell] <= 100 * 3_600 && slopes[cell] <= 12 * Degree && light.MeanEarth[cell] >= 0.3;
            Assert.Equal(isBorne, havens[cell]);
        }
        Assert.InRange(all, 1, map.Count - 1);
        // Each limit binds somewhere; the map's edge has no slope and so no haven.
        foreach (
            var wider in (SafeHavens[])
                [limits with { LongestNight = 1e9 }, limits with { Slope = 1 }, limits with { EarthView = 0 }]
        )
            Assert.True(wider.On(light, slopes).Count(each => each) >= all);
        Assert.True((limits with { LongestNight = 1e9 }).On(light, slopes).Count(each => each) > all);
        Assert.False(new SafeHavens(1e9, 2).On(light, slopes)[0]);
        Assert.Throws<ArgumentException>(() => limits.On(light, new float[3]));
    }
}
