using System.Globalization;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Orientation;

public sealed class ShippedLunarOrientationTests
{
    private const double ArcSecond = Math.PI / 648000;

    private static readonly Lazy<LunarOrientation> Shipped = new(() =>
        LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe440,
            Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
        )
    );

    // 1e-11 rad is 17 micrometres on the lunar surface, far under every use.
    [Fact]
    public void Samples_OfTheSources_AreMetWithin1e11Radian()
    {
        // data/README of the source products: C440 = (I - [w]x) C421.
        var w = new Vector3(-0.0003, 0.1645, -0.0685) * ArcSecond;
        var turn = Matrix3.Identity - Matrix3.CrossProduct(w);
        var table = Path.Combine(
            Repository.Root,
            "tests/Perilune.Astro.Tests/Data/Ephemerides/source_libration_angles.csv"
        );
        var rows = 0;
        foreach (var row in ReferenceFiles.Rows(table))
        {
            var v = row[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            var source = new EulerAngles(v[1], v[2], v[3], v[4], v[5], v[6]);
            var expected = row[0] == "DE440" ? source.Matrix : turn * source.Matrix;
            var expectedRate = row[0] == "DE440" ? source.MatrixRate : turn * source.MatrixRate;
            Assert.InRange(Angle(Shipped.Value.IcrfToPrincipalAxes(v[0]), expected), 0, 1e-11);
            var rate = Shipped.Value.Angles(v[0]).MatrixRate - expectedRate;
            Assert.InRange(Math.Max(rate.RowX.Norm, Math.Max(rate.RowY.Norm, rate.RowZ.Norm)), 0, 1e-16);
            rows++;
        }
        Assert.Equal(18, rows);
    }

    // 0.029 arcsec is the largest departure of the constant rotation from DE440 less DE421 (400 epochs, 2000 to 2029).
    [Theory]
    [InlineData(-43200)]
    [InlineData(946900800)]
    public void AcrossAJoin_TheAxesTurnByLessThanTheSpreadOfTheConstantRotation(double join)
    {
        const double aside = 1e-3;
        var turned = Angle(
            Shipped.Value.IcrfToPrincipalAxes(join - aside),
            Shipped.Value.IcrfToPrincipalAxes(join + aside)
        );
        // The Moon turns 2.7e-6 rad/s.
        Assert.InRange(turned, 0, 0.029 * ArcSecond + 2 * aside * 2.7e-6);
    }

    [Fact]
    public void Rate_IsTheDerivativeOfTheMatrix()
    {
        const double step = 60;
        for (var tdb = -1.2e9; tdb < 1.6e9; tdb += 1.23e7)
        {
            var difference =
                (Shipped.Value.IcrfToPrincipalAxes(tdb + step) - Shipped.Value.IcrfToPrincipalAxes(tdb - step))
                * (1 / (2 * step));
            // Central difference: w^3 h^2 / 6 = 1.2e-14, roundoff of the angle psi 1e-12 / 120 s = 8e-15.
            Assert.InRange((difference - Shipped.Value.Angles(tdb).MatrixRate).RowX.Norm, 0, 4e-14);
        }
    }

    private static double Angle(Matrix3 a, Matrix3 b)
    {
        var d = a * b.Transposed;
        return new Vector3(d.YZ - d.ZY, d.ZX - d.XZ, d.XY - d.YX).Norm / 2;
    }
}
