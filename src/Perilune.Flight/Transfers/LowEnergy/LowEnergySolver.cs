using Perilune.Flight.Targeting;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Optimization;

namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>
/// Finds low-energy transfers from a date alone. Flights backward from many arrivals in the target orbit, each a little off it,
/// are kept where the Sun has brought them back to the Earth about the date; the perigee of the best is then moved to the
/// parking orbit and to the date, for least change of velocity at the Moon and in deep space, with exact partial derivatives.
/// </summary>
/// <param name="model">Forces.</param>
/// <param name="target">An orbit that needs no engine, or one that is entered at its perilune.</param>
/// <exception cref="ArgumentException">The target is a free return.</exception>
public sealed class LowEnergySolver(CislunarModel model, LunarTarget target)
{
    private const double Day = 86400;

    // From as many seeds a first search, coarse and far from the Earth, and from the best of those the fine one.
    private const int CoarseSearches = 60;
    private const int FineSearches = 8;

    // Where other seeds than those about the date are looked for, so as to name one that works.
    private const double About = 5 * Day;
    private const double Around = 20 * Day;

    // How the conic about the Earth is read, further and further back along the way: time after the date, s, how tightly the perigee is
    // asked for there, and iterations.
    private static readonly (double After, double Tolerance, int Iterations)[] readings =
    [
        (LowEnergySeeds.Reading, 1e-3, 25),
        (1.5 * Day, 1e-4, 25),
        // Some metres of the perigee and a tenth of a second: what the integration leaves.
        (0, 1e-6, 60),
    ];

    private readonly LowEnergyArrival arrival = target switch
    {
        LunarTarget.Station station => new OrbitArrival(station.State),
        LunarTarget.Orbit orbit => new CaptureArrival(orbit, model.MoonGM),
        _ => throw new ArgumentException("a free return has no arrival", nameof(target)),
    };

