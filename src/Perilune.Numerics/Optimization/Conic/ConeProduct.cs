namespace Perilune.Numerics.Optimization.Conic;

/// <summary>
/// Algebra on the product of a non-negative orthant and second-order cones, with the scaling of Nesterov and Todd
/// ("Self-scaled barriers and interior-point methods for convex programming", Mathematics of Operations Research 22, 1997;
/// formulas as in L. Vandenberghe, "The CVXOPT linear and quadratic cone program solvers", 2010, sections 3 to 5). Holds the
/// scaling of the last <see cref="Scale"/>.
/// </summary>
internal sealed class ConeProduct
{
    private readonly double[] scaling;
    private readonly double[] size;
    private readonly double[] scaledNorm;

    public ConeProduct(int linear, IReadOnlyList<int> cones)
    {
        Linear = linear;
        Dimensions = [.. cones];
        Starts = new int[cones.Count];
        var total = linear;
        for (var k = 0; k < cones.Count; k++)
        {
            Starts[k] = total;
            total += cones[k];
        }
        Total = total;
        scaling = new double[total];
        size = new double[cones.Count];
        scaledNorm = new double[cones.Count];
    }

    public int Linear { get; }

    public int[] Dimensions { get; }

    public int[] Starts { get; }

    public int Total { get; }

    /// <summary>Number of the barrier: one for each inequality and each cone.</summary>
    public int Degree => Linear + Dimensions.Length;

    /// <summary>The identity of the algebra.</summary>
    public void Identity(Span<double> e)
    {
        e.Clear();
        e[..Linear].Fill(1);
        foreach (var start in Starts)
            e[start] = 1;
    }

    /// <summary>Greatest a such that x - a e is still in the cone; negative outside.</summary>
    public double Depth(ReadOnlySpan<double> x)
    {
        var depth = double.PositiveInfinity;
        for (var i = 0; i < Linear; i++)
            depth = Math.Min(depth, x[i]);
        for (var k = 0; k < Starts.Length; k++)
            depth = Math.Min(depth, x[Starts[k]] - Math.Sqrt(Tail(x, x, k)));
        return depth;
    }

    /// <summary>Finds W with W z = W^-1 s = lambda; false where s or z has left the cone.</summary>
    public bool Scale(ReadOnlySpan<double> s, ReadOnlySpan<double> z, Span<double> lambda)
    {
        for (var i = 0; i < Linear; i++)
        {
            if (!(s[i] > 0 && z[i] > 0))
                return false;
            scaling[i] = Math.Sqrt(s[i] / z[i]);
            lambda[i] = Math.Sqrt(s[i] * z[i]);
        }
        for (var k = 0; k < Starts.Length; k++)
        {
            var (at, n) = (Starts[k], Dimensions[k]);
            var (ss, zz) = (Determinant(s, k), Determinant(z, k));
            if (!(ss > 0 && zz > 0 && s[at] > 0 && z[at] > 0))
                return false;
            var (sNorm, zNorm) = (Math.Sqrt(ss), Math.Sqrt(zz));
            var inner = (s[at] * z[at] + Tail(s, z, k)) / (sNorm * zNorm);
            var gamma = Math.Sqrt(0.5 * (1 + inner));
            var (s0, z0) = (s[at] / sNorm, z[at] / zNorm);
            var norm = Math.Sqrt(sNorm * zNorm);
            scaling[at] = (s0 + z0) / (2 * gamma);
            lambda[at] = norm * gamma;
            var mix = norm / (s0 + z0 + 2 * gamma);
            for (var i = at + 1; i < at + n; i++)
            {
                scaling[i] = (s[i] / sNorm - z[i] / zNorm) / (2 * gamma);
                lambda[i] = mix * ((gamma + z0) * s[i] / sNorm + (gamma + s0) * z[i] / zNorm);
            }
            size[k] = Math.Sqrt(sNorm / zNorm);
            scaledNorm[k] = norm;
        }
        return true;
    }

