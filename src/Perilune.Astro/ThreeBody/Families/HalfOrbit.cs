using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.ThreeBody.Families;

/// <summary>
/// Half a revolution of a symmetric orbit from a right-angled crossing: what it misses of another one, and how that depends
/// on the unknowns, which are three components of the first state and the period.
/// </summary>
internal sealed class HalfOrbit
{
    public const int Unknowns = 4;
    public const int Conditions = 3;
    private const int N = RestrictedFlow.Order;

    // Of an element of the matrix of half a period, relative to the greatest one.
    private const double Epsilon = 1e-15;
    private readonly double[] transition = new double[N * N];

    public HalfOrbit(double massRatio, OrbitSymmetry symmetry, ReadOnlySpan<double> unknowns)
    {
        (MassRatio, Symmetry, Period) = (massRatio, symmetry, unknowns[3]);
        Start = State(symmetry, unknowns);
        End = RestrictedFlow.PropagateWithTransition(massRatio, Start, Period / 2, transition, out var nearest);
        Nearest = nearest;
    }

    public double MassRatio { get; }

    public OrbitSymmetry Symmetry { get; }

    public double Period { get; }

    public RestrictedState Start { get; }

    public RestrictedState End { get; }

    /// <summary>State-transition matrix over half the period, 6x6 by rows.</summary>
    public ReadOnlySpan<double> Transition => transition;

    /// <summary>Least distances from both bodies at the steps of the integration, length units.</summary>
    public (double Primary, double Secondary) Nearest { get; }

    /// <summary>Components of the state that are free at a crossing; the others vanish there.</summary>
    public static ReadOnlySpan<int> Free(OrbitSymmetry symmetry) =>
        symmetry == OrbitSymmetry.Plane ? [0, 2, 4] : [0, 4, 5];

    /// <summary>Components of the state that vanish at a crossing.</summary>
    public static ReadOnlySpan<int> Vanishing(OrbitSymmetry symmetry) =>
        symmetry == OrbitSymmetry.Plane ? [1, 3, 5] : [1, 2, 3];

    public static RestrictedState State(OrbitSymmetry symmetry, ReadOnlySpan<double> unknowns) =>
        symmetry == OrbitSymmetry.Plane
            ? new(new(unknowns[0], 0, unknowns[1]), new(0, unknowns[2], 0))
            : new(new(unknowns[0], 0, 0), new(0, unknowns[1], unknowns[2]));

    public static double[] UnknownsOf(OrbitSymmetry symmetry, RestrictedState state, double period)
    {
        var (r, v) = state;
        return symmetry == OrbitSymmetry.Plane ? [r.X, r.Z, v.Y, period] : [r.X, v.Y, v.Z, period];
    }

    /// <summary>What must vanish half a period after the start.</summary>
    public void Residual(Span<double> residual)
    {
        Span<double> end = stackalloc double[N];
        Write(End, end);
        for (var i = 0; i < Conditions; i++)
            residual[i] = end[Vanishing(Symmetry)[i]];
    }

    /// <summary>Derivatives of the residual with respect to the unknowns, 3x4 by rows.</summary>
    public void Jacobian(Span<double> jacobian)
    {
        var (r, v) = End;
        var a = RestrictedProblem.Acceleration(MassRatio, Vector3<Real>.FromVector(r), Vector3<Real>.FromVector(v));
        ReadOnlySpan<double> rate = [v.X, v.Y, v.Z, a.X, a.Y, a.Z];
        for (var i = 0; i < Conditions; i++)
        {
            var row = Vanishing(Symmetry)[i];
            for (var j = 0; j < Conditions; j++)
                jacobian[i * Unknowns + j] = transition[row * N + Free(Symmetry)[j]];
            jacobian[i * Unknowns + Conditions] = rate[row] / 2;
        }
    }

    /// <summary>
    /// The monodromy matrix from the start, 6x6 by rows. With R the reflection that reverses time and P the matrix of half
    /// a period it is R P^-1 R P, and P^-1 = W^-1 P' W with the symplectic form W of the rotating axes: half the integration,
    /// and the multipliers come in reciprocal pairs to rounding.
    /// </summary>
    public double[] Monodromy()
    {
        var form = new double[N * N];
        for (var i = 0; i < 3; i++)
            (form[i * N + i + 3], form[(i + 3) * N + i]) = (1, -1);
        (form[1], form[N]) = (-2, 2);
        // W^-1 = [[0, -1], [1, F]] for W = [[F, 1], [-1, 0]].
        var inverse = new double[N * N];
        for (var i = 0; i < 3; i++)
            (inverse[i * N + i + 3], inverse[(i + 3) * N + i]) = (-1, 1);
        (inverse[3 * N + 4], inverse[4 * N + 3]) = (-2, 2);
        var transposed = new double[N * N];
        for (var i = 0; i < N; i++)
        for (var j = 0; j < N; j++)
            transposed[i * N + j] = transition[j * N + i];
        var back = Multiply(Multiply(inverse, transposed), form);
        for (var i = 0; i < N; i++)
        for (var j = 0; j < N; j++)
            back[i * N + j] *= Sign(i) * Sign(j);
        return Multiply(back, transition);
    }

