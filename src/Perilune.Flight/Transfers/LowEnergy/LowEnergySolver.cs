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

    // So many starts that meet the limits are enough to choose from; they are looked for in batches of as many seeds, which must not
    // depend on the threads.
    private const int Enough = 32;
    private const int MostSeeds = 160;
    private const int MostDensity = 4;
    private const int Batch = 8;
    private const int Refined = 6;

    // Where other seeds than those about the date are looked for, so as to name one that works.
    private const double About = 5 * Day;
    private const double Around = 20 * Day;

    // How the conic about the Earth is read, further and further back along the way: time after the date, s, how tightly the perigee is
    // asked for there, most steps to meet it, and iterations of the search for least cost.
    private static readonly (double After, double Tolerance, int Steps, int Iterations)[] readings =
    [
        (LowEnergySeeds.Reading, 1e-3, 15, 15),
        (1.5 * Day, 1e-4, 15, 0),
        // Some metres of the perigee and a tenth of a second: what the integration leaves.
        (0, 1e-6, 25, 40),
    ];

    // A metre in a step is a hundred kilometres a third of a year on, by which first searches are wrong, and seeds by more.
    private readonly CislunarModel coarse = new(model.Forces, 1, 1e-5);
    private readonly CislunarModel rough = new(model.Forces, 100, 1e-3);

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
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Found? best = null;
        // Once more with more seeds where the first do not lead there.
        for (var density = 1; density <= MostDensity && best is not { IsMet: true }; density += MostDensity - 1)
            best = Find(goal, density, options) ?? best;
        if (best is not { IsMet: true } met)
            throw Unsolved(goal, best, options);
        if (met.Cost > goal.MostDeltaV)
            throw new NoSolutionException(
                FormattableString.Invariant(
                    $"the cheapest low-energy flight from this date takes {met.Cost:F1} m/s, {met.Cost - goal.MostDeltaV:F1} m/s more than may be spent"
                ),
                FormattableString.Invariant($"allow {Math.Ceiling(met.Cost):F0} m/s, or a wider span of flights")
            );
        return Fly(goal, met);
    }

    /// <summary>The cheapest flight of a set of seeds, or the one that came nearest; null where nothing comes from the Earth.</summary>
    private Found? Find(LowEnergyGoal goal, int density, ParallelOptions options)
    {
        var seeds = new LowEnergySeeds(rough, goal, arrival).Find(
            About,
            density,
            options.MaxDegreeOfParallelism,
            options.CancellationToken
        );
        var (starts, nearest) = Starts(goal, seeds.OrderBy(seed => seed.Miss), options);
        foreach (var batch in starts.OrderBy(found => found.Cost).Chunk(Refined))
        {
            var fine = new Found?[batch.Length];
            Parallel.For(0, fine.Length, options, i => fine[i] = Refine(goal, batch[i]));
            if (fine.OfType<Found>().Where(found => found.IsMet).MinBy(found => found.Cost) is { } met)
                return met;
            nearest ??= fine.OfType<Found>().MinBy(found => found.Missed);
        }
        return nearest;
    }

    /// <summary>First searches, coarse and far from the Earth, that meet the limits; and, where none does, the nearest.</summary>
    private (List<Found> Met, Found? Nearest) Starts(
        LowEnergyGoal goal,
        IEnumerable<LowEnergySeed> seeds,
        ParallelOptions options
    )
    {
        var met = new List<Found>();
        Found? nearest = null;
        foreach (var batch in seeds.Take(MostSeeds).Chunk(Batch))
        {
            var tried = new Found?[batch.Length];
            Parallel.For(0, tried.Length, options, i => tried[i] = Search(goal, batch[i], null, 0));
            met.AddRange(tried.OfType<Found>().Where(found => found.IsMet));
            nearest = tried.OfType<Found>().Append(nearest).MinBy(found => found?.Missed ?? double.PositiveInfinity);
            if (met.Count >= Enough)
                break;
        }
        return (met, met.Count > 0 ? null : nearest);
    }

    private Found? Refine(LowEnergyGoal goal, Found start)
    {
        var found = start;
        for (var stage = 1; stage < readings.Length && found is { IsMet: true }; stage++)
            found = Search(goal, found.Seed, found.Controls, stage);
        return found;
    }

    /// <summary>Meets the limits as they are read in a stage, and then makes it cheaper.</summary>
    private Found? Search(LowEnergyGoal goal, LowEnergySeed seed, double[]? controls, int stage)
    {
        var (after, tolerance, steps, iterations) = readings[stage];
        double[] guess = controls ?? [.. seed.Controls, 0, 0, 0];
        var forces = stage == 0 ? coarse : model;
        var problem = new LowEnergyProblem(forces, goal, arrival, guess, seed.BurnTime, goal.Departure + after);
        if (LeastChange.Meet(problem, problem.Guess, tolerance, steps) is not { } ending)
            return null;
        var values = new ConstrainedValues(problem.Variables, problem.Limits.Count);
        problem.Evaluate(ending.Point, values);
        var met = new Found(
            seed,
            problem.Controls(ending.Point),
            LowEnergyProblem.Cost(values.Value),
            ending.Missed,
            ending.IsMet
        );
        if (!met.IsMet || iterations == 0)
            return met;
        var minimum = SequentialQuadraticProgramming.Minimize(
            problem,
            ending.Point,
            tolerance,
            step: 1,
            iterations: iterations
        );
        var cost = LowEnergyProblem.Cost(minimum.Value);
        return minimum.IsFeasible && cost < met.Cost
            ? met with
            {
                Controls = problem.Controls(minimum.Point),
                Cost = cost,
                Violations = minimum.Violations,
            }
            : met;
    }

    /// <summary>Why there is none, and the nearest date that has one.</summary>
    private NoSolutionException Unsolved(LowEnergyGoal goal, Found? best, ParallelOptions options)
    {
        var message = best is null
            ? FormattableString.Invariant(
                $"no way back from the Moon passes the Earth within {About / Day:F0} d of this date after {goal.LeastFlight / Day:F0} to {goal.MostFlight / Day:F0} d of flight"
            )
            : LowEnergyProblem.Shortfall(best.Violations);
        var others = new LowEnergySeeds(rough, goal, arrival)
            .Find(Around, 1, options.MaxDegreeOfParallelism, options.CancellationToken)
            .Where(seed => seed.Momentum < 3)
            .OrderBy(seed => Math.Abs(seed.Late))
            .Take(MostSeeds);
        foreach (var batch in others.Chunk(Batch))
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
                    var start = Search(moved, batch[i], null, 0);
                    tried[i] = (start is null ? null : Refine(moved, start), late);
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
        var (time, place) = Farthest(before, start.Time, farther, end.Time);
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
            place.Norm,
            LowEnergySeeds.Side(model, time, place)
        );
    }

    private (double Time, Vector3 Place) Farthest(LunarState before, double from, LunarState after, double to)
    {
        const double hour = 3600;
        var back = model.Sample(before, from, (int)((before.Time - from) / hour) + 2);
        var on = model.Sample(after, to, (int)((to - after.Time) / hour) + 2);
        return back.Concat(on)
            .Select(state => (state.Time, Place: model.FromEarth(state).Position))
            .MaxBy(one => one.Place.Norm);
    }

    private sealed record Found(LowEnergySeed Seed, double[] Controls, double Cost, double[] Violations, bool IsMet)
    {
        public double Missed => Violations.Max(Math.Abs);
    }
}
