using System.Globalization;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Orientation;

public sealed class LunarOrientationAgainstCspiceTests
{
    private static (double Matrix, double Rate, int Rows) Worst(
        string frame,
        LunarOrientation orientation,
        Matrix3 fixedRotation
    )
    {
        double matrix = 0;
        double rate = 0;
        var rows = 0;
        var table = ReferenceFiles.Shared("truth/cspice_frames_sxform_from_J2000.csv");
        foreach (var row in ReferenceFiles.Rows(table).Where(row => row[0] == frame))
        {
            var m = row[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(37, m.Length);
            var expected = new Matrix3(m[1], m[2], m[3], m[7], m[8], m[9], m[13], m[14], m[15]);
            var expectedRate = new Matrix3(m[19], m[20], m[21], m[25], m[26], m[27], m[31], m[32], m[33]);
            matrix = Math.Max(matrix, Largest(fixedRotation * orientation.IcrfToPrincipalAxes(m[0]) - expected));
            rate = Math.Max(rate, Largest(fixedRotation * orientation.Angles(m[0]).MatrixRate - expectedRate));
            rows++;
        }
        return (matrix, rate, rows);
    }

    private static double Largest(Matrix3 m) =>
        new[] { m.XX, m.XY, m.XZ, m.YX, m.YY, m.YZ, m.ZX, m.ZY, m.ZZ }.Max(Math.Abs);

    private static LunarOrientation De440() =>
        LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe440,
            ReferenceFiles.Shared("truth/kernels/moon_pa_de440_2007.bpc")
        );

    private static LunarOrientation De421() =>
        LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe421,
            ReferenceFiles.Shared("data/ephemeris/moon_pa_de421_1900-2050.bpc")
        );

    // CSPICE forms the same matrix by products of three, so the last two bits may differ: 5e-16. Rates are 2.7e-6 rad/s.
    [Fact]
    public void PrincipalAxesOfDe440_AreCspicesWithin5e16()
    {
        var (matrix, rate, rows) = Worst("MOON_PA_DE440", De440(), Matrix3.Identity);
        Assert.Equal(5, rows);
        Assert.InRange(matrix, 0, 5e-16);
        Assert.InRange(rate, 0, 3e-21);
    }

    [Fact]
    public void MeanEarthAxesOfDe440_AreCspicesWithin5e16()
    {
        var (matrix, rate, rows) = Worst(
            "MOON_ME_DE440_ME421",
            De440(),
            LunarOrientation.PrincipalAxesToMeanEarthDe440
        );
        Assert.Equal(5, rows);
        Assert.InRange(matrix, 0, 5e-16);
        Assert.InRange(rate, 0, 3e-21);
    }

    [Fact]
    public void PrincipalAndMeanEarthAxesOfDe421_AreCspicesWithin5e16()
    {
        var (matrix, rate, rows) = Worst("MOON_PA_DE421", De421(), Matrix3.Identity);
        Assert.Equal(10, rows);
        Assert.InRange(matrix, 0, 5e-16);
        Assert.InRange(rate, 0, 3e-21);
        (matrix, rate, rows) = Worst("MOON_ME_DE421", De421(), LunarOrientation.PrincipalAxesToMeanEarthDe421);
        Assert.Equal(10, rows);
        Assert.InRange(matrix, 0, 5e-16);
        Assert.InRange(rate, 0, 3e-21);
    }
}