    /// <summary>Whether the orbit stays in the plane of the two bodies.</summary>
    public bool IsPlanar => Start.Position.Z == 0 && Start.Velocity.Z == 0;

    /// <summary>
    /// Functions that change their sign where a multiplier passes 1, with the symmetry of what branches off there, free of the
    /// cancellation of <see cref="OrbitStability.TangentFunction"/> where both sums are near 2. In canonical coordinates, those that
    /// are free at a crossing before those that vanish, P = [[A, B], [C, D]] is symplectic, so that
    /// M + 1/M = 2 diag(1 + 2 B'C, 1 + 2 C'B): s - 2 and t - 2 are four times the eigenvalues of B'C, whose third one is 0. For a
    /// planar orbit z stands by itself, and its eigenvalue is the product of two elements that vanish one by one (M. Henon,
    /// "Vertical stability of periodic orbits in the restricted problem", Astronomy and Astrophysics 28, 415, 1973).
    /// </summary>
    /// <returns>Each with what rounding can make of it.</returns>
    public IReadOnlyList<(OrbitSymmetry? Towards, double Value, double Rounding)> TangentFunctions()
    {
        var (b, c) = Blocks();
        var rounding = Epsilon * transition.Max(Math.Abs);
        if (!IsPlanar)
        {
            // The second invariant of B'C from the minors of both (Cauchy and Binet).
            var (sum, uncertain) = (0.0, 0.0);
            for (var row = 0; row < 3; row++)
            for (var column = 0; column < 3; column++)
            {
                var ((m, ofM), (n, ofN)) = (Minor(b, row, column), Minor(c, row, column));
                sum += m * n;
                uncertain += rounding * (Math.Abs(m) * ofN + ofM * Math.Abs(n));
            }
            return [(null, sum, uncertain)];
        }
        // z and its momentum are the second of the three pairs.
        var trace = 0.0;
        foreach (var i in (ReadOnlySpan<int>)[0, 2, 6, 8])
            trace += b[i] * c[i];
        return [(OrbitSymmetry.Axis, b[4], 0), (OrbitSymmetry.Plane, c[4], 0), (null, trace, 0)];
    }

    /// <summary>
    /// The blocks B and C of half the period's matrix, 3x3 by rows: each free coordinate with the one that is conjugate to it, x
    /// with px, z with pz, and py with -y.
    /// </summary>
    private (double[] B, double[] C) Blocks()
    {
        var canonical = Multiply(Multiply(Canonical(1), transition), Canonical(-1));
        var isPlane = Symmetry == OrbitSymmetry.Plane;
        ReadOnlySpan<int> free = isPlane ? [0, 2, 4] : [0, 4, 5];
        ReadOnlySpan<int> vanishing = isPlane ? [3, 5, 1] : [3, 1, 2];
        ReadOnlySpan<double> sign = isPlane ? [1, 1, -1] : [1, -1, -1];
        var (b, c) = (new double[9], new double[9]);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                b[3 * i + j] = canonical[free[i] * N + vanishing[j]] * sign[j];
                c[3 * i + j] = canonical[vanishing[i] * N + free[j]] * sign[i];
            }
        }
        return (b, c);
    }

    /// <summary>The determinant of the four elements that a row and a column leave, and the sum of their sizes.</summary>
    private static (double Value, double Size) Minor(ReadOnlySpan<double> m, int row, int column)
    {
        var (r, s) = (row == 0 ? 1 : 0, row == 2 ? 1 : 2);
        var (c, d) = (column == 0 ? 1 : 0, column == 2 ? 1 : 2);
        var (p, q, u, v) = (m[3 * r + c], m[3 * r + d], m[3 * s + c], m[3 * s + d]);
        return (p * v - q * u, Math.Abs(p) + Math.Abs(q) + Math.Abs(u) + Math.Abs(v));
    }

    /// <summary>From velocities to the momenta px = vx - y and py = vy + x, or back.</summary>
    private static double[] Canonical(int direction)
    {
        var matrix = new double[N * N];
        for (var i = 0; i < N; i++)
            matrix[i * (N + 1)] = 1;
        (matrix[3 * N + 1], matrix[4 * N]) = (-direction, direction);
        return matrix;
    }

    private int Sign(int component) => Vanishing(Symmetry).Contains(component) ? -1 : 1;

    private static double[] Multiply(double[] a, double[] b)
    {
        var product = new double[N * N];
        for (var i = 0; i < N; i++)
        for (var k = 0; k < N; k++)
        for (var j = 0; j < N; j++)
            product[i * N + j] += a[i * N + k] * b[k * N + j];
        return product;
    }

    private static void Write(RestrictedState state, Span<double> y)
    {
        var (r, v) = state;
        (y[0], y[1], y[2], y[3], y[4], y[5]) = (r.X, r.Y, r.Z, v.X, v.Y, v.Z);
    }
}
