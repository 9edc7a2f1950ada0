using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Gravity;

/// <summary>
/// The attraction of a gravity field without singularity at the poles, written once over the scalar: with
/// <see cref="Dual3"/> it gives its exact gradient. Cunningham's recursion (L. E. Cunningham, "On the computation of the
/// spherical harmonic terms needed during the numerical integration of the orbital motion of an artificial satellite",
/// Celestial Mechanics 2, 1970), normalised, and turned round: the attraction of degree n is itself a series of harmonics
/// of degree n + 1, whose coefficients are formed once; the sums then run along columns of one order and need no memory.
/// </summary>
public sealed class SphericalHarmonics
{
    private readonly Term[] terms;
    private readonly double[] sectorial;
    private readonly int last;
    private readonly double scale;

    /// <summary>Prepares a field to some degree and order.</summary>
    /// <param name="field">The field.</param>
    /// <param name="degree">Greatest degree to use.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field does not reach that degree.</exception>
    public SphericalHarmonics(GravityField field, int degree)
    {
        ArgumentNullException.ThrowIfNull(field);
        Field = field.Degree == degree ? field : field.Truncated(degree);
        last = degree + 1;
        scale = field.GravitationalParameter / (field.Radius * field.Radius);
        sectorial = new double[last + 1];
        for (var m = 1; m <= last; m++)
            sectorial[m] = Math.Sqrt(m == 1 ? 3 : (2 * m + 1) / (2.0 * m));
        terms = new Term[GravityField.Count(last)];
        for (var m = 0; m <= last; m++)
        for (var n = m + 1; n <= last; n++)
        {
            ref var term = ref terms[Place(n, m)];
            term.A = Math.Sqrt((2.0 * n + 1) * (2 * n - 1) / ((double)(n - m) * (n + m)));
            term.B =
                n == m + 1
                    ? 0
                    : Math.Sqrt((2.0 * n + 1) * (n + m - 1) * (n - m - 1) / ((2.0 * n - 3) * (n + m) * (n - m)));
        }
        for (var n = 1; n <= degree; n++)
        for (var m = 0; m <= n; m++)
            Spread(n, m);
    }

    /// <summary>The field, to the degree used.</summary>
    public GravityField Field { get; }

    /// <summary>The whole acceleration of a point outside the body, m/s2.</summary>
    /// <param name="position">Position from the centre in the field's own axes, m.</param>
    public Vector3<T> Acceleration<T>(Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var inverse = T.FromDouble(1) / position.NormSquared;
        return Perturbation(position)
            - position * (inverse * T.Sqrt(inverse) * (Field.GravitationalParameter * Field.C(0, 0)));
    }

    /// <summary>The acceleration by all degrees from 1 on, without the point mass, m/s2.</summary>
    /// <param name="position">Position from the centre in the field's own axes, m.</param>
    public Vector3<T> Perturbation<T>(Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var inverse = T.FromDouble(1) / position.NormSquared;
        var shrink = inverse * Field.Radius;
        var (x, y, z) = (position.X * shrink, position.Y * shrink, position.Z * shrink);
        var q = shrink * Field.Radius;
        // V and W of the highest terms of a column: (R/r)^(m+1) P(m,m) cos m lambda, and sin.
        var v = T.Sqrt(inverse) * Field.Radius;
        var w = T.FromDouble(0);
        T ax = w,
            ay = w,
            az = w;
        var index = 0;
        for (var m = 0; m <= last; m++)
        {
            if (m > 0)
                (v, w) = ((x * v - y * w) * sectorial[m], (x * w + y * v) * sectorial[m]);
            var (v1, w1) = (v, w);
            T v2 = T.FromDouble(0),
                w2 = v2;
            foreach (ref readonly var term in terms.AsSpan(index, last - m + 1))
            {
                if (term.A != 0)
                {
                    var za = z * term.A;
                    var qb = q * term.B;
                    (v1, v2) = (za * v1 - qb * v2, v1);
                    (w1, w2) = (za * w1 - qb * w2, w1);
                }
                ax += v1 * term.XofV + w1 * term.XofW;
                ay += v1 * term.YofV + w1 * term.YofW;
                az += v1 * term.ZofV + w1 * term.ZofW;
            }
            index += last - m + 1;
        }
        return new(ax * scale, ay * scale, az * scale);
    }

    /// <summary>Place of (n, m) when columns of one order follow each other.</summary>
    private int Place(int n, int m) => m * (last + 1) - m * (m - 1) / 2 + n - m;

    /// <summary>
    /// Adds what C(n,m) and S(n,m) give to the coefficients of degree n + 1 (O. Montenbruck and E. Gill, "Satellite
    /// Orbits", 2000, equation 3.33, each factor with the ratio of the normalisations).
    /// </summary>
    private void Spread(int n, int m)
    {
        var (c, s) = (Field.C(n, m), Field.S(n, m));
        var ratio = (2.0 * n + 1) / (2.0 * n + 3);
        var same = Math.Sqrt(ratio * (n + m + 1) * (n - m + 1));
        ref var zonal = ref terms[Place(n + 1, m)];
        zonal.ZofV -= same * c;
        zonal.ZofW -= same * s;
        // For m = 0 the whole, not the half, goes up, and its normalisation has no factor two: together sqrt(1/2).
        var up = m == 0 ? Math.Sqrt(ratio * (n + 2) * (n + 1) / 2) : Math.Sqrt(ratio * (n + m + 2) * (n + m + 1)) / 2;
        ref var higher = ref terms[Place(n + 1, m + 1)];
        higher.XofV -= up * c;
        higher.XofW -= up * s;
        higher.YofV += up * s;
        higher.YofW -= up * c;
        if (m == 0)
            return;
        var down = Math.Sqrt((m == 1 ? 2 : 1) * ratio * (n - m + 2) * (n - m + 1)) / 2;
        ref var lower = ref terms[Place(n + 1, m - 1)];
        lower.XofV += down * c;
        lower.XofW += down * s;
        lower.YofV += down * s;
        lower.YofW -= down * c;
    }

    /// <summary>Recursion factors and the six coefficients of one harmonic: 64 bytes, a cache line.</summary>
    private struct Term
    {
        internal double A;
        internal double B;
        internal double XofV;
        internal double XofW;
        internal double YofV;
        internal double YofW;
        internal double ZofV;
        internal double ZofW;
    }
}
