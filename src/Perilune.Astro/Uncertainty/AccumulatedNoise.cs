using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Quadrature;

namespace Perilune.Astro.Uncertainty;

/// <summary>
/// The covariance that white noise of acceleration and errors of manoeuvres add along one trajectory, followed forwards.
/// Over each step of the integration, where the transition matrix is a smooth polynomial, the integral of
/// Phi G Q G^T Phi^T is taken by Gauss's quadrature of eight points, exact to degree fifteen; from step to step it is mapped
/// by the matrix itself. In free space that is exact; elsewhere its error is below that of the matrix, whose steps the
/// state's tolerances set.
/// </summary>
/// <param name="trajectory">A trajectory with its transition matrix.</param>
/// <param name="noise">The noise; null for errors of manoeuvres alone.</param>
internal sealed class AccumulatedNoise(Trajectory trajectory, AccelerationNoise? noise)
{
    private int knot;
    private double time;
    private Matrix6 sum;

    /// <summary>Adds an error of velocity at the present time, m2/s2.</summary>
    public void Add(in Matrix3 velocity) => sum += new Matrix6(default, default, default, velocity);

    /// <summary>Goes on to a time and gives the covariance there, m2, m2/s, m2/s2.</summary>
    /// <param name="seconds">Time after the trajectory's first epoch, s; not before the present time.</param>
    public Matrix6 Advance(double seconds)
    {
        if (noise is null)
        {
            if (seconds > time && sum != default)
                sum = CovarianceMatrix.Mapped(At(seconds) * At(time).Inverse(), sum);
            time = seconds;
            return sum;
        }
        var knots = trajectory.Solution.Knots;
        while (time < seconds)
        {
            while (knots[knot] <= time)
                knot++;
            Step(noise, Math.Min(knots[knot], seconds));
        }
        return sum;
    }

    private void Step(AccelerationNoise white, double end)
    {
        var final = At(end);
        sum = CovarianceMatrix.Mapped(final * At(time).Inverse(), sum);
        var half = 0.5 * (end - time);
        for (var i = 0; i < GaussLegendre.Abscissas.Length; i++)
        {
            var between = time + half * (1 + GaussLegendre.Abscissas[i]);
            var transition = final * At(between).Inverse();
            var root = white.Root(trajectory.AtElapsed(between)) * Math.Sqrt(GaussLegendre.Weights[i] * half);
            sum += new Matrix6(
                transition.UpperRight * root,
                default,
                transition.LowerRight * root,
                default
            ).TimesOwnTranspose();
        }
        time = end;
    }

    private Matrix6 At(double seconds) => trajectory.TransitionAtElapsed(seconds).Matrix;
}
