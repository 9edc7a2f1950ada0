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
