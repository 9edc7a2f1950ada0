using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;
using Perilune.Numerics.Scalars;

namespace Perilune.Numerics.Tests.Scalars;

public sealed class LanesTests
{
    [Fact]
    public void FourLanes_AreFourDoubles_BitForBit() => EveryOperationIsThatOfDoubles<Lanes4>(4);

    [Fact]
    public void EightLanes_AreEightDoubles_BitForBit() => EveryOperationIsThatOfDoubles<Lanes8>(8);

    private static void EveryOperationIsThatOfDoubles<T>(int lanes)
        where T : struct, IScalar<T>
    {
        Assert.Equal(lanes, T.Lanes);
        double[] special = [0.0, -0.0, 1, -1, 1e-310, double.MaxValue, double.PositiveInfinity, double.NaN];
        var random = new CounterRandom(20070301, "lanes");
        for (var round = 0; round < 200; round++)
        {
            var a = new double[lanes];
            var b = new double[lanes];
            for (var i = 0; i < lanes; i++)
            {
                a[i] = round < 64 ? special[(round + i) % 8] : Any();
                b[i] = round < 64 ? special[(round / 8 + 3 * i) % 8] : Any();
            }
            var (x, y) = (T.FromLanes(a), T.FromLanes(b));
            var ofLanes = Results(x, y);
            for (var i = 0; i < lanes; i++)
            {
                var ofDoubles = Results<Real>(a[i], b[i]);
                for (var k = 0; k < ofDoubles.Length; k++)
                    Assert.True(
                        Same(ofDoubles[k], ofLanes[k].Lane(i)),
                        $"operation {k} of {a[i]:R} and {b[i]:R}: {ofLanes[k].Lane(i):R}, not {ofDoubles[k].Value:R}"
                    );
            }
        }

        double Any() => (random.Uniform() - 0.5) * Math.Pow(10, 40 * (random.Uniform() - 0.5));
    }

    // Which of the many patterns of "not a number" comes out is not arithmetic.
    private static bool Same(double a, double b) =>
        BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));

    private static T[] Results<T>(T a, T b)
        where T : struct, IScalar<T>
    {
        var u = new Vector3<T>(a, b, a - b);
        var v = new Vector3<T>(b * 2.0, a * b, b);
        return
        [
            a + b,
            a - b,
            a * b,
            a / b,
            -a,
            a * 3.7,
            3.7 * a,
            a + 0.1,
            a - 0.1,
            a * b + a * 0.3,
            T.Sqrt(a),
            T.Sin(a),
            T.Cos(b),
            T.Asin(a),
            T.Acos(a),
            T.Exp(b),
            T.WhereLess(a, b, a, b),
            T.WhereLess(b, a, a * b, T.FromDouble(7)),
            Vector3<T>.Dot(u, v),
            u.Norm,
            Vector3<T>.Cross(u, v).Z,
        ];
    }
}
