using Perilune.Astro.TwoBody;
using Perilune.Flight.Transfers.LowEnergy;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>
/// Transfers from a parking orbit to a large lunar orbit over a powered flyby, with the orbit's phase free: what conics promise
/// over phases, flight times and sides of passage, then the best made cheapest on the ephemeris with exact partial derivatives.
/// </summary>
internal sealed class FlybyTransfer(CislunarModel model, TargetOrbit orbit)
{
    // First guesses whose way beyond the Moon is flown, and how often it is aimed anew, to a hundred kilometres.
    private const int Begun = 16;
    private const int Aims = 6;
    private const double Hit = 100e3;

    // A kilometre, in thousands of them.
    private const double Accuracy = 1e-3;

    // What a further step is worth, in hundreds of metres a second; on a pattern, which is some m/s off the orbit, less.
    private const double Gain = 3e-4;
    private const double PatternGain = 2e-3;

    // The burn turns the way a little: by how much lower than the flyby its own perilune may then lie, m.
    private const double Margin = 10e3;

    // Where the conic of the flight back is the one that perigee has, s.
    private const double NearPerigee = 1800;

    private readonly EarthLegSolver legs = new(model);

    // A hundred metres in a step: the search meets places to a kilometre.
    private readonly CislunarModel coarse = model.Coarsened(1e4);

    /// <summary>A transfer on the ephemeris, a kilometre from the orbit.</summary>
    /// <param name="Cost">Both burns of the spacecraft, m/s.</param>
    /// <param name="Guess">The transfer as a first guess.</param>
    public readonly record struct Solution(double Cost, FlybyCandidate Guess);

    /// <summary>What the first guesses lead to, some at a time, the cheapest of these first.</summary>
    /// <param name="goal">What is asked; outbound.</param>
    /// <param name="count">How many first guesses are flown at a time.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="cancellation">Is looked at before each.</param>
    public IEnumerable<Solution> Search(NodeTransferGoal goal, int count, int threads, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        foreach (var batch in Begin(goal, options).Chunk(count))
        {
            var found = new Solution?[batch.Length];
            Parallel.For(0, batch.Length, options, i => found[i] = Descend(goal, batch[i]));
            foreach (var one in found.Where(one => one is not null).OrderBy(one => one!.Value.Cost))
                yield return one!.Value;
        }
    }

    /// <summary>First guesses that come near the orbit, those of both planes in turn, the cheapest of either first.</summary>
    private IEnumerable<FlybyCandidate> Begin(NodeTransferGoal goal, ParallelOptions options)
    {
        var chosen = new FlybyConics(model, orbit).Cheapest(goal, Begun, options);
        var begun = new (FlybyCandidate Guess, double Cost)[chosen.Count];
        Parallel.For(0, begun.Length, options, i => begun[i] = Begin(goal, chosen[i]));
        return begun
            .Where(one => double.IsFinite(one.Cost))
            .GroupBy(one => one.Guess.Descending)
            .SelectMany(plane => plane.OrderBy(one => one.Cost).Select((one, rank) => (one.Guess, one.Cost, rank)))
            .OrderBy(one => one.rank)
            .ThenBy(one => one.Cost)
            .Select(one => one.Guess);
    }

    /// <summary>
    /// The way beyond the Moon. Lambert's conic knows nothing of the Earth: it is aimed as far beside the place as the flight came
    /// out on the other side.
    /// </summary>
    private (FlybyCandidate Guess, double Cost) Begin(in NodeTransferGoal goal, in FlybyCandidate one)
    {
        var perilune = FlybyProblem.Perilune(one, goal.PeriluneRadius, model.MoonGM);
        var normal = Vector3.Cross(perilune.Position, perilune.Velocity);
        var (position, velocity) = orbit.At(perilune.Time + one.Beyond, one.Later);
        var (aim, leaving) = (position, one.Leaving);
        for (var i = 0; ; i++)
        {
            var end = coarse.Propagate(perilune with { Velocity = leaving }, perilune.Time + one.Beyond);
            var miss = end.Position - position;
            if (miss.Norm < Hit || i == Aims)
                return (
                    one with
                    {
                        Leaving = leaving,
                    },
                    (leaving - perilune.Velocity).Norm + (velocity - end.Velocity).Norm
                );
            aim -= miss;
            (leaving, _) = Lambert.Solve(perilune.Position, aim, one.Beyond, model.MoonGM, normal);
        }
    }

    /// <summary>The cheapest transfer about a first guess, near the orbit; null where the ephemeris has none.</summary>
    private Solution? Descend(in NodeTransferGoal goal, in FlybyCandidate guess)
    {
        var problem = new FlybyProblem(coarse, orbit, goal.PerigeeRadius, goal.PeriluneRadius, guess);
        var gain = orbit.PhaseSpan > 0 ? PatternGain : Gain;
        return new ReducedDescent(problem, Accuracy, gain).Find() is ({ } point, var cost)
            ? new(cost * FlybyProblem.Cost, problem.At(point))
            : null;
    }

    /// <summary>The cheapest transfer about a first guess; null where the ephemeris has none.</summary>
    public Transfer? Fly(in NodeTransferGoal goal, in FlybyCandidate guess)
    {
        if (Descend(goal, guess) is not { } found)
            return null;
        var one = found.Guess;
        if (Leg(goal, one) is not { } leg)
            return null;
        var time = leg.Perilune.Time + one.Beyond;
        var (position, velocity) = orbit.At(time, one.Later);
        if (Shooting.Solve(model, leg.Perilune with { Velocity = one.Leaving }, time, position) is not { } arc)
            return null;
        // The way after the burn clears the Moon too.
        if (!DirectConics.Passes(leg.Perilune.Position, arc.Start.Velocity, model.MoonGM, goal.PeriluneRadius - Margin))
            return null;
        return NodeTransfer.Assemble(model, goal, leg, arc.Start, arc.End, velocity);
    }

    /// <summary>The leg from the parking orbit, flown forward, and met to a decimetre.</summary>
    private EarthLeg? Leg(in NodeTransferGoal goal, FlybyCandidate one)
    {
        var perilune = FlybyProblem.Perilune(one, goal.PeriluneRadius, model.MoonGM);
        var early = model.FromEarth(model.Propagate(perilune, one.PerigeeTime + NearPerigee));
        var elements = OrbitalElements.Of(early, model.EarthGM);
        var energy = EarthPerigee.Of(early, model.EarthGM).Energy;
        var near = (
            elements.AscendingNode,
            elements.ArgumentOfPeriapsis,
            Math.Sqrt(energy + 2 * model.EarthGM / goal.PerigeeRadius)
        );
        return legs.Refine(
            new(
                LegSense.Outbound,
                one.PerigeeTime,
                one.PerigeeTime + one.Leg,
                goal.PerigeeRadius,
                goal.PeriluneRadius,
                one.Inclination,
                one.Descending
            ),
            asymptote => LunarHyperbola.MissDirection(asymptote, one.Angle),
            near
        );
    }
}
