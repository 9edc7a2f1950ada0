using MathNet.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>
/// Meets the limits of a problem by Newton's method with the least change of the variables, damped where a step does not gain. A
/// search for least cost that begins from there keeps to the limits; one that has to meet them first gives them up for the cost.
/// </summary>
internal static class LeastChange
{
    // In scaled units.
    private const double LongestStep = 3;
    private const int Halvings = 5;
    private const double LeastGain = 0.1;

    // What has not come down by half after so many steps is on no way to the limits.
    private const int Patience = 5;

    /// <summary>Where the way ended.</summary>
    /// <param name="Point">The variables.</param>
    /// <param name="Missed">By how much each quantity misses its limits there.</param>
    /// <param name="IsMet">Whether it meets them.</param>
    public sealed record Ending(double[] Point, double[] Missed, bool IsMet);

    /// <summary>A point that meets the limits, or the one at which the way to it was lost; null where the problem is not defined.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">First point.</param>
    /// <param name="tolerance">How tightly the limits are met.</param>
    /// <param name="steps">Most steps.</param>
    public static Ending? Meet(IConstrainedProblem problem, double[] start, double tolerance, int steps)
    {
        var (n, m) = (problem.Variables, problem.Limits.Count);
        var x = start;
        ConstrainedValues here = new(n, m),
            there = new(n, m);
        if (!problem.Evaluate(x, here))
            return null;
        var missed = Missed(problem, here);
        var first = missed.L2Norm();
        for (var i = 0; i < steps && missed.AbsoluteMaximum() >= tolerance; i++)
        {
            var size = missed.L2Norm();
            if (i == Patience && size > first / 2)
                break;
            var step = Step(problem, here, missed);
            var length = Math.Min(1, LongestStep / step.AbsoluteMaximum());
            double[]? next = null;
            for (var halving = 0; halving < Halvings && next is null; halving++, length /= 2)
            {
                var trial = new double[n];
                for (var k = 0; k < n; k++)
                    trial[k] = Math.Clamp(x[k] - length * step[k], problem.Bounds[k].Least, problem.Bounds[k].Greatest);
                if (problem.Evaluate(trial, there) && Missed(problem, there).L2Norm() < (1 - LeastGain * length) * size)
                    next = trial;
            }
            if (next is null)
                break;
            (x, here, there) = (next, there, here);
            missed = Missed(problem, here);
        }
        return new(x, missed.ToArray(), missed.AbsoluteMaximum() < tolerance);
    }

    /// <summary>The least step that takes off what is missed, as far as it is linear.</summary>
    private static Vector<double> Step(IConstrainedProblem problem, ConstrainedValues here, Vector<double> missed)
    {
        var variables = problem.Variables;
        var active = Enumerable.Range(0, missed.Count).Where(row => missed[row] != 0).ToArray();
        var jacobian = Matrix<double>.Build.Dense(
            active.Length,
            variables,
            (row, column) =>
                problem.Bounds[column].Least < problem.Bounds[column].Greatest
                    ? here.Jacobian[active[row] * variables + column]
                    : 0
        );
        var right = Vector<double>.Build.Dense(active.Length, row => missed[active[row]]);
        return jacobian.Transpose() * (jacobian * jacobian.Transpose()).Solve(right);
    }

    private static Vector<double> Missed(IConstrainedProblem problem, ConstrainedValues values) =>
        Vector<double>.Build.Dense(
            problem.Limits.Count,
            i =>
                values.Quantities[i]
                - Math.Clamp(values.Quantities[i], problem.Limits[i].Least, problem.Limits[i].Greatest)
        );
}
