using Perilune.Astro.Gravity;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Benchmarks;

/// <summary>
/// The gravity of <see cref="SphericalHarmonics"/> written by hand in plain doubles, to measure what the generic text costs:
/// the same recursion, the same order of additions.
/// </summary>
internal sealed class HandWrittenGravity
{
    private readonly double radius;
    private readonly double scale;
    private readonly int last;
    private readonly double[] sectorial;

    // A, B, then the coefficients of V and W in x, y and z, term after term along columns of one order.
    private readonly double[] terms;

    public HandWrittenGravity(GravityField field, int degree)
    {
        radius = field.Radius;
        scale = field.GravitationalParameter / (radius * radius);
        last = degree + 1;
        sectorial = new double[last + 1];
        for (var m = 1; m <= last; m++)
            sectorial[m] = Math.Sqrt(m == 1 ? 3 : (2 * m + 1) / (2.0 * m));
        terms = new double[8 * (last + 1) * (last + 2) / 2];
        for (var m = 0; m <= last; m++)
        for (var n = m + 1; n <= last; n++)
        {
            terms[Place(n, m)] = Math.Sqrt((2.0 * n + 1) * (2 * n - 1) / ((double)(n - m) * (n + m)));
            if (n > m + 1)
                terms[Place(n, m) + 1] = Math.Sqrt(
                    (2.0 * n + 1) * (n + m - 1) * (n - m - 1) / ((2.0 * n - 3) * (n + m) * (n - m))
                );
        }
        for (var n = 1; n <= degree; n++)
        for (var m = 0; m <= n; m++)
            Spread(field.C(n, m), field.S(n, m), n, m);
    }

    public Vector3 Perturbation(Vector3 position)
    {
        var inverse = 1 / (position.X * position.X + position.Y * position.Y + position.Z * position.Z);
        var shrink = inverse * radius;
        var (x, y, z) = (position.X * shrink, position.Y * shrink, position.Z * shrink);
        var q = shrink * radius;
        var v = Math.Sqrt(inverse) * radius;
        double w = 0,
            ax = 0,
            ay = 0,
            az = 0;
        var index = 0;
        for (var m = 0; m <= last; m++)
        {
            if (m > 0)
                (v, w) = ((x * v - y * w) * sectorial[m], (x * w + y * v) * sectorial[m]);
            double v1 = v,
                w1 = w,
                v2 = 0,
                w2 = 0;
            var column = terms.AsSpan(index, 8 * (last - m + 1));
            for (var i = 0; i + 7 < column.Length; i += 8)
            {
                if (column[i] != 0)
                {
                    var za = z * column[i];
                    var qb = q * column[i + 1];
                    (v1, v2) = (za * v1 - qb * v2, v1);
                    (w1, w2) = (za * w1 - qb * w2, w1);
                }
                ax += v1 * column[i + 2] + w1 * column[i + 3];
                ay += v1 * column[i + 4] + w1 * column[i + 5];
                az += v1 * column[i + 6] + w1 * column[i + 7];
            }
            index += column.Length;
        }
        return new(ax * scale, ay * scale, az * scale);
    }

    private int Place(int n, int m) => 8 * (m * (last + 1) - m * (m - 1) / 2 + n - m);

    private void Spread(double c, double s, int n, int m)
    {
        var ratio = (2.0 * n + 1) / (2.0 * n + 3);
        var same = Math.Sqrt(ratio * (n + m + 1) * (n - m + 1));
        Add(Place(n + 1, m) + 6, -same * c, -same * s);
        var up = m == 0 ? Math.Sqrt(ratio * (n + 2) * (n + 1) / 2) : Math.Sqrt(ratio * (n + m + 2) * (n + m + 1)) / 2;
        Add(Place(n + 1, m + 1) + 2, -up * c, -up * s);
        Add(Place(n + 1, m + 1) + 4, up * s, -up * c);
        if (m == 0)
            return;
        var down = Math.Sqrt((m == 1 ? 2 : 1) * ratio * (n - m + 2) * (n - m + 1)) / 2;
        Add(Place(n + 1, m - 1) + 2, down * c, down * s);
        Add(Place(n + 1, m - 1) + 4, down * s, -down * c);
    }

    private void Add(int place, double ofV, double ofW)
    {
        terms[place] += ofV;
        terms[place + 1] += ofW;
    }
}
