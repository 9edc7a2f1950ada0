using Perilune.Astro.Observation;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Astro.Tests.Observation;

public sealed class TriaxialEllipsoidTests
{
    private static readonly TriaxialEllipsoid phobos = new(new Vector3(13000, 11400, 9100));

    [Fact]
    public void NearestPoint_LiesOnTheSurfaceUnderThePosition_OnItsNormal()
    {
        var random = new CounterRandom(1, "positions");
        for (var i = 0; i < 1000; i++)
        {
            var position =
                new Vector3(random.Normal(), random.Normal(), random.Normal()).Unit
                * Math.Pow(10, 4 + 8 * random.Uniform());
            if (phobos.ToUnitSphere(position).Norm < 0.9)
                continue;
            var point = phobos.NearestPoint(position);
            Assert.Equal(1, phobos.ToUnitSphere(point).Norm, 1e-15);
            // Across the normal, to rounding of the greater of both.
            var off = Vector3.Cross(position - point, phobos.Normal(point)).Norm;
            Assert.InRange(off, 0, 1e-15 * 8 * position.Norm);
        }
    }

    [Fact]
    public void NearestPoint_OfTheEarth_IsTheGeodeticPoint()
    {
        var b = 6378137 * (1 - 1 / 298.257223563);
        var earth = new TriaxialEllipsoid(new Vector3(6378137, 6378137, b));
        var position = Ellipsoid.Wgs84.ToCartesian(Geodetic.FromDegrees(41.5, -73, 123456));
        var foot = Ellipsoid.Wgs84.ToCartesian(Geodetic.FromDegrees(41.5, -73, 0));
        Assert.InRange((earth.NearestPoint(position) - foot).Norm, 0, 1e-8);
        Assert.Throws<ArgumentException>(() => earth.NearestPoint(new(0, 0, 1000)));
    }

    [Fact]
    public void Intercept_IsTheNearerOfTwo_AndNoneBehindOrBeside()
    {
        Assert.Equal(new Vector3(13000, 0, 0), phobos.Intercept(new(1e5, 0, 0), new(-3, 0, 0)));
        Assert.Equal(new Vector3(-13000, 0, 0), phobos.Intercept(new(1000, 0, 0), new(-3, 0, 0)));
        Assert.Null(phobos.Intercept(new(1e5, 0, 0), new(3, 0, 0)));
        Assert.Null(phobos.Intercept(new(1e5, 0, 9101), new(-1, 0, 0)));
        Assert.NotNull(phobos.Intercept(new(1e5, 0, 9099), new(-1, 0, 0)));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, double.NaN)]
    [InlineData(double.PositiveInfinity, 1, 1)]
    public void SemiAxesThatAreNotPositive_AreRefused(double x, double y, double z) =>
        Assert.Throws<ArgumentException>(() => new TriaxialEllipsoid(new Vector3(x, y, z)));
}
