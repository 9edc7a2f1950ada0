using System.Globalization;
using Perilune.Astro.Kernels;

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

    [Fact]
    public void OtherTypes_AreRefusedByName()
    {
        var (segment, values) = Rows("3").First();
        Assert.Equal("binary PCK type 3 is not supported", segment.Defect);
        var error = Assert.Throws<DataFileException>(() => segment.Angles(values[2]));
        Assert.Contains("pck3_ex.bpc: binary PCK type 3 is not supported", error.Message, StringComparison.Ordinal);
    }
}
