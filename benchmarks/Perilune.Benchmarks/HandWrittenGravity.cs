using Perilune.Astro.Gravity;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Benchmarks;

/// <summary>
/// The gravity of <see cref="SphericalHarmonics"/> written by hand in plain doubles, one column after the other: the same
/// recursion, the same order of additions. What is gained by columns side by side is measured against it.
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
            double p1 = 1,
                p2 = 0;
            double xv = 0,
                xw = 0,
                yv = 0,
                yw = 0,
                zv = 0,
                zw = 0;
            var column = terms.AsSpan(index, 8 * (last - m + 1));
            for (var i = 0; i + 7 < column.Length; i += 8)
            {
                if (column[i] != 0)
                    (p1, p2) = (z * column[i] * p1 - q * column[i + 1] * p2, p1);
                xv += p1 * column[i + 2];
                xw += p1 * column[i + 3];
                yv += p1 * column[i + 4];
                yw += p1 * column[i + 5];
                zv += p1 * column[i + 6];
                zw += p1 * column[i + 7];
            }
            ax += v * xv + w * xw;
            ay += v * yv + w * yw;
            az += v * zv + w * zw;
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
