using System.Globalization;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Kernels;

/// <summary>Pointing of sample kernels against CSPICE N0067 (ckgpav).</summary>
public sealed class CkAgainstCspiceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PointingOfSampleKernels_IsCspicesWithin1e14(int type)
    {
        var rows = 0;
        foreach (var line in File.ReadLines(Repository.Truth("cspice_ck_types.csv")).Skip(1))
        {
            var row = line.Split(',');
            if (row[1] != type.ToString(CultureInfo.InvariantCulture))
                continue;
            var v = row[2..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            var segment = CkKernel.Load(Repository.Truth("kernels/samples/" + row[0])).Segments.Single();
            Assert.Equal(((int)v[0], type, true), (segment.Instrument, segment.DataType, segment.HasAngularVelocity));
            Assert.Equal(1, v[3]);
            var pointing = segment.Pointing(v[1], v[2]);
            Assert.NotNull(pointing);
            Assert.Equal(v[4], pointing.Value.Ticks);
            var truth = new Matrix3(v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13]);
            var difference = pointing.Value.Rotation - truth;
            Assert.All(
                new[] { difference.RowX, difference.RowY, difference.RowZ },
                r => Assert.InRange(r.Norm, 0, 1e-14)
            );
            Assert.InRange(Vector3.Distance(pointing.Value.AngularVelocity!.Value, new(v[14], v[15], v[16])), 0, 1e-14);
            rows++;
        }
        Assert.Equal(7, rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PointingFartherThanTheTolerance_IsNotFound(int type)
    {
        var segment = CkKernel.Load(Repository.Truth($"kernels/samples/ck{type}_sample.bc")).Segments.Single();
        Assert.Equal(segment.Start, segment.Pointing(segment.Start - 10, 10)!.Value.Ticks);
        Assert.Null(segment.Pointing(segment.Start - 10, 9.9));
        Assert.Equal(segment.End, segment.Pointing(segment.End + 10, 10)!.Value.Ticks);
        Assert.Null(segment.Pointing(segment.End + 10, 9.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => segment.Pointing(double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => segment.Pointing(1000, -1));
    }
}
