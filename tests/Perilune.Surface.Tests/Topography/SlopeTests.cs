using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Topography;

public sealed class SlopeTests
{
    private const double Degree = Math.PI / 180;

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    [InlineData(222.9)]
    public void ConeAroundThePole_FallsNorth_ByItsOwnAngle(double longitude)
    {
        // Height falls 0.1 m for each metre of map distance from the pole: every point slopes toward north, atan 0.1
        // (the map's scale is 1 within 1e-5 at 10 km from the pole), whatever its longitude.
        const int side = 801;
        var heights = new float[side * side];
        for (var row = 0; row < side; row++)
        for (var column = 0; column < side; column++)
        {
            var (x, y) = (-20_000 + 50.0 * column, 20_000 - 50.0 * row);
            heights[row * side + column] = (float)(2_000 - 0.1 * Math.Sqrt(x * x + y * y));
        }
        var terrain = new LunarTerrain([
            new("cone", GridProjection.SouthPolarStereographic, side, side, -20_000, 20_000, 50, heights),
        ]);
        var slope = terrain.SlopeAt(SurfacePoint.FromDegrees(-89.67, longitude));
        Assert.Equal(Math.Atan(0.1), slope.Angle, 2e-4);
        // A cell of 50 m at 10 km: bilinear cells turn the aspect by up to 50 / 2 / 10000 rad.
        Assert.Equal(0, Math.IEEERemainder(slope.Aspect, 2 * Math.PI), 0.15 * Degree);
    }

    [Theory]
    [InlineData(0.02, 0, 270)] // rises to the east: falls west
    [InlineData(0, 0.02, 180)]
    [InlineData(0, -0.02, 0)]
    public void InclinedPlaneOnTheEquator_HasTheAspectOfItsFall(double east, double north, double aspect)
    {
        const int side = 101;
        const double step = 1e-4;
        var heights = new float[side * side];
        for (var row = 0; row < side; row++)
        for (var column = 0; column < side; column++)
        {
            var (x, y) = ((column - 50) * step, (50 - row) * step);
            heights[row * side + column] = (float)(SurfacePoint.ReferenceRadius * (east * x + north * y));
        }
        var terrain = new LunarTerrain([
            new("plane", GridProjection.Equirectangular, side, side, -50 * step, 50 * step, step, heights),
        ]);
        var slope = terrain.SlopeAt(new(0, 0));
        Assert.Equal(Math.Atan(0.02), slope.Angle, 1e-6);
        Assert.Equal(0, Math.IEEERemainder(slope.Aspect - aspect * Degree, 2 * Math.PI), 1e-4);
    }
}
