using System.Collections.Immutable;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization.Conic;

namespace Perilune.Flight.Landing.Convex;

/// <summary>
/// Landings with the least propellant by convex optimisation. Gravity that varies, and the masses about which the bounds of
/// the thrust are expanded, come from the solution before, until two agree.
/// </summary>
public static class ConvexLanding
{
    private const int Successions = 12;

    // Two successive solutions agree when no node moved by more than this part of the distance to fly, and no mass by this
    // part of itself.
    private const double Agreement = 1e-6;

    // How much a constraint lacks is told to a few digits, not to the last.
    private const double RelaxationTolerance = 1e-7;

    /// <summary>The landing with the least propellant in a given time.</summary>
    /// <exception cref="ArgumentException">The problem contradicts itself, or the time is not positive.</exception>
    public static LandingPlan Solve(LandingProblem problem, double flightTime)
    {
        Check(problem, flightTime);
        var (nodes, iterations) = Succeed(problem, flightTime, relaxed: null);
        if (nodes is not null)
            return new(flightTime, problem.Mass - nodes[^1].Mass, [.. nodes], [], iterations);
        var relaxations = new List<LandingRelaxation>();
        foreach (var constraint in Enum.GetValues<LandingConstraint>())
        {
            if (!Applies(problem, constraint))
                continue;
            var (amount, spent) = Relax(problem, flightTime, constraint);
            iterations += spent;
            if (amount is { } enough)
                relaxations.Add(enough);
        }
        return new(flightTime, double.PositiveInfinity, [], [.. relaxations], iterations);
    }

