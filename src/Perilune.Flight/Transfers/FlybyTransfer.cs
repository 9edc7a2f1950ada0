using Perilune.Astro.TwoBody;

namespace Perilune.Flight.Transfers;

/// <summary>
/// Transfers from a parking orbit to a large lunar orbit over a powered flyby, with the orbit's phase free: what conics promise
/// over phases, flight times and sides of passage, then the best made cheapest on the ephemeris with exact partial derivatives.
/// </summary>
internal sealed class FlybyTransfer(CislunarModel model, TargetOrbit orbit)
{
    private const int Phases = 16;
    private const int MostBatches = 3;

    // On the way to the least a kilometre is near enough.
    private const double Accuracy = 1e-3;

    // Phases beside that of a cheaper first guess lead to the same flight.
    private const double ApartInPhase = 0.1;

    private readonly EarthLegSolver legs = new(model);

    /// <summary>A transfer on the ephemeris.</summary>
    /// <param name="Cost">Both burns of the spacecraft, m/s.</param>
    /// <param name="Guess">The transfer as a first guess.</param>
    public readonly record struct Solution(double Cost, FlybyCandidate Guess);

    /// <summary>What the first guesses lead to, some at a time, the cheapest of these first.</summary>
    /// <param name="goal">What is asked; outbound.</param>
    /// <param name="count">How many first guesses are flown.</param>
    /// <param name="limit">What conics promise to cost more, m/s, is not flown.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="cancellation">Is looked at before each.</param>
    public IEnumerable<Solution> Search(
        NodeTransferGoal goal,
        int count,
        double limit,
        int threads,
        CancellationToken cancellation
    )
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        foreach (var batch in Choose(goal, MostBatches * count, limit, options).Chunk(count))
        {
            var found = new Solution?[batch.Length];
            Parallel.For(
                0,
                batch.Length,
                options,
                i => found[i] = Begin(goal, batch[i].Candidate, batch[i].Later) is { } guess ? Fly(goal, guess) : null
            );
            foreach (var one in found.Where(one => one is not null).OrderBy(one => one!.Value.Cost))
                yield return one!.Value;
        }
    }

    /// <summary>What conics promise to be cheapest, each apart from the cheaper ones.</summary>
    private List<(NodeTransfer.Candidate Candidate, double Later)> Choose(
        NodeTransferGoal goal,
        int count,
        double limit,
        ParallelOptions options
    )
    {
        var phases = orbit.PhaseSpan > 0 ? Phases : 1;
        var coarse = new List<NodeTransfer.Candidate>[phases];
        Parallel.For(0, phases, options, i => coarse[i] = new NodeTransfer(model, At(Later(i, phases))).Coarse(goal));
        var chosen = new List<(NodeTransfer.Candidate Candidate, double Later)>();
        var sorted = coarse
            .SelectMany((list, i) => list.Select(one => (Candidate: one, Later: Later(i, phases))))
            .Where(one => one.Candidate.Cost < limit)
            .OrderBy(one => one.Candidate.Cost);
        foreach (var one in sorted)
        {
            if (chosen.Exists(other => AreNeighbours(one, other)))
                continue;
            chosen.Add(one);
            if (chosen.Count == count)
                break;
        }
        return chosen;
    }

    /// <summary>The cheapest transfer about a first guess; null where the ephemeris has none.</summary>
    public Solution? Fly(in NodeTransferGoal goal, in FlybyCandidate guess)
    {
        var problem = new FlybyProblem(model, orbit, goal.PerigeeRadius, goal.PeriluneRadius, guess);
        if (new ReducedDescent(problem, Accuracy).Find() is not { } point)
            return null;
        if (Polish(goal, problem.At(point)) is not { } one)
            return null;
        var (_, before, after, end) = problem.Fly(one);
        // The way after the burn clears the Moon too.
        if (!DirectConics.Passes(before.Position, after.Velocity, model.MoonGM, goal.PeriluneRadius - Margin))
            return null;
        var (_, velocity) = orbit.At(end.Time, one.Later);
        return new((after.Velocity - before.Velocity).Norm + (velocity - end.Velocity).Norm, one);
    }

    /// <summary>The transfer with its burns and arcs.</summary>
    public Transfer Assemble(in NodeTransferGoal goal, in Solution solution)
    {
        var one = solution.Guess;
        var problem = new FlybyProblem(model, orbit, goal.PerigeeRadius, goal.PeriluneRadius, one);
        var (perigee, before, after, end) = problem.Fly(one);
        var speed = one.Conic.PerigeeSpeed;
        var energy = speed * speed - 2 * model.EarthGM / goal.PerigeeRadius;
        var leg = new EarthLeg(perigee, speed, energy, one.Conic.Inclination, before);
        var (_, velocity) = orbit.At(end.Time, one.Later);
        return new NodeTransfer(model, At(one.Later)).Assemble(goal, leg, after, end, velocity);
    }

    // The burn turns the way a little: by how much lower than the flyby its own perilune may then lie, m.
    private const double Margin = 10e3;

    /// <summary>
    /// The leg, then the arc, to a decimetre each: together they would carry what flights by adaptive steps differ by at perilune
    /// a hundredfold to the orbit.
    /// </summary>
    private FlybyCandidate? Polish(in NodeTransferGoal goal, FlybyCandidate one)
    {
        var angle = one.Angle;
        (double Node, double Argument, double Speed)? found = (
            one.Conic.Node,
            one.Conic.ArgumentOfPerigee,
            one.Conic.PerigeeSpeed
        );
        var asked = new EarthLegGoal(
            LegSense.Outbound,
            one.PerigeeTime,
            one.PerigeeTime + one.Leg,
            goal.PerigeeRadius,
            goal.PeriluneRadius,
            one.Conic.Inclination,
            one.Descending
        );
        if (legs.Solve(asked, s => LunarHyperbola.MissDirection(s, angle), ref found) is not { } leg)
            return null;
        var time = leg.Perilune.Time + one.Beyond;
        var (position, _) = orbit.At(time, one.Later);
        var start = leg.Perilune with { Velocity = one.Leaving };
        if (Shooting.Solve(model, start, time, position) is not { } arc)
            return null;
        var (node, argument, speed) = found!.Value;
        return one with { Conic = new(node, argument, speed, leg.Inclination, default), Leaving = arc.Start.Velocity };
    }

    private FlybyCandidate? Begin(in NodeTransferGoal goal, in NodeTransfer.Candidate candidate, double later)
    {
        var angle = candidate.Angle;
        var asked = new EarthLegGoal(
            LegSense.Outbound,
            candidate.PerigeeTime,
            candidate.PerigeeTime + candidate.LegTime,
            goal.PerigeeRadius,
            goal.PeriluneRadius,
            goal.Inclination,
            candidate.Descending
        );
        (double Node, double Argument, double Speed)? found = null;
        if (legs.Solve(asked, s => LunarHyperbola.MissDirection(s, angle), ref found) is not { } leg)
            return null;
        var time = leg.Perilune.Time + candidate.Beyond;
        var (position, _) = orbit.At(time, later);
        var normal = Numerics.LinearAlgebra.Vector3.Cross(leg.Perilune.Position, leg.Perilune.Velocity);
        var (leaving, _) = Lambert.Solve(leg.Perilune.Position, position, candidate.Beyond, model.MoonGM, normal);
        var (node, argument, speed) = found!.Value;
        return new(
            candidate.PerigeeTime,
            candidate.Descending,
            new(node, argument, speed, leg.Inclination, default),
            candidate.LegTime,
            angle,
            leaving,
            candidate.Beyond,
            later
        );
    }

    private bool AreNeighbours(
        (NodeTransfer.Candidate Candidate, double Later) one,
        (NodeTransfer.Candidate Candidate, double Later) other
    )
    {
        var turn = (one.Later - other.Later) / Math.Max(orbit.PhaseSpan, 1);
        return one.Candidate.Descending == other.Candidate.Descending
            && Math.Abs(one.Candidate.LegTime - other.Candidate.LegTime) < 0.6 * 86400
            && Math.Abs(turn - Math.Round(turn)) < ApartInPhase;
    }

    private double Later(int phase, int phases) => orbit.PhaseSpan * phase / phases;

    private StationState At(double later) => time => orbit.At(time, later);
}
