using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Topography;

/// <summary>Nested grids pass into each other without a step, of height or of slope.</summary>
public sealed class BlendTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    [Fact]
    public void AtEveryRimOfTheShippedGrids_HeightsHaveNoStep()
    {
        // Two places a millimetre apart across the rim: slopes of 45 deg would make a millimetre of height.
        var terrain = shipped.Terrain;
        foreach (var grid in terrain.Grids.Where(g => g.Projection == GridProjection.SouthPolarStereographic))
        {
            var worst = 0.0;
            foreach (var (column, row, dx, dy) in Rim(grid, 500))
            {
                var inside = Height(terrain, grid, column - 0.0005 / grid.Step * dx, row - 0.0005 / grid.Step * dy);
                var outside = Height(terrain, grid, column + 0.0005 / grid.Step * dx, row + 0.0005 / grid.Step * dy);
                worst = Math.Max(worst, Math.Abs(outside - inside));
            }
            Assert.InRange(worst, 0, 0.002);
        }
    }

    [Fact]
    public void WithoutBlending_TheSameRimsWouldHaveStepsOfMetres()
    {
        // The test above can fail: the grids themselves part at their rims by this much.
        var terrain = shipped.Terrain;
        var fine = terrain.Grids[0];
        var coarse = new LunarTerrain(terrain.Grids.Skip(1));
        var worst = Rim(fine, 500)
            .Max(p =>
            {
                fine.TryHeightAtMap(fine.X + p.Column * fine.Step, fine.Y - p.Row * fine.Step, out var height);
                return Math.Abs(height - Height(coarse, fine, p.Column, p.Row));
            });
        Assert.InRange(worst, 2, 100);
    }

    [Fact]
    public void APlaneWithinAnotherPlane_ChangesSlopeByNoMoreThanTheirDifferenceOverTheBlendWidth()
    {
        // Two level grids, 4 m apart: the steepest slope of the cubic 3 s^2 - 2 s^3 is 1.5 over the width.
        var terrain = new LunarTerrain([Level("fine", 10, 401, 104), Level("coarse", 100, 401, 100)]);
        var width = terrain.BlendWidths[0];
        Assert.Equal(100, width, 1e-9);
        var steepest = 0.0;
        var before = double.NaN;
        const double step = 1;
        for (var x = 1_800.0; x < 2_100; x += step)
        {
            Assert.True(terrain.TryHeight(SouthPolarStereographic.Unproject(x, 30).Up, out var height, out _));
            Assert.InRange(height, 100, 104);
            if (!double.IsNaN(before))
                steepest = Math.Max(steepest, Math.Abs(height - before) / step);
            before = height;
        }
        Assert.Equal(1.5 * 4 / width, steepest, 0.002);
        Assert.Equal(100, before, 1e-9);
    }

    [Fact]
    public void SlopeAcrossTheRim_IsContinuous()
    {
        // A tilted plane seen by two grids of different cells: one slope everywhere, also where a stencil straddles the rim.
        var terrain = new LunarTerrain([Tilted("fine", 10, 401), Tilted("coarse", 100, 401)]);
        for (var x = 1_900.0; x < 2_100; x += 1)
        {
            var slope = terrain.SlopeAt(SouthPolarStereographic.Unproject(x, 30));
            Assert.Equal(Math.Atan(0.1), slope.Angle, 1e-6);
        }
    }

    [Fact]
    public void SlopeAtTheEndOfTheTerrain_IsTheOneOnItsInnerSide()
    {
        var terrain = new LunarTerrain([Tilted("alone", 10, 401)]);
        var slope = terrain.SlopeAt(SouthPolarStereographic.Unproject(1_999.999, 30));
        Assert.Equal(Math.Atan(0.1), slope.Angle, 1e-4);
    }

    [Fact]
    public void TheRimsOfTheShippedGrids_AreThoseOfTheDocumentation()
    {
        // docs/terrain.md: a cell of the coarsest ground along the rim, eight cells of its own at least.
        double[] expected = [200, 320, 1_600, 7_581, 0];
        Assert.Equal(expected, shipped.Terrain.BlendWidths.Select(width => Math.Round(width)));
    }

    [Fact]
    public void AwayFromRims_TheFinestGridAnswersAlone()
    {
        var grid = shipped.Terrain.Grids[0];
        var up = ShippedTerrain.ConnectingRidge.Up;
        Assert.True(grid.TryHeight(up, out var own));
        Assert.True(shipped.Terrain.TryHeight(up, out var height, out var source));
        Assert.Equal((own, grid.Name), (height, source.Name));
    }

    private static IEnumerable<(double Column, double Row, int Dx, int Dy)> Rim(TerrainGrid grid, int samples)
    {
        for (var i = 0; i < samples; i++)
        {
            var (column, row) = ((grid.Columns - 1) * (i + 0.37) / samples, (grid.Rows - 1) * (i + 0.37) / samples);
            yield return (column, 0, 0, -1);
            yield return (column, grid.Rows - 1, 0, 1);
            yield return (0, row, -1, 0);
            yield return (grid.Columns - 1, row, 1, 0);
        }
    }

    private static double Height(LunarTerrain terrain, TerrainGrid grid, double column, double row)
    {
        Assert.True(terrain.TryHeight(grid.Placement.PointAt(column, row).Up, out var height, out _));
        return height;
    }

    private static TerrainGrid Level(string name, double step, int side, float height) =>
        Make(name, step, side, _ => height);

    private static TerrainGrid Tilted(string name, double step, int side) =>
        Make(name, step, side, x => (float)(0.1 * x));

    private static TerrainGrid Make(string name, double step, int side, Func<double, float> height)
    {
        var left = -0.5 * (side - 1) * step;
        var heights = new float[side * side];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = height(left + i % side * step);
        return new(name, GridProjection.SouthPolarStereographic, side, side, left, -left, step, heights);
    }
}
