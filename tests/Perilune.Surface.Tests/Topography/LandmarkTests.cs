using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Topography;

/// <summary>Known places stand where they should: a mirrored, turned or shifted map fails here.</summary>
public sealed class LandmarkTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>
{
    private const double Degree = Math.PI / 180;

    // Cells of the 500 m product, as its documentation states them: the height is a whole metre, the place is rounded to
    // 0.01 deg of latitude and 0.1 deg or less of longitude, so the cell's centre lies within 0.6 of a cell.
    [Theory]
    [InlineData(-85.99, 2.9, 5_124)] // Malapert massif
    [InlineData(-84.67, 39.48, 7_011)] // maximum of the product
    public void PolarMassifs_StandWhereDocumented(double latitude, double longitude, double height)
    {
        var grid = shipped.Terrain.Grids.Single(grid => grid.Name == "south-pole-500m");
        var (x, y) = SouthPolarStereographic.Project(SurfacePoint.FromDegrees(latitude, longitude).Up);
        var found = false;
        for (var row = 0; row < grid.Rows; row++)
        for (var column = 0; column < grid.Columns; column++)
        {
            var near = Math.Max(Math.Abs(grid.X + column * grid.Step - x), Math.Abs(grid.Y - row * grid.Step - y));
            found |= near < 0.6 * grid.Step && grid.Heights[row * grid.Columns + column] == height;
        }
        Assert.True(found);
        Assert.Equal(7_011, grid.Maximum);
    }

    // Diameter and position: IAU Gazetteer of Planetary Nomenclature; depths below the rim as commonly published. A ring at
    // the mean radius of the rim, and a disc of 0.4 radii that holds central peaks, see 0.7 to 1 of it; the mirror image
    // of the place shows no such hole.
    [Theory]
    [InlineData("Shackleton", -89.67, 129.78, 21, 4_200)]
    [InlineData("Tycho", -43.31, 348.78, 85, 4_600)]
    [InlineData("Copernicus", 9.62, 339.92, 96, 3_800)]
    public void Craters_AreHolesWhereTheGazetteerHasThem(
        string name,
        double latitude,
        double longitude,
        double diameterKilometres,
        double depth
    )
    {
        var measured = Depth(SurfacePoint.FromDegrees(latitude, longitude), diameterKilometres);
        Assert.True(measured > 0.7 * depth && measured < depth, $"{name}: {measured:F0} m below its rim");
        var mirrored = Depth(SurfacePoint.FromDegrees(latitude, -longitude), diameterKilometres);
        Assert.True(mirrored < 0.5 * measured, $"mirror image of {name}: {mirrored:F0} m below its ring");
    }

    [Fact]
    public void HighestAndLowestPointsOfTheMoon_LieWhereTheyWereFound_WithinOneCell()
    {
        var globe = shipped.Terrain.Grids[^1];
        var (highest, lowest) = (0, 0);
        for (var i = 0; i < globe.Heights.Length; i++)
        {
            if (globe.Heights[i] > globe.Heights[highest])
                highest = i;
            if (globe.Heights[i] < globe.Heights[lowest])
                lowest = i;
        }
        // LROC, "Highest Point on the Moon!" (2010): 10,786 m at 5.4125 N 201.3665 E. A cell of 7.6 km holds less.
        AssertCell(globe, highest, 5.4125, 201.3665);
        Assert.InRange(globe.Heights[highest], 10_786 - 500, 10_786);
        // Kaguya: 9.06 km below the mean sphere at 70.43 S 187.42 E, in Antoniadi; a crater of 12 km, two cells wide.
        AssertCell(globe, lowest, -70.43, 187.42);
        Assert.InRange(globe.Heights[lowest], -9_060, -9_060 + 500);
    }

    [Fact]
    public void TranquilityBase_LiesAtTheRadiusThatApollo11Reported_Within200Metres()
    {
        // Apollo 11 Mission Report MSC-00171, table 5-I: 0.67408 N 23.47297 E, radius 937.17 nautical miles, from tracking
        // in 1969; the laser altimeter of this map has the place 160 m lower.
        var height = shipped.Terrain.HeightAt(SurfacePoint.FromDegrees(0.67408, 23.47297)).Height;
        Assert.Equal(937.17 * 1852, SurfacePoint.ReferenceRadius + height, 200.0);
    }

