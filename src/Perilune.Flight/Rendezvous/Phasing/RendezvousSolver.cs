using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Flight.Targeting;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>
/// Finds the impulses of a rendezvous that meet its goals: Newton's method on the whole flight in the force model, with its exact
/// state-transition matrices, and the slopes of every rule between the burns.
/// </summary>
public static class RendezvousSolver
{
    private const int MostIterations = 40;

    // No step changes a burn by more, m/s, so that orbits stay orbits.
    private const double LongestStep = 40;

    private const int MostSteps = 60;

    /// <summary>The plan with its impulses found, and its flight.</summary>
    /// <param name="flight">Target and forces.</param>
    /// <param name="chaser">The chaser at the beginning.</param>
    /// <param name="plan">The plan; as many goals as impulse parts to be found, or fewer: then the smallest change is made.</param>
    /// <exception cref="NoSolutionException">The goals cannot be met: which, and by how much they are missed at best.</exception>
    public static (RendezvousPlan Plan, FlownRendezvous Flown) Solve(
        RendezvousFlight flight,
        State chaser,
        RendezvousPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(flight);
        ArgumentNullException.ThrowIfNull(plan);
        // What comes after the last goal, an intercept mostly, has no bearing on the search, and may not be possible yet.
        var whole = plan;
        plan = plan.UntilLastGoal();
        var x = plan.Found();
        var goals = plan.Goals.Count;
        if (goals > x.Length)
            throw new NoSolutionException(
                $"{goals} goals cannot be met by {x.Length} parts of impulses",
                $"free {goals - x.Length} more, or leave out goals"
            );
        var misses = new double[goals];
        var flown = flight.Fly(chaser, plan.With(x), misses);
        var (best, bestX) = (Norm(misses), x);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (misses.All(miss => Math.Abs(miss) <= 1))
            {
                var solved = whole.WithFirst(plan.With(x));
                return (solved, solved.Burns.Count == plan.Burns.Count ? flown : flight.Fly(chaser, solved));
            }
            var step = Step(flight, chaser, plan, x, misses);
            var longest = step.Max(Math.Abs);
            var part = Math.Min(1, LongestStep / longest);
            // Halved until the misses become smaller: derivatives hold near by only.
            for (var halving = 0; ; halving++)
            {
                var next = new double[x.Length];
                for (var i = 0; i < x.Length; i++)
                    next[i] = bestX[i] + part * step[i];
                if (Try(flight, chaser, plan.With(next), misses) is { } tried && Norm(misses) < best)
                {
                    (x, bestX, best, flown) = (next, next, Norm(misses), tried);
                    break;
                }
                part *= 0.5;
                if (halving == 8)
                    throw Unsolved(flight, chaser, plan, bestX);
            }
        }
        throw Unsolved(flight, chaser, plan, bestX);
    }

    /// <summary>
    /// The plan whose burns are the cheapest together, and its flight: for a plan without goals whose last burns, an intercept and
    /// a stop, close the rendezvous whatever the free ones are. By quadratic programs on the exact partials of the flown sum.
    /// </summary>
    /// <param name="flight">Target and forces.</param>
    /// <param name="chaser">The chaser at the beginning.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="NoSolutionException">The plan cannot be flown, however its burns are.</exception>
    public static (RendezvousPlan Plan, FlownRendezvous Flown) Cheapest(
        RendezvousFlight flight,
        State chaser,
        RendezvousPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(flight);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Goals.Count > 0)
            throw new ArgumentException("a plan with goals is solved for them", nameof(plan));
        var problem = new LeastBurns(flight, chaser, plan);
        if (!problem.Evaluate(problem.Start, new(problem.Variables, 0)))
            throw new NoSolutionException(
                "the first guess of the burns does not close this rendezvous",
                "give the free burns another first guess, or move the intercept"
            );
        var found = problem.At(
            SequentialQuadraticProgramming.Minimize(problem, problem.Start, iterations: MostSteps).Point
        );
        return (found, flight.Fly(chaser, found));
    }

    internal static FlownRendezvous? Try(
        RendezvousFlight flight,
        State chaser,
        RendezvousPlan plan,
        double[] misses,
        RendezvousPartials? partials = null
    )
    {
        try
        {
            return flight.Fly(chaser, plan, misses, partials);
        }
        catch (Exception error) when (error is NoSolutionException or InsideBodyException)
        {
            return null;
        }
    }

    private static double[] Step(
        RendezvousFlight flight,
        State chaser,
        RendezvousPlan plan,
        double[] x,
        double[] misses
    )
    {
        var partials = new RendezvousPartials(plan);
        flight.Fly(chaser, plan.With(x), new double[misses.Length], partials);
        var jacobian = Matrix<double>.Build.DenseOfArray(partials.ByGoal);
        var solution = jacobian.PseudoInverse() * Vector<double>.Build.Dense(misses);
        return [.. solution.Select(part => -part)];
    }

    private static double Norm(double[] misses) => Math.Sqrt(misses.Sum(miss => miss * miss));

    private static NoSolutionException Unsolved(
        RendezvousFlight flight,
        State chaser,
        RendezvousPlan plan,
        double[] best
    )
    {
        var misses = new double[plan.Goals.Count];
        flight.Fly(chaser, plan.With(best), misses);
        var missed = plan
            .Goals.Select((goal, i) => (goal.Name, Miss: misses[i] * goal.Tolerance, Over: Math.Abs(misses[i])))
            .Where(goal => goal.Over > 1)
            .Select(goal => string.Create(CultureInfo.InvariantCulture, $"{goal.Name} by {goal.Miss:G4}"));
        return new(
            $"the goals of the rendezvous cannot all be met; the nearest flight misses {string.Join(", ", missed)} (m, m/s, rad)",
            "free more burns, move them, or ask for what the nearest flight reaches"
        );
    }
}
