using MathNet.Numerics.LinearAlgebra;
using Perilune.Astro.ThreeBody.Families;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.ThreeBody;

/// <summary>Which way a manifold leads.</summary>
public enum ManifoldKind
{
    /// <summary>Away from the orbit as time goes on.</summary>
    Unstable,

    /// <summary>Towards the orbit as time goes on; followed backwards.</summary>
    Stable,
}

/// <summary>
/// The trajectories that leave an unstable periodic orbit without fuel, or wind onto it: begun beside points spread evenly in
/// time, displaced along the eigenvector of the monodromy matrix as it is carried around (T. S. Parker and L. O. Chua, "Practical
/// Numerical Algorithms for Chaotic Systems", 1989, chapter 6). Immutable and safe from any thread.
/// </summary>
public sealed class InvariantManifold
{
    private const int N = RestrictedFlow.Order;
    private readonly double[] direction;

    /// <summary>The manifold of the multiplier farthest outside (or inside) the unit circle.</summary>
    /// <param name="orbit">The orbit.</param>
    /// <param name="kind">Which way it leads.</param>
    /// <exception cref="ArgumentException">The orbit has no real multiplier beyond 1: nothing leaves it exponentially in a plane.</exception>
    public InvariantManifold(PeriodicOrbit orbit, ManifoldKind kind)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        var multiplier = orbit
            .Stability.Multipliers.Where(m => Math.Abs(m.Imaginary) < 1e-9 * m.Magnitude)
            .Select(m => m.Real)
            .DefaultIfEmpty(1)
            .MaxBy(Math.Abs);
        if (!(Math.Abs(multiplier) > 1 + 1e-6))
            throw new ArgumentException(
                "the orbit has no real multiplier beyond 1, and so no such manifold",
                nameof(orbit)
            );
        (Orbit, Kind, Multiplier) = (orbit, kind, multiplier);
        direction = Eigenvector(orbit.Monodromy, multiplier);
        if (kind == ManifoldKind.Stable)
        {
            // Time reversed, the orbit is its own image, and the unstable direction becomes the stable one.
            foreach (var component in HalfOrbit.Vanishing(orbit.Symmetry))
                direction[component] = -direction[component];
        }
    }

    /// <summary>The orbit.</summary>
    public PeriodicOrbit Orbit { get; }

    /// <summary>Which way the manifold leads.</summary>
    public ManifoldKind Kind { get; }

    /// <summary>The multiplier by which a displacement grows in a period, away from the orbit.</summary>
    public double Multiplier { get; }

    /// <summary>States on one side of the manifold, beside points of the orbit spread evenly in time from its start.</summary>
    /// <param name="count">Number of points, 1 or more.</param>
    /// <param name="side">1 or -1: towards positive or negative x at the start of the orbit.</param>
    /// <param name="offset">Displacement of position, m; 50 km keeps an orbit of L1 or L2 within what is linear.</param>
    public IReadOnlyList<RestrictedState> Begin(int count, int side, double offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (side is not (1 or -1))
            throw new ArgumentOutOfRangeException(nameof(side), side, "the sides are 1 and -1");
        if (!(offset > 0))
            throw new ArgumentOutOfRangeException(nameof(offset), offset, "the displacement is longer than nothing");
        var sign = direction[0] < 0 ? -side : side;
        var begun = new List<RestrictedState>();
        var (state, carried) = (Orbit.Initial, direction);
        var transition = new double[N * N];
        for (var i = 0; i < count; i++)
        {
            var (r, v) = (
                new Vector3(carried[0], carried[1], carried[2]),
                new Vector3(carried[3], carried[4], carried[5])
            );
            var scale = sign * offset / Orbit.System.LengthUnit / r.Norm;
            begun.Add(new(state.Position + scale * r, state.Velocity + scale * v));
            state = RestrictedFlow.PropagateWithTransition(
                Orbit.System.MassRatio,
                state,
                Orbit.Period / count,
                transition
            );
            carried = [.. Enumerable.Range(0, N).Select(row => Row(transition, row, carried))];
        }
        return begun;
    }

    /// <summary>Follows a trajectory of the manifold to a surface: the Poincare section.</summary>
    /// <param name="begin">One of <see cref="Begin"/>.</param>
    /// <param name="section">Vanishes on the surface, as <c>state => state.Position.X - x</c>.</param>
    /// <param name="longest">Time after which it is given up, time units, positive.</param>
    /// <returns>The state on the surface and the time to it, negative for a stable manifold; null when it is not reached.</returns>
    public (RestrictedState State, double Time)? ToSection(
        RestrictedState begin,
        Func<RestrictedState, double> section,
        double longest
    ) =>
        RestrictedFlow.ToSection(
            Orbit.System.MassRatio,
            begin,
            Kind == ManifoldKind.Unstable ? longest : -longest,
            section
        );

    /// <summary>Follows a trajectory of the manifold, backwards in time on a stable one, until it meets the surface of a body.</summary>
    /// <param name="begin">One of <see cref="Begin"/>.</param>
    /// <param name="longest">Time after which it ends in any case, time units, positive.</param>
    public ManifoldBranch Follow(RestrictedState begin, double longest)
    {
        if (!(longest > 0 && double.IsFinite(longest)))
            throw new ArgumentOutOfRangeException(nameof(longest), longest, "a trajectory takes longer than no time");
        var (system, sign) = (Orbit.System, Kind == ManifoldKind.Unstable ? 1 : -1);
        var (end, time) = (ManifoldEnd.Time, longest);
        Meet(ManifoldEnd.Primary, system.PrimaryX, system.PrimaryRadius / system.LengthUnit);
        Meet(ManifoldEnd.Secondary, system.SecondaryX, system.SecondaryRadius / system.LengthUnit);
        // Backwards is forwards in the mirror.
        var record = new DenseSolution.Builder();
        RestrictedFlow.Propagate(system.MassRatio, sign > 0 ? begin : Mirrored(begin), time, record);
        var solution = record.Build();
        var path = new List<(double, RestrictedState)> { (0, begin) };
        Span<double> y = stackalloc double[N];
        for (var i = 1; i < solution.Knots.Length; i++)
        {
            var t = solution.Knots[i];
            solution.Evaluate(t, y);
            var state = new RestrictedState(new(y[0], y[1], y[2]), new(y[3], y[4], y[5]));
            path.Add((sign * t, sign > 0 ? state : Mirrored(state)));
        }
        return new(path, end);

        void Meet(ManifoldEnd body, double x, double radius)
        {
            if (
                radius > 0
                && ToSection(begin, s => (s.Position with { X = s.Position.X - x }).Norm - radius, time) is { } met
            )
                (end, time) = (body, Math.Abs(met.Time));
        }
    }

    private static RestrictedState Mirrored(RestrictedState state)
    {
        var (r, v) = state;
        return new(r with { Y = -r.Y }, new(-v.X, v.Y, -v.Z));
    }

    private static double Row(double[] matrix, int row, double[] vector)
    {
        var sum = 0.0;
        for (var k = 0; k < N; k++)
            sum += matrix[row * N + k] * vector[k];
        return sum;
    }

    /// <summary>Inverse iteration at the known multiplier, from every direction at once.</summary>
    private static double[] Eigenvector(ReadOnlySpan<double> monodromy, double multiplier)
    {
        var shifted = Matrix<double>.Build.Dense(N, N, monodromy.ToArray()).Transpose();
        for (var i = 0; i < N; i++)
            shifted[i, i] -= multiplier * (1 + 1e-10);
        var factors = shifted.LU();
        Vector<double> vector = Vector<double>.Build.Dense(N, 1);
        for (var i = 0; i < 4; i++)
            vector = factors.Solve(vector).Normalize(2);
        return vector.ToArray();
    }
}
