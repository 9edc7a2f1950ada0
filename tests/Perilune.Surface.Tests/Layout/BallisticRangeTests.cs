using Perilune.Surface.Layout;

namespace Perilune.Surface.Tests.Layout;

public sealed class BallisticRangeTests
{
    private const double Degree = Math.PI / 180;
    private const double Radius = 1_737_400;
    private const double Gravity = BallisticRange.MoonGravity / (Radius * Radius);

    [Theory]
    [InlineData(10, 3)]
    [InlineData(30, 1)]
    [InlineData(30, 45)]
    public void SlowGrains_FlyAsOverAPlane_Within1Part1000(double speed, double angle)
    {
        var flat = speed * speed * Math.Sin(2 * angle * Degree) / Gravity;
        Assert.Equal(flat, BallisticRange.Of(speed, angle * Degree, Radius), 1e-3 * flat);
    }

    /// <summary>
    /// From the elements of the orbit: with its semi-latus rectum p and eccentricity e the true anomaly at the surface is
    /// acos((p / R - 1) / e), and it comes down at the same angle on the other side of the highest point.
    /// </summary>
    [Theory]
    [InlineData(300, 3)]
    [InlineData(1000, 1)]
    [InlineData(1500, 40)]
    [InlineData(2000, 3)]
    [InlineData(2300, 10)]
    public void Range_IsThatOfTheOrbitsElements_Within1Part1e9(double speed, double angle)
    {
        var (sin, cos) = Math.SinCos(angle * Degree);
        var momentum = Radius * speed * cos;
        var p = momentum * momentum / BallisticRange.MoonGravity;
        var energy = 0.5 * speed * speed - BallisticRange.MoonGravity / Radius;
        var e = Math.Sqrt(1 + 2 * energy * p / BallisticRange.MoonGravity);
        var anomaly = Math.Acos((p / Radius - 1) / e);
        Assert.True(sin > 0);
        var range = Radius * 2 * (Math.PI - anomaly);
        Assert.Equal(range, BallisticRange.Of(speed, angle * Degree, Radius), 1e-9 * range);
    }

    /// <summary>
    /// Metzger (Lunar Soil Erosion Physics for Landing Rockets on the Moon, 2008): grains at 2000 m/s and low angles travel nearly
    /// the circumference of the Moon.
    /// </summary>
    [Fact]
    public void FastestDust_TravelsNearlyAroundTheMoon()
    {
        var around = BallisticRange.Of(2000, 3 * Degree, Radius) / (2 * Math.PI * Radius);
        Assert.InRange(around, 0.9, 1);
    }

    [Fact]
    public void BeyondEscape_NothingComesDown() =>
        Assert.Equal(double.PositiveInfinity, BallisticRange.Of(2400, 3 * Degree, Radius));
}
