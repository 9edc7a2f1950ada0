using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Ephemerides;

public sealed class EphemerisAgainstCspiceTests
{
    [Fact]
    public void StatesOfDe440_AreCspicesToOneUnitInTheLastPlace()
    {
        var ephemeris = Ephemeris.Load(ReferenceFiles.Shared("truth/kernels/de440_2007.bsp"));
        var rows = 0;
        var exact = 0;
        var worst = 0L;
        foreach (var row in ReferenceFiles.Rows(ReferenceFiles.Shared("truth/cspice_spkgeo_states.csv")))
        {
            var expected = row[3..9].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            ephemeris.Kilometres(
                int.Parse(row[0]),
                int.Parse(row[1]),
                double.Parse(row[2], CultureInfo.InvariantCulture),
                out var position,
                out var velocity
            );
            double[] actual = [position.X, position.Y, position.Z, velocity.X, velocity.Y, velocity.Z];
            for (var i = 0; i < 6; i++)
            {
                var units = Math.Abs(
                    BitConverter.DoubleToInt64Bits(actual[i]) - BitConverter.DoubleToInt64Bits(expected[i])
                );
                worst = Math.Max(worst, actual[i] == expected[i] ? 0 : units);
                exact += actual[i] == expected[i] ? 1 : 0;
                rows++;
            }
        }
        Assert.True(rows > 1000, $"{rows} numbers");
        Assert.True(worst <= 1, $"{worst} units in the last place; {exact} of {rows} are identical");
        Assert.True(exact == rows, $"{exact} of {rows} are identical");
    }

    [Fact]
    public void PositionAlone_IsThePositionOfTheState()
    {
        var ephemeris = Ephemeris.Load(ReferenceFiles.Shared("truth/kernels/de440_2007.bsp"));
        for (var tdb = 220449600.0; tdb < 253627200.0; tdb += 654321)
            Assert.Equal(ephemeris.State(301, 399, tdb).Position, ephemeris.Position(301, 399, tdb));
    }

    [Fact]
    public void OutsideTheSpan_TheErrorNamesBodyEpochAndSpan()
    {
        var ephemeris = Ephemeris.Load(ReferenceFiles.Shared("truth/kernels/de440_2007.bsp"));
        var error = Assert.Throws<EphemerisCoverageException>(() => ephemeris.State(301, 399, 0));
        Assert.Contains("body 301 at 2000-01-01T12:00:00 TDB", error.Message, StringComparison.Ordinal);
        Assert.Contains("covered: 2006-12-27T00:00:00 to 2008-01-15T00:00:00", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<EphemerisCoverageException>(() => ephemeris.State(499, 0, 230000000));
        Assert.Contains("nothing of this body", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void States_AllocateNothing()
    {
        var ephemeris = Ephemeris.Load(ReferenceFiles.Shared("truth/kernels/de440_2007.bsp"));
        var sum = Vector3.Zero;
        ephemeris.State(301, 399, 230000000);
        ephemeris.Position(301, 399, 230000000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            sum += ephemeris.State(301, 10, 230000000 + i).Position + ephemeris.Position(5, 301, 230000000 + i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum.Norm > 0);
    }
}
