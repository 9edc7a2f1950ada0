using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Illumination;

/// <summary>Permanent shadow on the shipped ground of 500 m against a published area.</summary>
public sealed class PermanentShadowTests(ShippedTerrain shipped, ITestOutputHelper output)
    : IClassFixture<ShippedTerrain>
{
    /// <summary>
    /// Faustini "hosts a large (664 km2) permanently shadowed region" (Williams et al., 2024, Planet. Sci. J., doi:10.3847/PSJ/ad320d,
    /// abstract). A region cut in cells is known to half a cell along its edge, here and in the publication's map; the sum of the two
    /// edges' is the bound, with 240 m for theirs (Mazarico et al., 2011).
    /// </summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void RegionOfFaustini_IsAsLargeAsPublished_WithinHalfACellOfItsEdge()
    {
        const double cell = 500;
        var terrain = new LunarTerrain(shipped.Terrain.Grids.Where(grid => grid.CellSize > 300));
        // Where the region lies in its catalogue: SP_871460_0840750.
        var middle = SurfacePoint.FromDegrees(-87.146, 84.075);
        var map = MapGrid.Around(middle, 100, 100, cell);
        var start = (2_453_371.5 - 2_451_545.0) * TestSky.Day; // 2005-01-01
        var end = start + 6_798.38 * TestSky.Day;
        var light = LightMapFinder.Find(
            HorizonSweep.Compute(terrain, map, 0, 360),
            TestSky.Over(start, end),
            start,
            end,
            12 * 3_600
        );
        var region = Around(map, light);
        var area = light.PermanentShadowArea((column, row) => region[row * map.Columns + column]) / 1e6;
        var edge = 0;
        for (var row = 1; row < map.Rows - 1; row++)
        for (var column = 1; column < map.Columns - 1; column++)
        {
            var at = row * map.Columns + column;
            foreach (var beside in (int[])[at - 1, at + 1, at - map.Columns, at + map.Columns])
                edge += region[at] && !region[beside] ? 1 : 0;
        }
        // Steps along rows and columns are longer than the line they follow, by 4 / pi over all directions.
        var length = edge * cell * Math.PI / 4;
        var bound = 0.5 * (cell + 240) * length / 1e6;
        output.WriteLine($"{area:F1} km2, edge of {length / 1000:F0} km, bound {bound:F1} km2");
        Assert.Equal(664, area, bound);
    }

    // The cells in permanent shadow that hang together with the middle.
    private static bool[] Around(MapGrid map, LightMap light)
    {
        var region = new bool[map.Count];
        var waiting = new Stack<int>([map.Rows / 2 * map.Columns + map.Columns / 2]);
        while (waiting.TryPop(out var cell))
        {
            var (column, row) = (cell % map.Columns, cell / map.Columns);
            if (region[cell] || !light.IsPermanentlyShadowed(cell))
                continue;
            Assert.False(column == 0 || row == 0 || column == map.Columns - 1 || row == map.Rows - 1, "off the map");
            region[cell] = true;
            foreach (var beside in (int[])[cell - 1, cell + 1, cell - map.Columns, cell + map.Columns])
                waiting.Push(beside);
        }
        return region;
    }
}
