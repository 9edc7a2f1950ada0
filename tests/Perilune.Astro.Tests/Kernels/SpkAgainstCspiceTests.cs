using System.Globalization;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Kernels;

/// <summary>Segments of sample kernels against CSPICE N0067 (spkpvn), and the kernels that Perilune writes.</summary>
public sealed class SpkAgainstCspiceTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(13)]
    public void StatesOfSampleKernels_AreCspicesToOneUnitInTheLastPlace(int type)
    {
        var rows = 0;
        foreach (var line in File.ReadLines(Repository.Truth("cspice_spk_types.csv")).Skip(1))
        {
            var row = line.Split(',');
            if (row[1] != type.ToString(CultureInfo.InvariantCulture))
                continue;
            var v = row[5..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            var kernel = SpkKernel.Load(Repository.Truth("kernels/samples/" + row[0]));
            var segment = kernel.Segments.Single(s =>
                s.Target == int.Parse(row[2]) && s.Center == int.Parse(row[3]) && s.Start == v[0] && s.End == v[1]
            );
            segment.State(v[2], out var position, out var velocity);
            double[] actual = [position.X, position.Y, position.Z, velocity.X, velocity.Y, velocity.Z];
            for (var i = 0; i < 6; i++)
            {
                Assert.True(
                    Math.Abs(actual[i] - v[3 + i]) <= Math.BitIncrement(Math.Abs(v[3 + i])) - Math.Abs(v[3 + i]),
                    $"{line}: component {i} is {actual[i]:R}"
                );
            }
            Assert.Equal(position, segment.Position(v[2]));
            rows++;
        }
        Assert.True(rows > 0, "no row of this type");
    }

    [Fact]
    public void TrajectoryOfTheHaloOrbit_MeetsTheDailyTableWithin1Micrometre()
    {
        // The kernel holds an IAS15 trajectory every 120 s, and the daily states stand in the propagation table.
        var segment = SpkKernel.Load(Repository.Truth("kernels/sc_nrho_30d.bsp")).Segments.Single();
        var rows = 0;
        foreach (var line in File.ReadLines(Repository.Truth("prop_nrho_30d_noshadow_ias15_daily.csv")))
        {
            var cells = line.Split(',');
            if (!double.TryParse(cells[0], CultureInfo.InvariantCulture, out var t) || t > 9 * 86400)
                continue;
            var v = cells[1..7].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            segment.State(225979200 + t, out var position, out var velocity);
            // Another run of the same integrator: they agree to 0.4 micrometres before the second perilune, which
            // multiplies the roundoff, and to 0.5 mm at the fourth. The kernel itself must be right from the start.
            Assert.InRange(Vector3.Distance(position, new(v[0], v[1], v[2])), 0, 1e-9);
            Assert.InRange(Vector3.Distance(velocity, new(v[3], v[4], v[5])), 0, 1e-14);
            rows++;
        }
        Assert.Equal(10, rows);
    }
}
