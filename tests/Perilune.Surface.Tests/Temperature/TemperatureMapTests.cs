using System.Diagnostics;
using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Maps;
using Perilune.Surface.Temperature;
using Perilune.Surface.Tests.Illumination;

namespace Perilune.Surface.Tests.Temperature;

public sealed class TemperatureMapTests(ShippedTerrain shipped, ITestOutputHelper output)
    : IClassFixture<ShippedTerrain>
{
    private const double Hour = 3600;

    /// <summary>A cell of a map, with horizons of half a degree and the Sun every three hours, against the place by itself: horizons of a quarter
    /// of a degree and every hour.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void CellsOfAMap_AgreeWithPlacesByThemselves_Within2K()
    {
        const int steps = 2922;
        var sky = TestSky.Over(TestSky.Start2028 - Hour, TestSky.Start2028 + steps * 3 * Hour);
        // On nodes of the terrain: between them the facets that a ray and a sweep see under their feet are not the same ones.
        var fine = shipped.Terrain.Grids.Single(layer => layer.Name == "connecting-ridge-10m");
        var (middle, other) = MapGrid.On(fine, 0, 0, fine.Columns, fine.Rows).Locate(ShippedTerrain.ConnectingRidge);
        var grid = MapGrid.On(fine, (int)middle - 24, (int)other - 24, 12, 12, 4);
        var clock = Stopwatch.StartNew();
        var horizons = HorizonSweep.Compute(shipped.Terrain, grid, 0);
        var swept = clock.Elapsed.TotalSeconds;
        var footprints = FootprintMap.Fit(HeightMap.Read(shipped.Terrain, grid), 80);
        var map = TemperatureMap.Find(horizons, footprints, sky, Regolith.Highland, TestSky.Start2028, 3 * Hour, steps);
        output.WriteLine(
            $"{swept:F1} s horizons, {clock.Elapsed.TotalSeconds - swept:F1} s temperatures of {map.Mean.Count(t => !float.IsNaN(t))} cells"
        );
        foreach (var (column, row) in ((int, int)[])[(3, 3), (6, 8), (9, 2)])
        {
            var cell = row * grid.Columns + column;
            var place = grid.PointAt(column, row);
            var plane = new GroundPlane(footprints.Slopes[cell], footprints.Aspects[cell] - grid.NorthAt(column, row));
            var alone = PointTemperature.Find(
                HorizonFinder.Find(shipped.Terrain, place, 0),
                sky,
                plane,
                Regolith.Highland,
                TestSky.Start2028,
                Hour,
                3 * steps
            );
            output.WriteLine(
                $"{place}: map {map.Minimum[cell]:F1} {map.Mean[cell]:F1} {map.Maximum[cell]:F1} {map.Deep[cell]:F1}, alone {alone.Cycle.Minimum[0]:F1} {alone.Cycle.Mean[0]:F1} {alone.Cycle.Maximum[0]:F1} {alone.Cycle.MeanAt(1):F1}"
            );
            Assert.Equal(alone.Cycle.Mean[0], map.Mean[cell], 2.0);
            Assert.Equal(alone.Cycle.Maximum[0], map.Maximum[cell], 2.0);
            Assert.Equal(alone.Cycle.Minimum[0], map.Minimum[cell], 2.0);
            Assert.Equal(alone.Cycle.MeanAt(1), map.Deep[cell], 2.0);
        }
        Assert.True(float.IsNaN(map.Mean[0]));
    }
}
