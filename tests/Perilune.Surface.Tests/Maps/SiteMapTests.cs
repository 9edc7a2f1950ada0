using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Maps;

public sealed class SiteMapTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Degree = Math.PI / 180;

    [Theory]
    [InlineData(-89.44, 222.9)]
    [InlineData(-85.99, 2.9)]
    [InlineData(20, 31)]
    public void EveryCell_HasTheHeightOfItsPlace_AndPlacesComeBack(double latitude, double longitude)
    {
        var site = SurfacePoint.FromDegrees(latitude, longitude);
        var map = SiteMap.Draw(shipped.Terrain, site, 60, 20, 0, 20 * Degree);
        for (var row = 0; row < map.Size; row += 7)
        for (var column = 0; column < map.Size; column += 7)
        {
            var point = map.PointAt(column, row);
            Assert.Equal(shipped.Terrain.HeightAt(point).Height, map.Heights[row * map.Size + column], 1e-3);
            var (c, r) = map.Locate(point);
            Assert.Equal(column, c, 1e-6);
            Assert.Equal(row, r, 1e-6);
        }
        var (middleColumn, middleRow) = map.Locate(site);
        Assert.Equal(29.5, middleColumn, 1e-9);
        Assert.Equal(29.5, middleRow, 1e-9);
    }

    [Fact]
    public void PolarMap_IsTheMapOfThePolarGrid()
    {
        // Earth's meridian up and 90 E to the right, as X and Y of the stereographic grid.
        var map = SiteMap.Draw(shipped.Terrain, ShippedTerrain.ConnectingRidge, 101, 40, 0, 20 * Degree);
        var (x, y) = SouthPolarStereographic.Project(ShippedTerrain.ConnectingRidge.Up);
        var (column, row) = map.Locate(SouthPolarStereographic.Unproject(x + 400, y + 800));
        // The grid's scale is 1 + (rho / 2R)^2 = 1.00002 here, and 1.4 km turn by nothing.
        Assert.Equal(60, column, 0.01);
        Assert.Equal(30, row, 0.01);
        Assert.Equal(["connecting-ridge-10m"], map.Sources);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(215)]
    public void SlopesThatFaceTheLamp_AreBright(double lampDegrees)
    {
        // A cone about the site: the flank toward the lamp is the brightest, the one away from it the darkest.
        const int side = 201;
        var site = SurfacePoint.FromDegrees(-89, 130);
        var (x, y) = SouthPolarStereographic.Project(site.Up);
        var heights = new float[side * side];
        for (var row = 0; row < side; row++)
        for (var column = 0; column < side; column++)
            heights[row * side + column] = (float)(
                -0.2 * 20 * Math.Sqrt(Math.Pow(column - 100, 2) + Math.Pow(100 - row, 2))
            );
        var terrain = new LunarTerrain([
            new("cone", GridProjection.SouthPolarStereographic, side, side, x - 2_000, y + 2_000, 20, heights),
        ]);
        var map = SiteMap.Draw(terrain, site, 101, 20, lampDegrees * Degree, 30 * Degree);
        // Lambert on a slope of 0.2 toward and away from a lamp at 30 deg.
        var (toward, away) = (
            (Math.Sin(Math.PI / 6) + 0.2 * Math.Cos(Math.PI / 6)) / Math.Sqrt(1.04),
            (Math.Sin(Math.PI / 6) - 0.2 * Math.Cos(Math.PI / 6)) / Math.Sqrt(1.04)
        );
        Assert.Equal(255 * toward, Grey(lampDegrees), 1.5);
        Assert.Equal(255 * away, Grey(lampDegrees + 180), 1.5);
        Assert.Equal(Math.Atan(0.2), map.Slopes[20 * 101 + 50], 1e-3);

        double Grey(double azimuthDegrees)
        {
            var (column, row) = map.Locate(site.Along(azimuthDegrees * Degree, 600 / SurfacePoint.ReferenceRadius));
            return map.Hillshade[(int)Math.Round(row) * map.Size + (int)Math.Round(column)];
        }
    }

    [Fact]
    public void MapBeyondTheTerrain_IsRefused()
    {
        var patch = new LunarTerrain([shipped.Terrain.Grids[0]]);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            SiteMap.Draw(patch, ShippedTerrain.ConnectingRidge, 400, 100, 0, 1)
        );
    }
}
