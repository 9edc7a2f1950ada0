using Perilune.Surface.Hazards;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Hazards;

public sealed class FootprintTests(ShippedTerrain shipped, ITestOutputHelper output) : IClassFixture<ShippedTerrain>
{
    private static readonly MapGrid small = MapGrid.SouthPolar(-200, 150, 10, 41, 31);

    /// <summary>A plane is fitted as it is: slope, fall and no roughness, whatever the footprint.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(140)]
    public void Plane_IsFittedExactly(double side)
    {
        // Falls to the right and half as much downwards.
        var fit = FootprintMap.Fit(Ground((column, row) => 1000 - 2 * column - row), side);
        var middle = 15 * small.Columns + 20;
        Assert.Equal(Math.Atan(Math.Sqrt(5) / 10), fit.Slopes[middle], 1e-7);
        // To the right is 90 deg from the top; down is 180.
        Assert.Equal(Math.PI / 2 + Math.Atan(0.5), fit.Aspects[middle], 1e-6);
        Assert.Equal(0, fit.Roughness[middle], 1e-3);
        Assert.True(float.IsNaN(fit.Slopes[0]));
    }

    /// <summary>The running sums against a plane fitted to each window by itself, on the ridge.</summary>
    [Fact]
    public void RunningSums_AgreeWithAFitOfEachWindow()
    {
        var ground = HeightMap.Read(shipped.Terrain, MapGrid.Around(ShippedTerrain.ConnectingRidge, 60, 50, 10));
        var fit = FootprintMap.Fit(ground, 60);
        var worst = 0.0;
        for (var row = fit.Reach; row < 50 - fit.Reach; row++)
        for (var column = fit.Reach; column < 60 - fit.Reach; column++)
        {
            var (slope, rough) = FitAlone(ground, column, row, fit.Reach);
            var i = row * 60 + column;
            worst = Math.Max(worst, Math.Max(Math.Abs(fit.Slopes[i] - slope), Math.Abs(fit.Roughness[i] - rough)));
        }
        output.WriteLine($"{worst:E2}");
        Assert.InRange(worst, 0, 1e-5);
    }

    [Fact]
    public void FootprintWiderThanTheMap_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FootprintMap.Fit(Ground((_, _) => 0), 400));

    [Fact]
    public void MapBeyondTheTerrain_IsRefusedWithThePlace()
    {
        var polar = new LunarTerrain([shipped.Terrain.Grids.First(grid => grid.Name == "connecting-ridge-10m")]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            HeightMap.Read(polar, MapGrid.SouthPolar(0, 0, 10, 3, 3))
        );
        Assert.Contains("no terrain at", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The brute force: normal equations of the window, by their closed form.</summary>
    private static (double Slope, double Rough) FitAlone(HeightMap ground, int column, int row, int reach)
    {
        var (n, mean, spread) = (0, 0.0, 0.0);
        var grid = ground.Grid;
        for (var y = -reach; y <= reach; y++)
        for (var x = -reach; x <= reach; x++)
        {
            n++;
            spread += x * x;
            mean += ground.Heights[(row + y) * grid.Columns + column + x];
        }
        mean /= n;
        var (right, down) = (0.0, 0.0);
        for (var y = -reach; y <= reach; y++)
        for (var x = -reach; x <= reach; x++)
        {
            var z = ground.Heights[(row + y) * grid.Columns + column + x] - mean;
            right += x * z / spread;
            down += y * z / spread;
        }
        var square = 0.0;
        for (var y = -reach; y <= reach; y++)
        for (var x = -reach; x <= reach; x++)
        {
            var z = ground.Heights[(row + y) * grid.Columns + column + x] - mean - right * x - down * y;
            square += z * z;
        }
        var scale = grid.ScaleAt(column, row) / grid.CellSize;
        return (Math.Atan(Math.Sqrt(right * right + down * down) * scale), Math.Sqrt(square / n));
    }

    internal static HeightMap Ground(Func<int, int, double> height)
    {
        var heights = new float[small.Count];
        for (var row = 0; row < small.Rows; row++)
        for (var column = 0; column < small.Columns; column++)
            heights[row * small.Columns + column] = (float)height(column, row);
        var grid = new TerrainGrid(
            "made up",
            GridProjection.SouthPolarStereographic,
            small.Columns,
            small.Rows,
            small.X,
            small.Y,
            small.CellSize,
            heights
        );
        return HeightMap.Read(new([grid]), small);
    }
}