    /// <summary>
    /// The landing with the least propellant over all flight times between two: a scan, then a golden-section search about
    /// the best. Where none is feasible, the plan of the time that lacks the least propellant or thrust.
    /// </summary>
    /// <param name="problem">The landing.</param>
    /// <param name="shortest">s; positive.</param>
    /// <param name="longest">s; above the shortest.</param>
    /// <param name="accuracy">Of the flight time, s.</param>
    /// <exception cref="ArgumentException">The problem contradicts itself, or the times are out of order.</exception>
    public static LandingPlan SolveBestTime(
        LandingProblem problem,
        double shortest,
        double longest,
        double accuracy = 0.1
    )
    {
        Check(problem, shortest);
        if (!(longest > shortest))
            throw new ArgumentException($"longest flight {longest} s is not above the shortest {shortest} s");
        const int scan = 13;
        var times = Enumerable.Range(0, scan).Select(i => shortest + (longest - shortest) * i / (scan - 1)).ToArray();
        var spent = 0;
        double Cost(double time)
        {
            var (nodes, iterations) = Succeed(problem, time, relaxed: null);
            spent += iterations;
            return nodes is null ? double.PositiveInfinity : problem.Mass - nodes[^1].Mass;
        }
        var costs = times.Select(Cost).ToArray();
        var best = Array.IndexOf(costs, costs.Min());
        if (double.IsPositiveInfinity(costs[best]))
        {
            // Nothing is feasible: tell of the time at which the landing fails by the least thrust.
            var nearest = times
                .Select(time => (Time: time, Lack: Relax(problem, time, LandingConstraint.HighestThrust).Relaxation))
                .Where(t => t.Lack is not null)
                .OrderBy(t => t.Lack!.Amount)
                .Select(t => t.Time)
                .DefaultIfEmpty(longest)
                .First();
            return Solve(problem, nearest);
        }
        var (low, high) = (times[Math.Max(best - 1, 0)], times[Math.Min(best + 1, scan - 1)]);
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low));
        var (leftCost, rightCost) = (Cost(left), Cost(right));
        while (high - low > accuracy)
        {
            // Infeasible on both sides: the feasible times lie between the best so far and here.
            if (leftCost < rightCost || (double.IsPositiveInfinity(leftCost) && times[best] < left))
            {
                (high, right, rightCost) = (right, left, leftCost);
                left = high - ratio * (high - low);
                leftCost = Cost(left);
            }
            else
            {
                (low, left, leftCost) = (left, right, rightCost);
                right = low + ratio * (high - low);
                rightCost = Cost(right);
            }
        }
        var chosen = Math.Min(leftCost, rightCost) <= costs[best] ? (leftCost < rightCost ? left : right) : times[best];
        var plan = Solve(problem, chosen);
        return plan with { Iterations = plan.Iterations + spent };
    }

    private static void Check(LandingProblem problem, double flightTime)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Problems().FirstOrDefault() is { } wrong)
            throw new ArgumentException(wrong, nameof(problem));
        if (!(flightTime > 0 && double.IsFinite(flightTime)))
            throw new ArgumentException($"flight time {flightTime} s is not positive", nameof(flightTime));
    }

    private static bool Applies(LandingProblem problem, LandingConstraint constraint) =>
        constraint switch
        {
            LandingConstraint.GlideSlope => problem.GlideSlope is not null,
            LandingConstraint.SpeedLimit => problem.SpeedLimit is not null,
            LandingConstraint.PointingCone => problem.PointingCone is not null,
            LandingConstraint.LowestThrust => problem.MinimumThrust > 0,
            _ => true,
        };

    private static (LandingRelaxation? Relaxation, int Iterations) Relax(
        LandingProblem problem,
        double flightTime,
        LandingConstraint constraint
    )
    {
        var (nodes, iterations, amount) = Iterate(problem, flightTime, constraint);
        if (nodes is null)
            return (null, iterations);
        LandingRelaxation relaxation = constraint switch
        {
            LandingConstraint.Propellant => new(constraint, problem.DryMass * (1 - Math.Exp(-amount)), "kg"),
            LandingConstraint.HighestThrust or LandingConstraint.LowestThrust => new(
                constraint,
                amount * problem.Mass,
                "N"
            ),
            LandingConstraint.PointingCone => new(constraint, amount, "m/s2 across the cone"),
            LandingConstraint.TargetPosition or LandingConstraint.GlideSlope => new(constraint, amount, "m"),
            _ => new(constraint, amount, "m/s"),
        };
        return (relaxation, iterations);
    }

    private static (LandingNode[]? Nodes, int Iterations) Succeed(
        LandingProblem problem,
        double flightTime,
        LandingConstraint? relaxed
    )
    {
        var (nodes, iterations, _) = Iterate(problem, flightTime, relaxed);
        return (nodes, iterations);
    }

    private static (LandingNode[]? Nodes, int Iterations, double Slack) Iterate(
        LandingProblem problem,
        double flightTime,
        LandingConstraint? relaxed
    )
    {
        var count = problem.Nodes;
        var (gravity, logMass) = (new Vector3[count], new double[count]);
        for (var k = 0; k < count; k++)
        {
            // First along a straight line, at the least mass that full thrust leaves.
            var f = k / (count - 1.0);
            gravity[k] = problem.Gravity((1 - f) * problem.Position);
            var burnt = problem.MaximumThrust / problem.ExhaustVelocity * f * flightTime;
            logMass[k] = Math.Log(Math.Max(problem.Mass - burnt, problem.DryMass));
        }
        LandingNode[]? last = null;
        var workspace = new ConeWorkspace();
        var spent = 0;
        var slack = 0.0;
        var scale = Math.Max(problem.Position.Norm, 1);
        for (var i = 0; i < Successions; i++)
        {
            var transcription = new LandingTranscription(problem, flightTime, gravity, logMass, relaxed);
            var solution = ConeProgramSolver.Solve(
                transcription.Program,
                relaxed is null ? ConeProgramSolver.DefaultTolerance : RelaxationTolerance,
                workspace: workspace
            );
            spent += solution.Iterations;
            if (solution.Status != ConeStatus.Optimal)
                return (null, spent, double.PositiveInfinity);
            var nodes = transcription.Read(solution.Point);
            slack = relaxed is null ? 0 : solution.Point[^1];
            var moved = double.PositiveInfinity;
            if (last is not null)
            {
                moved = 0;
                for (var k = 0; k < count; k++)
                {
                    moved = Math.Max(moved, Vector3.Distance(nodes[k].Position, last[k].Position) / scale);
                    moved = Math.Max(moved, Math.Abs(nodes[k].Mass / last[k].Mass - 1));
                }
            }
            last = nodes;
            if (moved < Agreement)
                break;
            for (var k = 0; k < count; k++)
            {
                gravity[k] = problem.Gravity(nodes[k].Position);
                logMass[k] = Math.Log(nodes[k].Mass);
            }
        }
        return (last, spent, slack);
    }
}