    /// <summary>The cheapest transfer that was found.</summary>
    /// <param name="goal">What is asked.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="cancellation">Is looked at between flights.</param>
    /// <exception cref="ArgumentException">The times of flight are not a span.</exception>
    /// <exception cref="NoSolutionException">None closes: the mend names the nearest departure that does.</exception>
    public LowEnergyTransfer Solve(LowEnergyGoal goal, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(goal);
        if (!(goal.LeastFlight > 30 * Day && goal.MostFlight > goal.LeastFlight))
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"no span of low-energy flights: {goal.LeastFlight / Day:G4} to {goal.MostFlight / Day:G4} d; a month at least"
                ),
                nameof(goal)
            );
        var seeds = new LowEnergySeeds(model, goal, arrival).Find(About, threads, cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var coarse = new Found?[Math.Min(CoarseSearches, seeds.Count)];
        var nearest = seeds.OrderBy(seed => seed.Miss).Take(CoarseSearches).ToArray();
        Parallel.For(0, coarse.Length, options, i => coarse[i] = Search(goal, nearest[i], nearest[i].Controls, 0));
        var best = coarse
            .OfType<Found>()
            .OrderBy(found => Math.Max(found.Missed, 0.05))
            .ThenBy(found => found.Cost)
            .Take(FineSearches)
            .ToArray();
        var fine = new Found?[best.Length];
        Parallel.For(0, fine.Length, options, i => fine[i] = Refine(goal, best[i]));
        var met = fine.OfType<Found>().Where(found => found.IsMet).OrderBy(found => found.Cost).FirstOrDefault();
        if (met is null)
            throw Unsolved(
                goal,
                fine.OfType<Found>().DefaultIfEmpty(best.FirstOrDefault()).MinBy(found => found?.Missed),
                options
            );
        if (met.Cost > goal.MostDeltaV)
            throw new NoSolutionException(
                FormattableString.Invariant(
                    $"the cheapest low-energy flight from this date takes {met.Cost:F1} m/s, {met.Cost - goal.MostDeltaV:F1} m/s more than may be spent"
                ),
                FormattableString.Invariant($"allow {Math.Ceiling(met.Cost):F0} m/s, or a wider span of flights")
            );
        return Fly(goal, met);
    }

    private Found? Refine(LowEnergyGoal goal, Found coarse)
    {
        var found = coarse;
        for (var stage = 1; stage < readings.Length; stage++)
        {
            if (Search(goal, found.Seed, found.Controls, stage) is not { } next)
                return null;
            found = next;
        }
        // Once more, with curvatures begun anew, where the way passes near a body and they had become useless.
        return found.IsMet ? found : Search(goal, found.Seed, found.Controls, readings.Length - 1);
    }

    private Found? Search(LowEnergyGoal goal, LowEnergySeed seed, double[] controls, int stage)
    {
        var (after, tolerance, iterations) = readings[stage];
        double[] guess = stage == 0 ? [.. controls, 0, 0, 0] : controls;
        var problem = new LowEnergyProblem(model, goal, arrival, guess, seed.BurnTime, goal.Departure + after);
        if (!problem.Evaluate(problem.Guess, new(problem.Variables, problem.Limits.Count)))
            return null;
        var minimum = SequentialQuadraticProgramming.Minimize(
            problem,
            problem.Guess,
            tolerance,
            step: 1,
            iterations: iterations
        );
        return new(
            seed,
            problem.Controls(minimum.Point),
            LowEnergyProblem.Cost(minimum),
            minimum.Violations,
            minimum.IsFeasible
        );
    }

    /// <summary>Why there is none, and the nearest date that has one.</summary>
    private NoSolutionException Unsolved(LowEnergyGoal goal, Found? best, ParallelOptions options)
    {
        var message = best is null
            ? FormattableString.Invariant(
                $"no way back from the Moon passes the Earth within {About / Day:F0} d of this date after {goal.LeastFlight / Day:F0} to {goal.MostFlight / Day:F0} d of flight"
            )
            : LowEnergyProblem.Shortfall(best.Violations);
        var others = new LowEnergySeeds(model, goal, arrival)
            .Find(Around, options.MaxDegreeOfParallelism, options.CancellationToken)
            .Where(seed => seed.Momentum < 3)
            .OrderBy(seed => Math.Abs(seed.Late))
            .Take(CoarseSearches)
            .ToArray();
        foreach (var batch in others.Chunk(FineSearches))
        {
            var tried = new (Found? Found, double Late)[batch.Length];
            Parallel.For(
                0,
                batch.Length,
                options,
                i =>
                {
                    // Whole hours, as a date that is told again.
                    var late = Math.Round(batch[i].Late / 3600) * 3600;
                    var moved = goal with
                    {
                        Departure = goal.Departure + late,
                        LeastFlight = goal.LeastFlight - late,
                        MostFlight = goal.MostFlight - late,
                    };
                    var found = Search(moved, batch[i], batch[i].Controls, 0) is { } coarse
                        ? Refine(moved, coarse)
                        : null;
                    tried[i] = (found, late);
                }
            );
            if (
                tried.Where(one => one.Found is { IsMet: true }).OrderBy(one => Math.Abs(one.Late)).FirstOrDefault() is
                { Found: { } near } first
            )
                return new(
                    message,
                    FormattableString.Invariant(
                        $"leave {Math.Abs(first.Late) / Day:F1} d {(first.Late < 0 ? "earlier" : "later")}, for {near.Cost:F0} m/s"
                    )
                );
        }
        return new(message, "widen the span of flights or the inclination, or move the date by a week");
    }

    private LowEnergyTransfer Fly(LowEnergyGoal goal, Found found)
    {
        var own = arrival.Controls.Count;
        var burn = new Vector3(found.Controls[own], found.Controls[own + 1], found.Controls[own + 2]);
        var insertion = arrival.Insertion(found.Controls[..own]);
        var end = arrival.Before(found.Controls);
        var farther = model.Propagate(end, found.Seed.BurnTime);
        var before = farther with { Velocity = farther.Velocity - burn };
        // The perigee itself, milliseconds from the date.
        var about = model.Propagate(before, goal.Departure);
        var late = EarthPerigee.Of(model.FromEarth(about), model.EarthGM).TimeSince;
        var start = model.Propagate(about, goal.Departure - late);
        var perigee = model.FromEarth(start);
        var conic = EarthPerigee.Of(perigee, model.EarthGM);
        var speed = perigee.Velocity.Norm;
        var circular = Math.Sqrt(model.EarthGM / perigee.Position.Norm);
        var injection = new Manoeuvre(
            "injection",
            start.Time,
            perigee.Velocity * (1 - circular / speed),
            start.Position.Norm,
            ByLauncher: true
        );
        var deepSpace = new Manoeuvre(
            "deep-space burn",
            found.Seed.BurnTime,
            burn,
            farther.Position.Norm,
            ByLauncher: false
        );
        var (time, distance) = Farthest(before, start.Time, farther, end.Time);
        return new(
            new(
                start.Time,
                end.Time,
                [injection, deepSpace, insertion],
                [(start, found.Seed.BurnTime), (farther, end.Time)],
                EarthLeg: null
            ),
            conic.Energy,
            Math.Acos(conic.CosineOfInclination),
            time,
            distance
        );
    }

    private (double Time, double Distance) Farthest(LunarState before, double from, LunarState after, double to)
    {
        const double hour = 3600;
        var back = model.Sample(before, from, (int)((before.Time - from) / hour) + 2);
        var on = model.Sample(after, to, (int)((to - after.Time) / hour) + 2);
        return back.Concat(on)
            .Select(state => (state.Time, Distance: model.FromEarth(state).Position.Norm))
            .MaxBy(one => one.Distance);
    }

    private sealed record Found(LowEnergySeed Seed, double[] Controls, double Cost, double[] Violations, bool IsMet)
    {
        public double Missed => Violations.Max(Math.Abs);
    }
}
