using Perilune.Flight.Targeting;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.LowThrust.Collocation;

/// <summary>
/// Optimises a low-thrust transfer directly: Hermite-Simpson collocation, solved by convex steps in a trust region (Y. Mao, M.
/// Szmuk and B. Acikmese, "Successive convexification of non-convex optimal control problems", IEEE CDC 2016). The
/// cone of the thrust is exact at the optimum, where its magnitude is met (lossless convexification).
/// </summary>
public static class LowThrustCollocation
{
    private const int MostSteps = 200;
    private const double Settled = 1e-8;
    private const double MissedTolerance = 1e-7;
    private const double Penalty = 15;
    private const double MostPenalty = 1e5;
    private const double SmallestRadius = 1e-7;

    /// <summary>The optimal transfer.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="intervals">Intervals of the collocation; two half steps each. Solved first with a quarter of them.</param>
    /// <param name="cancellation">Is looked at between convex steps.</param>
    /// <exception cref="NoSolutionException">No path meets the goal with this thrust, time and propellant, or none was found.</exception>
    public static OptimalTransfer Solve(
        LowThrustProblem problem,
        int intervals = 40,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 8);
        var scaled = new ScaledProblem(problem);
        var coarse = intervals / 4;
        var (path, steps) = Settle(scaled, scaled.FirstPath(coarse), cancellation);
        while (path.Intervals < intervals)
        {
            var (finer, more) = Settle(scaled, path.Refined(), cancellation);
            (path, steps) = (finer, steps + more);
        }
        return Finish(scaled, path, steps);
    }

    private static (CollocationPath Path, int Steps) Settle(
        ScaledProblem scaled,
        CollocationPath path,
        CancellationToken cancellation
    )
    {
        var first = path;
        var (radius, penalty) = (0.3, Penalty);
        for (var step = 1; step <= MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var convex = new ConvexStep(scaled, path, radius, penalty);
            var (before, missedBefore) = convex.TrueCost(path);
            if (convex.Solve() is not { } found)
            {
                radius *= 0.3;
                if (radius < SmallestRadius)
                    break;
                continue;
            }
            var next = found.Path;
            var (after, missed) = convex.TrueCost(next);
            // A second step about the first takes back what its bends missed, and lets the region be wide.
            if (
                missed > MissedTolerance
                && new ConvexStep(scaled, next, radius, MostPenalty).Solve() is { } restored
                && convex.TrueCost(restored.Path) is var (cost, left)
                && cost < after
            )
                (next, after, missed) = (restored.Path, cost, left);
            var (gained, foreseen) = (before - after, before - found.Cost);
            var ratio = foreseen > 0 ? gained / foreseen : 0;
            if (ratio > 0.05)
                path = next;
            var atRest = Math.Abs(foreseen) <= Settled * Math.Max(1, Math.Abs(before)) || radius < SmallestRadius;
            if (atRest && (ratio > 0.05 ? missed : missedBefore) <= MissedTolerance)
                return (path, step);
            if (atRest)
            {
                // The penalty is cheaper than the goal: begin again with a higher one, until only what is impossible is left.
                if (penalty >= MostPenalty)
                    throw Missed(scaled, path, Math.Min(missed, missedBefore));
                (path, penalty, radius) = (first, penalty * 10, 0.1);
                continue;
            }
            radius *=
                ratio < 0.2 ? 0.4
                : ratio > 0.7 ? 2
                : 1;
            radius = Math.Min(radius, 1);
        }
        throw Missed(scaled, path, new ConvexStep(scaled, path, radius, penalty).TrueCost(path).Missed);
    }

    private static NoSolutionException Missed(ScaledProblem scaled, CollocationPath path, double missed) =>
        new(
            FormattableString.Invariant(
                $"the goal is missed by about {missed * scaled.Length / 1e3:G3} km (or {missed * scaled.Speed:G3} m/s) after {path.Duration * scaled.Time / 86400:G4} d and {(1 - Math.Exp(path.LogMass[^1])) * scaled.Problem.Mass:G4} kg of propellant"
            ),
            scaled.Problem.Objective == LowThrustObjective.Propellant
                ? "allow more time, more thrust or more propellant; the objective 'time' tells the least time"
                : "allow more propellant, or begin with a better guess of the time"
        );

    /// <summary>Back to SI, and integrated from the start under the thrust that runs through node, middle and node as a parabola.</summary>
    private static OptimalTransfer Finish(ScaledProblem scaled, CollocationPath path, int steps)
    {
        var problem = scaled.Problem;
        var method = new DormandPrince853<Motion>(new(scaled, path), Tolerances.Uniform(6, 1e-11, 0));
        var (r, v) = (path.Position[0], path.Velocity[0]);
        method.Start(0, [r.X, r.Y, r.Z, v.X, v.Y, v.Z]);
        for (var k = 1; k <= path.Intervals; k++)
        {
            // The thrust bends at the nodes.
            var end = k == path.Intervals ? path.Duration : path.Duration * k / path.Intervals;
            while (method.Time < end)
                method.Step(end);
        }
        var flown = method.State;
        var acceleration = scaled.Length / (scaled.Time * scaled.Time);
        var points = Enumerable
            .Range(0, path.Count)
            .Select(i =>
            {
                var mass = problem.Mass * Math.Exp(path.LogMass[i]);
                return new OptimalPoint(
                    path.Duration * scaled.Time * i / (path.Count - 1),
                    path.Position[i] * scaled.Length,
                    path.Velocity[i] * scaled.Speed,
                    mass,
                    path.Thrust[i] * (acceleration * mass)
                );
            })
            .ToList();
        return new(
            points,
            path.Duration * scaled.Time,
            problem.Mass - points[^1].Mass,
            (new Vector3(flown[0], flown[1], flown[2]) - path.Position[^1]).Norm * scaled.Length,
            (new Vector3(flown[3], flown[4], flown[5]) - path.Velocity[^1]).Norm * scaled.Speed,
            steps
        );
    }

    private sealed class Motion(ScaledProblem scaled, CollocationPath path) : IDifferentialEquation
    {
        public void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative)
        {
            var place = Math.Clamp(t / path.Duration * path.Intervals, 0, path.Intervals);
            var k = Math.Min((int)place, path.Intervals - 1);
            var x = place - k;
            var thrust =
                (1 - x) * (1 - 2 * x) * path.Thrust[2 * k]
                + 4 * x * (1 - x) * path.Thrust[2 * k + 1]
                + x * (2 * x - 1) * path.Thrust[2 * k + 2];
            var acceleration = scaled.Gravity(t, new(state[0], state[1], state[2])).Acceleration + thrust;
            (derivative[0], derivative[1], derivative[2]) = (state[3], state[4], state[5]);
            (derivative[3], derivative[4], derivative[5]) = (acceleration.X, acceleration.Y, acceleration.Z);
        }
    }
}
