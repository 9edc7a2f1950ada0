using System.Numerics;

namespace Perilune.Astro.ThreeBody;

/// <summary>
/// Linear stability of a periodic orbit of the restricted problem, from its monodromy matrix. The multipliers are 1, 1, a,
/// 1/a, b, 1/b; the sums s = a + 1/a and t = b + 1/b solve s^2 + alpha s + beta - 2 = 0 with alpha = 2 - tr M and
/// beta = (alpha^2 + 2 - tr M^2)/2 (R. Broucke, "Stability of periodic orbits in the elliptic restricted three-body problem",
/// AIAA Journal 7, 1003, 1969). No eigenvalue routine is asked: it would find the double one at 1 only to 1e-7.
/// </summary>
public readonly record struct OrbitStability
{
    /// <summary>The stability that a monodromy matrix tells, 6x6 by rows.</summary>
    public OrbitStability(ReadOnlySpan<double> monodromy)
    {
        const int n = RestrictedFlow.Order;
        double trace = 0,
            traceOfSquare = 0;
        for (var i = 0; i < n; i++)
        {
            trace += monodromy[i * n + i];
            for (var j = 0; j < n; j++)
                traceOfSquare += monodromy[i * n + j] * monodromy[j * n + i];
        }
        Alpha = 2 - trace;
        Beta = (Alpha * Alpha + 2 - traceOfSquare) / 2;
        var root = Complex.Sqrt(CollisionFunction);
        // The larger sum without cancellation, the other from their product.
        First = (-Alpha - (Alpha < 0 ? -root : root)) / 2;
        Second = First == Complex.Zero ? Complex.Zero : (Beta - 2) / First;
    }

    /// <summary>Broucke's first coefficient, abscissa of his diagram.</summary>
    public double Alpha { get; }

    /// <summary>Broucke's second coefficient, ordinate of his diagram.</summary>
    public double Beta { get; }

    /// <summary>The sum a + 1/a of the larger pair; 2 at a tangent, -2 at a period-doubling bifurcation, complex for a quadruple.</summary>
    public Complex First { get; }

    /// <summary>The sum b + 1/b of the other pair.</summary>
    public Complex Second { get; }

    /// <summary>(2 - s)(2 - t): changes sign where a multiplier passes 1, at a branch or where the Jacobi constant turns.</summary>
    public double TangentFunction => 2 + 2 * Alpha + Beta;

    /// <summary>(2 + s)(2 + t): changes sign where a multiplier passes -1, and an orbit of twice the period branches off.</summary>
    public double DoublingFunction => 2 - 2 * Alpha + Beta;

    /// <summary>
    /// (s - t)^2: negative while the multipliers form a complex quadruple, so that pairs meet on the unit circle or on the
    /// real axis where it changes sign (Krein collision, secondary Hopf bifurcation).
    /// </summary>
    public double CollisionFunction => Alpha * Alpha - 4 * Beta + 8;

    /// <summary>The four multipliers besides the two that are 1: a, 1/a, b, 1/b with |a| and |b| at least 1.</summary>
    public IReadOnlyList<Complex> Multipliers
    {
        get
        {
            var (a, b) = (Outer(First), Outer(Second));
            return [a, 1 / a, b, 1 / b];
        }
    }

    /// <summary>
    /// The stability index as JPL's catalogue counts it: (|a| + 1/|a|)/2 with the multiplier a that lies farthest out; 1 for a
    /// linearly stable orbit.
    /// </summary>
    public double Index
    {
        get
        {
            var size = Math.Max(Outer(First).Magnitude, Outer(Second).Magnitude);
            return (size + 1 / size) / 2;
        }
    }

    /// <summary>The root outside the unit circle of z^2 - sum z + 1.</summary>
    private static Complex Outer(Complex sum)
    {
        var root = Complex.Sqrt(sum * sum - 4);
        var (plus, minus) = ((sum + root) / 2, (sum - root) / 2);
        return plus.Magnitude >= minus.Magnitude ? plus : minus;
    }
}
