using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Maps;

/// <summary>What a map is drawn from: relief on its proper side of the light, and the net of latitude and longitude.</summary>
public sealed class MapPictureTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Degree = Math.PI / 180;

    /// <summary>
    /// Centres from the Gazetteer of Planetary Nomenclature (IAU; Shackleton 89.67 S 129.78 E, de Gerlache 88.5 S 87.1 W): seen
    /// from above with the Earth up, east longitudes lie to the right.
    /// </summary>
    [Theory]
    [InlineData(-89.67, 129.78, 10_000, true, false)]
    [InlineData(-88.5, -87.1, 16_000, false, true)]
    public void PolarCraters_AreHollowsOnTheirSideOfThePole(
        double latitude,
        double longitude,
        double radius,
        bool isRight,
        bool isUpper
    )
    {
        const double cell = 500;
        var grid = MapGrid.Around(new(-Math.PI / 2, 0), 240, 240, cell);
        var ground = HeightMap.Read(shipped.Terrain, grid);
        var (column, row) = grid.Locate(SurfacePoint.FromDegrees(latitude, longitude));
        Assert.Equal(isRight, column > 119.5);
        Assert.Equal(isUpper, row < 119.5);
        var floor = ground.Heights[(int)Math.Round(row) * 240 + (int)Math.Round(column)];
        var rim = Enumerable
            .Range(0, 36)
            .Select(i => (Math.Sin(i * 10 * Degree) * radius / cell, Math.Cos(i * 10 * Degree) * radius / cell))
            .Average(d =>
                (double)ground.Heights[(int)Math.Round(row - d.Item2) * 240 + (int)Math.Round(column + d.Item1)]
            );
        // Shackleton is 4.2 km deep (Zuber et al., 2012, Nature 486, 378), and both are hollows of more than a kilometre.
        Assert.InRange(rim - floor, 1_000, 5_000);
    }

    /// <summary>In Shackleton, lit from the upper left, the wall at the lower right faces the lamp and is bright.</summary>
    [Fact]
    public void WallsThatFaceTheLamp_AreBright()
    {
        const double cell = 200;
        var grid = MapGrid.Around(SurfacePoint.FromDegrees(-89.67, 129.78), 120, 120, cell);
        var grey = Hillshade.Shade(HeightMap.Read(shipped.Terrain, grid));
        double Wall(int right, int down)
        {
            // The walls lie 4 to 8 km from the centre.
            var sum = 0.0;
            for (var i = 15; i < 27; i++)
                sum += grey[(60 + down * i) * 120 + 60 + right * i];
            return sum / 12;
        }

        Assert.True(Wall(1, 1) > Hillshade.Level() + 60, $"facing the lamp {Wall(1, 1)}");
        Assert.True(Wall(-1, -1) < Hillshade.Level() - 60, $"turned away {Wall(-1, -1)}");
    }

    [Fact]
    public void PolarGraticule_IsCirclesAndRays()
    {
        var grid = MapGrid.Around(new(-Math.PI / 2, 0), 100, 100, 2_000);
        var lines = Graticule.On(grid);
        var circle = lines.Single(line => line.IsParallel && line.Degrees == -88);
        Assert.Equal("88° S", circle.Label);
        // rho = 2 R tan(colatitude / 2).
        var radius = 2 * SurfacePoint.ReferenceRadius * Math.Tan(1 * Degree) / 2_000;
        Assert.All(
            circle.Points,
            p => Assert.Equal(radius, Math.Sqrt(Math.Pow(p.Column - 49.5, 2) + Math.Pow(p.Row - 49.5, 2)), 1e-9)
        );
        Assert.Equal(12, lines.Count(line => !line.IsParallel));
        var east = lines.Single(line => line.Label == "90° E");
        Assert.All(east.Points, p => Assert.Equal(49.5, p.Row, 1e-9));
        Assert.Equal(49.5, east.Points.Min(p => p.Column), 1e-9);
        Assert.True(east.Points.Max(p => p.Column) > 99);
    }

    [Theory]
    [InlineData(-89.45, 222.69, 20_000)]
    [InlineData(-85.99, 2.9, 60_000)]
    [InlineData(20.19, 30.77, 30_000)]
    [InlineData(0, 180, 400_000)]
    [InlineData(86, -45, 100_000)]
    public void Graticule_HasAFewLinesOfEach_ThroughTheirOwnPlaces(double latitude, double longitude, double side)
    {
        var grid = MapGrid.Around(SurfacePoint.FromDegrees(latitude, longitude), 100, 100, side / 100);
        var lines = Graticule.On(grid);
        Assert.InRange(lines.Count(line => line.IsParallel), 3, 12);
        Assert.InRange(lines.Count(line => !line.IsParallel), 3, 12);
        foreach (var line in lines)
        {
            foreach (var (column, row) in line.Points)
            {
                var point = grid.PointAt(column, row);
                if (line.IsParallel)
                    Assert.Equal(line.Degrees, point.Latitude / Degree, 1e-9);
                else
                    Assert.Equal(0, Math.IEEERemainder(line.Degrees - point.Longitude / Degree, 360), 1e-6);
            }
        }
    }
}
