using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Numerics.Tests.Scalars;

public sealed class Dual3Tests
{
    private static readonly Vector3 place = new(0.7, -0.4, 0.55);

    /// <summary>Uses every operation of the interface once or more.</summary>
    private static T Sample<T>(Vector3<T> r)
        where T : struct, IScalar<T>
    {
        var (x, y, z) = (r.X, r.Y, r.Z);
        var a = T.Sin(x * y) + T.Cos(z - 0.25) * 3.0 * T.Exp(y * z);
        var b = T.Acos(x * 0.5) * T.Asin(z * 0.5) / (T.Sqrt(y * y + 1) - z * 0.125);
        var c = T.WhereLess(x, y, a, b * 2.0 - a);
        return -c + 0.5 * (a * b) + T.FromDouble(7);
    }

    private static double Plain(Vector3 r) => Sample(Vector3<Real>.FromVector(r));

    [Fact]
    public void Value_IsThatOfPlainDoubles_BitForBit() =>
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(Plain(place)),
            BitConverter.DoubleToInt64Bits(Sample(Dual3.Variables(place)).Value)
        );

    [Fact]
    public void Gradient_IsThatOfDifferencesOfFourthOrder_Within1e10()
    {
        var exact = Sample(Dual3.Variables(place)).Gradient;
        // Truncation h^4 and rounding 1e-16/h meet at h = 1e-3 near 1e-12.
        const double h = 1e-3;
        double Along(Vector3 axis) =>
            (
                8 * (Plain(place + axis * h) - Plain(place - axis * h))
                - (Plain(place + axis * (2 * h)) - Plain(place - axis * (2 * h)))
            ) / (12 * h);
        Assert.Equal(Along(Vector3.UnitX), exact.X, 1e-10);
        Assert.Equal(Along(Vector3.UnitY), exact.Y, 1e-10);
        Assert.Equal(Along(Vector3.UnitZ), exact.Z, 1e-10);
    }

    [Fact]
    public void Constant_HasNoGradient() => Assert.Equal(new Dual3(3, default), Dual3.FromDouble(3));
}
