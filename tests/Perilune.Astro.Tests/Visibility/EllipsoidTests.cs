using System.Globalization;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Visibility;

public sealed class EllipsoidTests
{
    /// <summary>Orekit 13.1.7, WGS84.</summary>
    [Fact]
    public void Wgs84_AgreesWithOrekit_WithinANanometre()
    {
        var path = Path.Combine(Repository.Root, "tests/Perilune.Astro.Tests/Data/Visibility/orekit_geodetic.csv");
        var rows = 0;
        foreach (var line in File.ReadLines(path).Skip(2).Where(l => l.Length > 0))
        {
            var n = line.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray();
            var ours = Ellipsoid.Wgs84.ToCartesian(Geodetic.FromDegrees(n[0], n[1], n[2]));
            // A double of 6.4e6 m holds 0.9 nm.
            Assert.InRange((ours - new Vector3(n[3], n[4], n[5])).Norm, 0, 2e-9);
            rows++;
        }
        Assert.Equal(6, rows);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-10000)]
    [InlineData(2800)]
    [InlineData(400000)]
    [InlineData(384400000)]
    public void Geodetic_ReturnsFromCartesian_WithinNanometres(double height)
    {
        for (var latitude = -90.0; latitude <= 90; latitude += 7.5)
        {
            var point = Geodetic.FromDegrees(latitude, 123.4, height);
            var position = Ellipsoid.Wgs84.ToCartesian(point);
            var back = Ellipsoid.Wgs84.ToGeodetic(position);
            Assert.InRange((Ellipsoid.Wgs84.ToCartesian(back) - position).Norm, 0, 4e-9 + 1e-15 * height);
            Assert.Equal(point.Latitude, back.Latitude, 1e-15 * 2);
            Assert.Equal(height, back.Height, 4e-9 + 1e-15 * height);
        }
    }
}
