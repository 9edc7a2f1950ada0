using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Kernels;

public sealed class BinaryPckAgainstCspiceTests
{
    private static IEnumerable<(BinaryPckSegment Segment, double[] Values)> Rows(string type)
    {
        foreach (var line in File.ReadLines(Repository.Truth("cspice_pck_types.csv")).Skip(1))
        {
            var row = line.Split(',');
            if (row[1] == type)
            {
                var values = row[4..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
                var segments = BinaryPck.Load(Repository.Truth("kernels/samples/" + row[0])).Segments;
                yield return (segments.Single(s => s.Start == values[0] && s.End == values[1]), values);
            }
        }
    }

    [Fact]
    public void AnglesOfType2_AreCspicesToTheLastBit()
    {
        var rows = Rows("2").ToArray();
        Assert.NotEmpty(rows);
        foreach (var (segment, v) in rows)
        {
            segment.Angles(v[2], out var angles, out var rates);
            Assert.Equal((v[3], v[4], v[5]), (angles.X, angles.Y, angles.Z));
            Assert.Equal((v[6], v[7], v[8]), (rates.X, rates.Y, rates.Z));
            Assert.Equal(angles, segment.Angles(v[2]));
        }
    }

    // For type 3 the table holds the first columns of CSPICE's rotation and of its rate (PCKE03), not angles.
    [Fact]
    public void RotationOfType3_IsCspicesWithin1e14()
    {
        var rows = Rows("3").ToArray();
        Assert.NotEmpty(rows);
        foreach (var (segment, v) in rows)
        {
            var m = segment.Rotation(v[2], out var w);
            var rate = Matrix3.CrossProduct(w * -1) * m;
            double[] actual = [m.XX, m.YX, m.ZX, rate.XX, rate.YX, rate.ZX];
            for (var i = 0; i < 6; i++)
                Assert.InRange(actual[i] - v[3 + i], -1e-14, 1e-14);
            Assert.False(segment.HasAngles);
            Assert.Throws<DataFileException>(() => segment.Angles(v[2]));
        }
    }

    // Angles of hundreds of radians: 1e-14 of their size.
    [Fact]
    public void AnglesOfType20_AreCspicesWithin1e14()
    {
        var rows = Rows("20").ToArray();
        Assert.NotEmpty(rows);
        foreach (var (segment, v) in rows)
        {
            segment.Angles(v[2], out var angles, out var rates);
            double[] actual = [angles.X, angles.Y, angles.Z, rates.X, rates.Y, rates.Z];
            for (var i = 0; i < 6; i++)
                Assert.InRange((actual[i] - v[3 + i]) / Math.Max(1, Math.Abs(v[3 + i])), -1e-14, 1e-14);
        }
    }

    [Fact]
    public void EpochOutsideTheSpan_IsRefusedWithWhatIsCovered()
    {
        var (segment, _) = Rows("20").First();
        foreach (var et in new[] { 99.0, 501, double.NaN, double.PositiveInfinity })
        {
            var error = Assert.Throws<EphemerisCoverageException>(() => segment.Rotation(et, out _));
            Assert.Contains("frame class 3000", error.Message, StringComparison.Ordinal);
            Assert.Contains("2000-01-01T12:01:40 to 2000-01-01T12:08:20", error.Message, StringComparison.Ordinal);
        }
    }
}
