using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Gravity;

public sealed class SphericalHarmonicsTests
{
    private static readonly GravityField moon = GravityField.Load(
        Path.Combine(Repository.Data, "gravity", "grgm900c_165.bin")
    );

    public static TheoryData<double, double, double> Places =>
        new()
        {
            { 1_300_000, -900_000, 900_000 },
            { -200_000, 1_790_000, -40_000 },
            // On the axis, where spherical coordinates fail, and beside it.
            { 0, 0, -1_838_000 },
            { 1e-3, 0, 1_838_000 },
            { -60_000_000, 20_000_000, 5_000_000 },
        };

    private static Vector3 Plain(Vector3<Real> v) => new(v.X, v.Y, v.Z);

    private static Vector3 Attraction(SphericalHarmonics field, Vector3 r) =>
        Plain(field.Acceleration(Vector3<Real>.FromVector(r)));

    [Theory]
    [MemberData(nameof(Places))]
    public void Acceleration_IsThatOfTheExplicitSums_Within1e13OfItself(double x, double y, double z)
    {
        // Explicit sums lose about 2^n of their 16 digits: degree 8 keeps 13.
        var field = new SphericalHarmonics(moon, 8);
        var r = new Vector3(x, y, z);
        var expected = IndependentHarmonics.Acceleration(field.Field, r);
        Assert.InRange(Vector3.Distance(expected, Attraction(field, r)) / expected.Norm, 0, 1e-13);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Perturbation_IsTheRestBesideThePointMass(double x, double y, double z)
    {
        var field = new SphericalHarmonics(moon, 40);
        var r = new Vector3(x, y, z);
        var rest = Plain(field.Perturbation(Vector3<Real>.FromVector(r)));
        var mass = r * (-moon.GravitationalParameter / Math.Pow(r.Norm, 3));
        Assert.InRange(Vector3.Distance(rest + mass, Attraction(field, r)) / mass.Norm, 0, 1e-15);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void ColumnsSideBySide_AreThoseOneAfterTheOther_BitForBit(double x, double y, double z)
    {
        var r = new Vector3(x, y, z);
        foreach (var degree in new[] { 1, 2, 6, 7, 8, 50, 165 })
        {
            var field = new SphericalHarmonics(moon, degree);
            var oneByOne = field.OfPlaces(Vector3<Real>.FromVector(r));
            Assert.Equal(oneByOne, field.Perturbation(Vector3<Real>.FromVector(r)));
            Assert.Equal(oneByOne, Vector3<Real>.FromVector(field.WithGradient(r).Acceleration));
            Span<Vector3> places = [r, r * 1.1, r * -1.2, r * 1.3, r * 2, r * 3, -r, r * 5];
            var inLanes = field.Perturbation(Vector3<Lanes8>.FromLanes(places));
            for (var k = 0; k < places.Length; k++)
                Assert.Equal(Plain(field.Perturbation(Vector3<Real>.FromVector(places[k]))), inLanes.Lane(k));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void GradientByItsOwnSeries_IsThatOfDualNumbers(double x, double y, double z)
    {
        var field = new SphericalHarmonics(moon, 120);
        var r = new Vector3(x, y, z);
        var ofSeries = field.WithGradient(r).Gradient;
        var ofDuals = Dual3.Jacobian(field.OfPlaces(Dual3.Variables(r)));
        var size = ofDuals.RowX.Norm + ofDuals.RowY.Norm + ofDuals.RowZ.Norm;
        foreach (var axis in new[] { Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ })
            // Thousands of terms rounded at 1e-16 each.
            Assert.InRange((ofSeries * axis - ofDuals * axis).Norm / size, 0, 1e-12);
        // A rotation before the field turns its gradient with it.
        var turn = Matrix3.RotationZ(0.3) * Matrix3.RotationX(1.1);
        var turned = Dual3.Jacobian(field.Perturbation(turn * Dual3.Variables(turn.Transposed * r)));
        Assert.InRange((turned * Vector3.UnitY - ofSeries * (turn * Vector3.UnitY)).Norm / size, 0, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Gradient_IsThatOfCentralDifferences_SymmetricAndWithoutTrace(double x, double y, double z)
    {
        var field = new SphericalHarmonics(moon, 165);
        var r = new Vector3(x, y, z);
        var dual = field.Acceleration(Dual3.Variables(r));
        var gradient = Dual3.Jacobian(dual);
        var size = moon.GravitationalParameter / Math.Pow(r.Norm, 3);
        Assert.Equal(Attraction(field, r), new Vector3(dual.X.Value, dual.Y.Value, dual.Z.Value));
        // Laplace's equation; the terms of 13,861 coefficients are rounded at 1e-16 each.
        Assert.Equal(0, gradient.Trace / size, 1e-12);
        Assert.Equal(0, (gradient.XY - gradient.YX) / size, 1e-12);
        Assert.Equal(0, (gradient.XZ - gradient.ZX) / size, 1e-12);
        Assert.Equal(0, (gradient.YZ - gradient.ZY) / size, 1e-12);
        var h = 1e-5 * r.Norm;
        foreach (var (axis, column) in new[] { (Vector3.UnitX, 0), (Vector3.UnitY, 1), (Vector3.UnitZ, 2) })
        {
            // Fourth-order differences over 18 m: the field varies over 11 km and more, so their error is below 1e-9.
            var difference =
                (
                    (Attraction(field, r + axis * h) - Attraction(field, r - axis * h)) * 8
                    - (Attraction(field, r + axis * (2 * h)) - Attraction(field, r - axis * (2 * h)))
                ) / (12 * h);
            var exact = column switch
            {
                0 => new Vector3(gradient.XX, gradient.YX, gradient.ZX),
                1 => new Vector3(gradient.XY, gradient.YY, gradient.ZY),
                _ => new Vector3(gradient.XZ, gradient.YZ, gradient.ZZ),
            };
            Assert.InRange(Vector3.Distance(difference, exact) / size, 0, 1e-8);
        }
    }

    [Fact]
    public void Evaluation_AllocatesNothing()
    {
        var field = new SphericalHarmonics(moon, 60);
        var place = Dual3.Variables(new(1.2e6, 1.3e6, -0.4e6));
        field.Acceleration(place);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            field.Acceleration(place);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void FieldInOtherAxesThanItsOwn_IsRefusedWithBothNames()
    {
        var axes = new BodyFixedAxes(Frame.MoonPrincipalAxesDe440, new FrameSystem());
        var error = Assert.Throws<GravityFieldMismatchException>(() =>
            AttractingBody.WithField(NaifId.Moon, new SphericalHarmonics(moon, 8), axes)
        );
        Assert.Contains("MOON_PA_DE421", error.Message, StringComparison.Ordinal);
        Assert.Contains("MOON_PA_DE440", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DegreeBeyondTheField_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SphericalHarmonics(moon, 166));
}