    [Theory]
    [InlineData(-89.44, 222.9, "connecting-ridge-10m")]
    [InlineData(-89.60, 182.0, "shackleton-40m")]
    [InlineData(-88.74, 124.5, "south-pole-500m")]
    [InlineData(-89.5, 90, "shackleton-200m")]
    [InlineData(-85.99, 2.9, "south-pole-500m")]
    [InlineData(-43.31, 348.78, "moon-quarter-degree")]
    [InlineData(90, 0, "moon-quarter-degree")]
    public void FinestGridThatCovers_AnswersAndSaysSo(double latitude, double longitude, string grid) =>
        Assert.Equal(grid, shipped.Terrain.HeightAt(SurfacePoint.FromDegrees(latitude, longitude)).Source.Name);

    [Fact]
    public void NestedGrids_AgreeOnCommonGround()
    {
        // Documented: 0.7 m standard deviation between the 40 m and 10 m grids with their shift fitted, RMS 2.1 m for the
        // 200 m grid, RMS 5.6 m between 500 m and 200 m. A grid misplaced by one of its cells is off by several times that.
        var grids = shipped.Terrain.Grids;
        Assert.InRange(RootMeanSquare(grids[0], grids[1]), 0, 0.9);
        Assert.InRange(RootMeanSquare(grids[0], grids[2]), 0, 2.15);
        Assert.InRange(RootMeanSquare(grids[2], grids[3]), 0, 5.65);
    }

    [Fact]
    public void OutsideEveryGrid_IsAnErrorThatNamesThePlaceAndTheGrids()
    {
        var polar = new LunarTerrain(
            shipped.Terrain.Grids.Where(grid => grid.Projection == GridProjection.SouthPolarStereographic)
        );
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            polar.HeightAt(SurfacePoint.FromDegrees(-43.31, 348.78))
        );
        Assert.Contains("43.3100 S 348.7800 E", error.Message, StringComparison.Ordinal);
        Assert.Contains("south-pole-500m", error.Message, StringComparison.Ordinal);
    }

    private static void AssertCell(TerrainGrid globe, int index, double latitude, double longitude)
    {
        // Cell centres; the place may lie at the edge of the next cell.
        Assert.Equal(latitude, 90 - (index / globe.Columns + 0.5) / 4, 0.25);
        Assert.Equal(longitude, (index % globe.Columns + 0.5) / 4, 0.25 / Math.Cos(latitude * Degree));
    }

    private static double RootMeanSquare(TerrainGrid fine, TerrainGrid coarse)
    {
        double sum = 0;
        var count = 0;
        for (var row = 0; row < coarse.Rows; row++)
        for (var column = 0; column < coarse.Columns; column++)
        {
            if (!fine.TryHeightAtMap(coarse.X + column * coarse.Step, coarse.Y - row * coarse.Step, out var height))
                continue;
            var difference = height - coarse.Heights[row * coarse.Columns + column];
            sum += difference * difference;
            count++;
        }
        Assert.True(count > 1_000);
        return Math.Sqrt(sum / count);
    }

    private double Depth(SurfacePoint centre, double diameterKilometres)
    {
        double rim = 0,
            floor = 0;
        const int azimuths = 72;
        double[] fractions = [0.1, 0.2, 0.3, 0.4];
        for (var i = 0; i < azimuths; i++)
        {
            var azimuth = 2 * Math.PI * i / azimuths;
            var arc = diameterKilometres * 500 / SurfacePoint.ReferenceRadius;
            rim += shipped.Terrain.HeightAt(centre.Along(azimuth, arc)).Height / azimuths;
            foreach (var fraction in fractions)
            {
                var height = shipped.Terrain.HeightAt(centre.Along(azimuth, fraction * arc)).Height;
                floor += height / azimuths / fractions.Length;
            }
        }
        return rim - floor;
    }
}
