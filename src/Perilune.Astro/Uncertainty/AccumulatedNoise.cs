using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>
/// The covariance that white noise of acceleration and errors of manoeuvres add along one trajectory. Over each step of the
/// integration, where the transition matrix is a smooth polynomial, the integral of Phi G Q G^T Phi^T is taken by
/// Gauss-Legendre quadrature of five points, exact to degree nine; from step to step it is mapped by the matrix itself. In
/// free space that is exact; elsewhere its error is far below that of the matrix, whose steps the state's tolerances set.
/// </summary>
internal static class AccumulatedNoise
{
    // Abscissae and weights on [-1, 1] (Abramowitz and Stegun, "Handbook of Mathematical Functions", table 25.4).
    private static readonly double[] abscissae =
    [
        -0.906179845938663993,
        -0.538469310105683091,
        0,
        0.538469310105683091,
        0.906179845938663993,
    ];

    private static readonly double[] weights =
    [
        0.236926885056189088,
        0.478628670499366468,
        0.568888888888888889,
        0.478628670499366468,
        0.236926885056189088,
    ];

    /// <summary>The transition matrix between two times, seconds after the first epoch of a trajectory.</summary>
    public static Matrix6 Transition(Trajectory trajectory, double from, double to) =>
        At(trajectory, to) * At(trajectory, from).Inverse();

    /// <summary>The covariance at the second time of the noise between both, m2, m2/s, m2/s2.</summary>
    /// <param name="trajectory">A trajectory with its transition matrix.</param>
    /// <param name="noise">The noise.</param>
    /// <param name="from">First time, s after the trajectory's first epoch.</param>
    /// <param name="to">Second time, later.</param>
    public static Matrix6 Between(Trajectory trajectory, AccelerationNoise noise, double from, double to)
    {
        var sum = default(Matrix6);
        var start = from;
        foreach (var knot in trajectory.Solution.Knots)
        {
            var end = Math.Min(knot, to);
            if (end <= start)
                continue;
            sum = Step(trajectory, noise, start, end, sum);
            start = end;
        }
        return sum;
    }

    private static Matrix6 Step(
        Trajectory trajectory,
        AccelerationNoise noise,
        double start,
        double end,
        Matrix6 before
    )
    {
        var final = At(trajectory, end);
        var sum = CovarianceMatrix.Mapped(final * At(trajectory, start).Inverse(), before);
        var half = 0.5 * (end - start);
        for (var i = 0; i < abscissae.Length; i++)
        {
            var time = start + half * (1 + abscissae[i]);
            var transition = final * At(trajectory, time).Inverse();
            var root = noise.Root(trajectory.AtElapsed(time)) * Math.Sqrt(weights[i] * half);
            sum += new Matrix6(
                transition.UpperRight * root,
                default,
                transition.LowerRight * root,
                default
            ).TimesOwnTranspose();
        }
        return sum;
    }

    private static Matrix6 At(Trajectory trajectory, double seconds) => trajectory.TransitionAtElapsed(seconds).Matrix;
}
