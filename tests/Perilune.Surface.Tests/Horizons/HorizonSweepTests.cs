using Perilune.Surface.Horizons;
using Perilune.Surface.Horizons.Sweeping;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Horizons;

/// <summary>Horizons of whole maps against formulas and against plain marching.</summary>
public sealed class HorizonSweepTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Degree = Math.PI / 180;

    // The cases of AnalyticHorizonTests: a plateau whose edge is 200 nodes from the pole, so that the lines of the sweep and
    // not the near ground make its horizon; along the columns and, turned, along the rows.
    [Theory]
    [InlineData(1_000, 30_000, 1.41389, false)]
    [InlineData(2_000, 60_000, 0.91853, false)]
    [InlineData(5_000, 120_000, 0.40290, false)]
    [InlineData(100, 5_000, 1.06328, false)]
    [InlineData(50, 10_000, 0.12158, false)]
    [InlineData(1_000, 30_000, 1.41389, true)]
    public void Ridge_StandsAsHighAsTheTriangleSays_Within1e4Degree(
        double height,
        double distance,
        double expectedDegrees,
        bool turned
    )
    {
        const int side = 401;
        var edge = SouthPolarStereographic.Radius(distance / SurfacePoint.ReferenceRadius);
        var step = edge / 200;
        var heights = new float[side * side];
        for (var row = 0; row < side; row++)
        for (var column = 0; column < side; column++)
        {
            // The edge lies at Y = 200 steps, turned at X = 200 steps; the pole at the middle.
            if (turned ? column >= 360 : row <= 40)
                heights[row * side + column] = (float)height;
        }
        var (x, y) = turned ? (-160 * step, 200 * step) : (-200 * step, 240 * step);
        var grid = new TerrainGrid("plateau", GridProjection.SouthPolarStereographic, side, side, x, y, step, heights);
        // A strip of cells from the pole to the plateau.
        var map = turned ? MapGrid.On(grid, 159, 199, 212, 3) : MapGrid.On(grid, 199, 30, 3, 212);
        var sweep = new MapSweep(new LunarTerrain([grid]), map, 0, 4, new());
        var elevations = sweep.ElevationsToward(turned ? Math.PI / 2 : 0);
        Assert.Equal(expectedDegrees, elevations[turned ? 213 : 631] / Degree, 1e-4);
    }

    [Theory]
    [InlineData(2, 0.08694)]
    [InlineData(10, 0.19440)]
    public void BareSphere_DipsByArcCosineOfRadii_Within1e4Degree(double mast, double expectedDegrees)
    {
        const int side = 1_001;
        var terrain = new LunarTerrain([
            new(
                "sphere",
                GridProjection.SouthPolarStereographic,
                side,
                side,
                -10_000,
                10_000,
                20,
                new float[side * side]
            ),
        ]);
        var map = MapGrid.On(terrain.Grids[0], 480, 490, 10, 6);
        var sweep = new MapSweep(terrain, map, mast, 4, new());
        foreach (var azimuth in (double[])[0, 0.3, 1, 2.2, 3, 4.7, 6])
        {
            foreach (var elevation in sweep.ElevationsToward(azimuth))
                Assert.Equal(-expectedDegrees, elevation / Degree, 1e-4);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(10)]
    public void ConnectingRidge_AgreesWithDenseMarch_Within0p05DegreeAndMedian0p01(double mast)
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 700, 700, 150, 150);
        var horizons = HorizonSweep.Compute(shipped.Terrain, map, mast, 12);
        AssertAgrees(Errors(horizons, 1, from: 0, count: 240));
    }

    // Where the fine grid passes into the coarser ground around it, neither is bilinear between the fine grid's nodes: cells of
    // its four sides and a corner, in every direction.
    [Theory]
    [InlineData(0, 700)]
    [InlineData(1_536, 300)]
    [InlineData(900, 0)]
    [InlineData(200, 1_536)]
    [InlineData(0, 0)]
    public void RimOfTheFineGrid_AgreesWithDenseMarch_Within0p05DegreeAndMedian0p01(int column, int row)
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], column, row, 64, 64);
        var horizons = HorizonSweep.Compute(shipped.Terrain, map, 2, 12);
        AssertAgrees(Errors(horizons, 1, from: 0, count: 120));
    }

    // The whole map with its far field.
    [Fact]
    [Trait("Category", "Slow")]
    public void WholeConnectingRidge_AgreesWithDenseMarch_SteepestCellsIncluded()
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 0, 0, 1_600, 1_600);
        var sights = new List<(int Column, int Row, int Azimuth)>();
        for (var i = 0; i < 400; i++)
        {
            var draw = (uint)i * 2_654_435_761u;
            sights.Add(((int)(draw % 1_600), (int)(draw / 4_096 % 1_600), i % 8));
        }
        // The edge of the steepest slope of each of 64 squares.
        for (var j = 0; j < 8; j++)
        for (var i = 0; i < 8; i++)
            sights.Add(Steepest(shipped.Terrain.Grids[0], 200 * i, 200 * j, (i + j) % 8));
        var found = new double[sights.Count];
        HorizonSweep.Stream(
            shipped.Terrain,
            map,
            2,
            8,
            (azimuth, layer) =>
            {
                for (var i = 0; i < found.Length; i++)
                {
                    if (sights[i].Azimuth == azimuth)
                        found[i] = layer[sights[i].Row * 1_600 + sights[i].Column] / HorizonMap.CountsPerRadian;
                }
            }
        );
        var errors = new double[found.Length];
        Parallel.For(
            0,
            found.Length,
            i =>
            {
                var (column, row, azimuth) = sights[i];
                var dense = DenseMarch.Find(
                    shipped.Terrain,
                    map.PointAt(column, row),
                    2,
                    azimuth * Math.PI / 4 - map.NorthAt(column, row)
                );
                errors[i] = Math.Abs(found[i] - dense.Elevation) / Degree;
            }
        );
        AssertAgrees([.. errors.Order()]);
    }

    private static (int Column, int Row, int Azimuth) Steepest(TerrainGrid grid, int left, int top, int azimuth)
    {
        var (best, where) = (-1.0, (0, 0));
        for (var row = top + 1; row < top + 199; row++)
        for (var column = left + 1; column < left + 199; column++)
        {
            var at = row * grid.Columns + column;
            var (east, south) = (
                grid.Heights[at + 1] - grid.Heights[at],
                grid.Heights[at + grid.Columns] - grid.Heights[at]
            );
            if (east * east + south * south > best)
                (best, where) = (east * east + south * south, (column, row));
        }
        return (where.Item1, where.Item2, azimuth);
    }

    [Fact]
    public void EverySecondCell_StandsOnTheFineGround()
    {
        // The same cells, alone and among their neighbours: the map's cells are coarser, the ground is not.
        var fine = HorizonSweep.Compute(shipped.Terrain, MapGrid.On(shipped.Terrain.Grids[0], 600, 900, 31, 31), 2, 8);
        var sparse = HorizonSweep.Compute(
            shipped.Terrain,
            MapGrid.On(shipped.Terrain.Grids[0], 600, 900, 11, 11, stride: 3),
            2,
            8
        );
        for (var azimuth = 0; azimuth < 8; azimuth++)
        for (var row = 0; row < 11; row++)
        for (var column = 0; column < 11; column++)
        {
            // Far rings begin elsewhere for a map of another size.
            Assert.Equal(
                fine.Layer(azimuth)[3 * row * 31 + 3 * column] / 360.0,
                sparse.Layer(azimuth)[row * 11 + column] / 360.0,
                0.02
            );
        }
    }

    [Fact]
    public void AnyNumberOfThreads_GivesTheSameBytes()
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 300, 300, 70, 60);
        var one = HorizonSweep.Compute(shipped.Terrain, map, 5, 9, new() { MaxDegreeOfParallelism = 1 });
        var next = 0;
        HorizonSweep.Stream(
            shipped.Terrain,
            map,
            5,
            9,
            (azimuth, layer) =>
            {
                Assert.Equal(next++, azimuth);
                Assert.True(layer.SequenceEqual(one.Layer(azimuth)));
            },
            new() { MaxDegreeOfParallelism = 3 }
        );
        Assert.Equal(9, next);
    }

    // Off the pole and on no polar grid: north, east and the scale of the map must be right of themselves.
    [Fact]
    public void MapAroundAnyPlace_AgreesWithTheFinder_InTrueAzimuths()
    {
        const int side = 900;
        const double step = 100 / SurfacePoint.ReferenceRadius;
        var heights = new float[side * side];
        for (var row = 0; row < side; row++)
        for (var column = 0; column < side; column++)
        {
            heights[row * side + column] = (float)(
                400 * Math.Sin(column / 60.0) * Math.Cos(row / 45.0) + 90 * Math.Sin((column + 2 * row) / 17.0)
            );
        }
        var terrain = new LunarTerrain([
            new("waves", GridProjection.Equirectangular, side, side, 0.5, 0.4, step, heights),
        ]);
        var site = new SurfacePoint(0.4 - 450 * step, 0.5 + 430 * step);
        var map = MapGrid.Around(site, 5, 5, 100);
        var horizons = HorizonSweep.Compute(terrain, map, 20, 720);
        foreach (var (column, row) in ((int, int)[])[(2, 2), (4, 1)])
        {
            var profile = horizons.ProfileAt(column, row);
            var finder = HorizonFinder.Find(terrain, map.PointAt(column, row), 20);
            // The map's ground is sampled anew between the grid's nodes; azimuths of its own are met within a degree's slope.
            var errors = Enumerable
                .Range(0, HorizonProfile.AzimuthCount)
                .Select(i => Math.Abs(profile.Elevations[i] - finder.Elevations[i]) / Degree)
                .Order()
                .ToArray();
            Assert.InRange(errors[errors.Length / 2], 0, 0.02);
            Assert.InRange(errors[^1], 0, 0.25);
        }
    }

    [Fact]
    public void MissingFarField_IsSaidSo()
    {
        var patch = new LunarTerrain([shipped.Terrain.Grids[0]]);
        var map = MapGrid.On(patch.Grids[0], 790, 790, 10, 10);
        var alone = HorizonSweep.Compute(patch, map, 2, 8);
        Assert.True(alone.Coverage.OpenAzimuths > 0);
        Assert.Contains(
            alone.Coverage.Warnings,
            text => text.Contains("higher ground beyond is not ruled out", StringComparison.Ordinal)
        );
        var whole = HorizonSweep.Compute(shipped.Terrain, map, 2, 8);
        Assert.Empty(whole.Coverage.Warnings);
        Assert.InRange(whole.Coverage.CompleteRadius, 300_000, 325_000);
        Assert.Equal("connecting-ridge-10m", Assert.Single(whole.Coverage.Ground).Grid);
    }

    [Fact]
    public void CellsWithoutGround_HaveNoHorizon_AndAreCounted()
    {
        var patch = new LunarTerrain([shipped.Terrain.Grids[0]]);
        var grid = patch.Grids[0];
        var map = MapGrid.SouthPolar(grid.X - 25, grid.Y - 1_000, 10, 10, 10);
        var horizons = HorizonSweep.Compute(patch, map, 2, 8);
        Assert.Equal(30, horizons.Coverage.CellsWithoutGround);
        Assert.Equal(HorizonMap.NoGround, horizons.Layer(3)[0]);
        Assert.True(float.IsNaN(horizons.Ground[0]));
        Assert.NotEqual(HorizonMap.NoGround, horizons.Layer(3)[5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => horizons.ProfileAt(0, 0));
    }

    [Fact]
    public void ACancelledSweep_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            HorizonSweep.Compute(
                shipped.Terrain,
                MapGrid.On(shipped.Terrain.Grids[0], 0, 0, 4, 4),
                2,
                8,
                new() { CancellationToken = cancelled.Token }
            )
        );
    }

    [Theory]
    [InlineData(-0.1, 8)]
    [InlineData(10_001, 8)]
    [InlineData(2, 3)]
    [InlineData(2, 3_601)]
    public void AMastOrANumberOutOfRange_IsRefused(double mast, int azimuths)
    {
        var map = MapGrid.On(shipped.Terrain.Grids[0], 0, 0, 4, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => HorizonSweep.Compute(shipped.Terrain, map, mast, azimuths));
    }

    private static void AssertAgrees(double[] errors)
    {
        Assert.InRange(errors[errors.Length / 2], 0, 0.01);
        Assert.InRange(errors[^1], 0, 0.05);
    }

    // Errors in degrees, sorted, of cells and azimuths drawn by a fixed congruence.
    private double[] Errors(HorizonMap horizons, int azimuthStep, int from, int count)
    {
        var grid = horizons.Grid;
        var errors = new double[count];
        Parallel.For(
            0,
            count,
            i =>
            {
                var draw = (uint)(from + i) * 2_654_435_761u;
                var (column, row) = ((int)(draw % (uint)grid.Columns), (int)(draw / 4_096 % (uint)grid.Rows));
                var azimuth = i * azimuthStep % horizons.AzimuthCount;
                var dense = DenseMarch.Find(
                    shipped.Terrain,
                    grid.PointAt(column, row),
                    horizons.MastHeight,
                    azimuth * horizons.AzimuthStep - grid.NorthAt(column, row)
                );
                errors[i] =
                    Math.Abs(
                        horizons.Layer(azimuth)[row * grid.Columns + column] / HorizonMap.CountsPerRadian
                            - dense.Elevation
                    ) / Degree;
            }
        );
        Array.Sort(errors);
        return errors;
    }
}