    /// <summary>W x.</summary>
    public void Apply(ReadOnlySpan<double> x, Span<double> result) => Apply(x, result, 1);

    /// <summary>W^-1 x.</summary>
    public void ApplyInverse(ReadOnlySpan<double> x, Span<double> result) => Apply(x, result, -1);

    /// <summary>W of a linear row.</summary>
    public double Scaling(int row) => scaling[row];

    /// <summary>W^-1 x for one cone alone.</summary>
    public void ApplyInverse(int cone, ReadOnlySpan<double> x, Span<double> result) => Apply(cone, x, result, -1);

    /// <summary>The product of the algebra, x o y.</summary>
    public void Product(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        for (var i = 0; i < Linear; i++)
            result[i] = x[i] * y[i];
        for (var k = 0; k < Starts.Length; k++)
        {
            var at = Starts[k];
            var (x0, y0) = (x[at], y[at]);
            var first = x0 * y0 + Tail(x, y, k);
            for (var i = at + 1; i < at + Dimensions[k]; i++)
                result[i] = x0 * y[i] + y0 * x[i];
            result[at] = first;
        }
    }

    /// <summary>The u with x o u = y, for the lambda of the last scaling.</summary>
    public void Divide(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        for (var i = 0; i < Linear; i++)
            result[i] = y[i] / x[i];
        for (var k = 0; k < Starts.Length; k++)
        {
            var at = Starts[k];
            var first = (x[at] * y[at] - Tail(x, y, k)) / (scaledNorm[k] * scaledNorm[k]);
            for (var i = at + 1; i < at + Dimensions[k]; i++)
                result[i] = (y[i] - first * x[i]) / x[at];
            result[at] = first;
        }
    }

    /// <summary>
    /// One over the greatest step a such that x + a d is in the cone, for the lambda of the last scaling; not positive for any
    /// step.
    /// </summary>
    public double Blocking(ReadOnlySpan<double> x, ReadOnlySpan<double> d)
    {
        var most = double.NegativeInfinity;
        for (var i = 0; i < Linear; i++)
            most = Math.Max(most, -d[i] / x[i]);
        for (var k = 0; k < Starts.Length; k++)
        {
            var at = Starts[k];
            var norm = scaledNorm[k];
            var along = (x[at] * d[at] - Tail(x, d, k)) / norm;
            var first = along / norm;
            var factor = (along + d[at]) / (x[at] / norm + 1) / norm;
            var square = 0.0;
            for (var i = at + 1; i < at + Dimensions[k]; i++)
            {
                var component = d[i] - factor * x[i];
                square += component * component;
            }
            most = Math.Max(most, Math.Sqrt(square) / norm - first);
        }
        return most;
    }

    private void Apply(ReadOnlySpan<double> x, Span<double> result, int power)
    {
        for (var i = 0; i < Linear; i++)
            result[i] = power > 0 ? scaling[i] * x[i] : x[i] / scaling[i];
        for (var k = 0; k < Starts.Length; k++)
            Apply(k, x, result, power);
    }

    private void Apply(int k, ReadOnlySpan<double> x, Span<double> result, int power)
    {
        var at = Starts[k];
        var factor = power > 0 ? size[k] : 1 / size[k];
        var tail = power * Tail(scaling, x, k);
        var first = x[at];
        var along = power * first + power * tail / (1 + scaling[at]);
        for (var i = at + 1; i < at + Dimensions[k]; i++)
            result[i] = factor * (x[i] + along * scaling[i]);
        result[at] = factor * (scaling[at] * first + tail);
    }

    private double Tail(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int cone)
    {
        var sum = 0.0;
        for (var i = Starts[cone] + 1; i < Starts[cone] + Dimensions[cone]; i++)
            sum += x[i] * y[i];
        return sum;
    }

    private double Determinant(ReadOnlySpan<double> x, int cone)
    {
        var tail = Math.Sqrt(Tail(x, x, cone));
        var first = x[Starts[cone]];
        return (first - tail) * (first + tail);
    }
}
