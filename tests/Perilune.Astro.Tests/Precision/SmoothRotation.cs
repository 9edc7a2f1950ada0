using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Precision;

/// <summary>
/// A slow rotation as Chebyshev series of its matrix, which are smooth in double-doubles: the angles of the library are
/// thousands of radians in one double and move in steps of 5e-13.
/// </summary>
internal sealed class SmoothRotation
{
    private const int Terms = 12;
    private readonly double half;
    private readonly double[][] coefficients;

    public SmoothRotation(Func<double, Matrix3> rotation, double duration)
    {
        half = 0.5 * duration;
        double[] angles = [.. Enumerable.Range(0, Terms).Select(k => Math.PI * (k + 0.5) / Terms)];
        Matrix3[] samples = [.. angles.Select(angle => rotation(half * (1 + Math.Cos(angle))))];
        coefficients =
        [
            .. Enumerable
                .Range(0, 9)
                .Select(element =>
                    Enumerable
                        .Range(0, Terms)
                        .Select(n =>
                            angles.Zip(samples, (angle, m) => Element(m, element) * Math.Cos(n * angle)).Sum()
                            * (n == 0 ? 1 : 2)
                            / Terms
                        )
                        .ToArray()
                ),
        ];
    }

    public Matrix3<DoubleDouble> At(DoubleDouble t)
    {
        var s = t / new DoubleDouble(half) - 1;
        return new(
            new(Value(0, s), Value(1, s), Value(2, s)),
            new(Value(3, s), Value(4, s), Value(5, s)),
            new(Value(6, s), Value(7, s), Value(8, s))
        );
    }

    private DoubleDouble Value(int element, DoubleDouble s)
    {
        DoubleDouble b1 = new(0),
            b2 = new(0);
        for (var n = Terms - 1; n > 0; n--)
            (b1, b2) = (s * b1 * 2.0 - b2 + coefficients[element][n], b1);
        return s * b1 - b2 + coefficients[element][0];
    }

    private static double Element(Matrix3 m, int element) =>
        element switch
        {
            0 => m.XX,
            1 => m.XY,
            2 => m.XZ,
            3 => m.YX,
            4 => m.YY,
            5 => m.YZ,
            6 => m.ZX,
            7 => m.ZY,
            _ => m.ZZ,
        };
}
