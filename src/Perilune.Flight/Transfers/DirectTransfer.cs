namespace Perilune.Flight.Transfers;

/// <summary>What is asked of a transfer between the Earth and a large lunar orbit without a flyby.</summary>
/// <param name="Sense">To the orbit, or back to the Earth.</param>
/// <param name="Earliest">First time of departure, from the parking orbit or from the lunar one, TDB s past J2000.</param>
/// <param name="Latest">Last one.</param>
/// <param name="PerigeeRadius">Of the parking orbit, or of the entry's vacuum perigee, m.</param>
/// <param name="Inclination">At perigee, rad; raised where the orbit's declination is greater.</param>
public readonly record struct DirectTransferGoal(
    LegSense Sense,
    double Earliest,
    double Latest,
    double PerigeeRadius,
    double Inclination
)
{
    /// <summary>Shortest flight between perigee and orbit, s.</summary>
    public double LeastFlight { get; init; } = 2.5 * 86400;

    /// <summary>Longest flight between perigee and orbit, s.</summary>
    public double MostFlight { get; init; } = 8 * 86400;
}

/// <summary>
/// Transfers between the Earth and a large lunar orbit by one burn at each end. Times of flight, places on the orbit and both
/// planes are tried on conics; the best are corrected and made cheapest on the ephemeris together, with exact partial derivatives.
/// </summary>
public sealed class DirectTransfer
{
    // Lower over the Moon no flight is led, m.
    internal const double LeastPerilune = 1737.4e3 + 50e3;

    // What a further step is worth, in hundreds of metres a second.
    private const double Gain = 3e-4;

    private const double Day = 86400;

    private const int MostBatches = 4;
    private const int Phases = 40;
    private const double FlightStep = 0.25 * Day;
    private const double DepartureStep = 0.25 * Day;

    private readonly CislunarModel model;
    private readonly TargetOrbit orbit;

    /// <summary>Transfers to an orbit in the sky.</summary>
    /// <param name="model">Forces.</param>
    /// <param name="station">The orbit.</param>
    public DirectTransfer(CislunarModel model, StationState station)
        : this(model, TargetOrbit.Of(station)) { }

    internal DirectTransfer(CislunarModel model, TargetOrbit orbit) => (this.model, this.orbit) = (model, orbit);

    /// <summary>
    /// To what the place is met, in thousands of kilometres: a metre, since flights by steps that adapt themselves differ by some
    /// decimetres.
    /// </summary>
    internal double Accuracy { get; init; } = 1e-6;

    /// <summary>The cheapest transfer in the window, or null where none is found.</summary>
    /// <param name="goal">What is asked.</param>
    /// <param name="candidates">How many first guesses are flown on the ephemeris.</param>
    /// <param name="threads">Threads that share them; the result does not depend on it.</param>
    /// <param name="cancellation">Is looked at before each of them.</param>
    public Transfer? Find(
        DirectTransferGoal goal,
        int candidates = 4,
        int threads = 1,
        CancellationToken cancellation = default
    )
    {
        foreach (var best in Search(goal, candidates, double.PositiveInfinity, threads, cancellation))
            return Assemble(goal, best);
        return null;
    }

    /// <summary>What the first guesses lead to, some at a time, the cheapest of these first.</summary>
    /// <param name="goal">What is asked.</param>
    /// <param name="candidates">How many first guesses are flown at a time.</param>
    /// <param name="limit">What conics promise to cost more, m/s, is not flown.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="cancellation">Is looked at before each.</param>
    internal IEnumerable<Solution> Search(
        DirectTransferGoal goal,
        int candidates,
        double limit,
        int threads,
        CancellationToken cancellation
    )
    {
        var guesses = Apart(Conics(goal).Where(one => one.Cost < limit), MostBatches * candidates);
        foreach (var batch in guesses.Chunk(candidates))
        {
            var solutions = new Solution?[batch.Length];
            Parallel.For(
                0,
                batch.Length,
                new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                i => solutions[i] = Fly(goal, batch[i])
            );
            foreach (var one in solutions.Where(one => one is not null).OrderBy(one => one!.Value.Cost))
                yield return one!.Value;
        }
    }

    /// <summary>A transfer on the ephemeris.</summary>
    /// <param name="Cost">The burn at the orbit, m/s.</param>
    /// <param name="Guess">The first guess, as which the solution can serve again.</param>
    /// <param name="Perigee">State there.</param>
    /// <param name="Time">At the orbit, TDB s past J2000.</param>
    /// <param name="Later">By how much later the orbit is flown, s.</param>
    internal readonly record struct Solution(
        double Cost,
        DirectCandidate Guess,
        LunarState Perigee,
        double Time,
        double Later
    );

    private List<DirectCandidate> Conics(in DirectTransferGoal goal)
    {
        var sign = (int)goal.Sense;
        var conics = new DirectConics(model, orbit, goal.Sense);
        var found = new List<DirectCandidate>();
        // With time reversed a prograde orbit turns the other way.
        var inclination = sign > 0 ? goal.Inclination : Math.PI - goal.Inclination;
        var window = goal.Latest - goal.Earliest;
        var departures = (int)Math.Ceiling(window / DepartureStep);
        var phases = orbit.PhaseSpan > 0 ? Phases : 1;
        var step = orbit.PhaseSpan > 0 ? FlightStep : FlightStep / 4;
        for (var d = 0; d <= departures; d++)
        {
            var departure = goal.Earliest + (departures == 0 ? 0 : window * d / departures);
            for (var flight = goal.LeastFlight; flight <= goal.MostFlight; flight += step)
            {
                var perigeeTime = sign > 0 ? departure : departure + flight;
                for (var phase = 0; phase < phases; phase++)
                {
                    var later = orbit.PhaseSpan * phase / phases;
                    conics.Add(found, perigeeTime, flight, later, goal.PerigeeRadius, inclination);
                }
            }
        }
        return found;
    }

    /// <summary>The cheapest first guesses that are not neighbours of a cheaper one.</summary>
    private List<DirectCandidate> Apart(IEnumerable<DirectCandidate> found, int count)
    {
        var chosen = new List<DirectCandidate>();
        foreach (var candidate in found.OrderBy(one => one.Cost))
        {
            if (chosen.Exists(other => AreNeighbours(candidate, other)))
                continue;
            chosen.Add(candidate);
            if (chosen.Count == count)
                break;
        }
        return chosen;
    }

    private bool AreNeighbours(in DirectCandidate one, in DirectCandidate other)
    {
        var span = orbit.PhaseSpan;
        var turn = one.Later - one.Flight - other.Later + other.Flight;
        var apart = span > 0 ? Math.Abs(turn - span * Math.Round(turn / span)) / span : 0;
        return Math.Abs(one.Flight - other.Flight) < 0.8 * Day
            && Math.Abs(one.PerigeeTime - other.PerigeeTime) < Day
            && apart < 0.1;
    }

    internal Solution? Fly(in DirectTransferGoal goal, in DirectCandidate guess)
    {
        var problem = new DirectProblem(model, orbit, goal, guess);
        if (new ReducedDescent(problem, Accuracy, Gain).Find() is not ({ } point, _))
            return null;
        var (perigee, time, later) = problem.At(point);
        var end = model.Propagate(perigee, time);
        var sign = (int)goal.Sense;
        if (!DirectConics.Passes(end.Position, end.Velocity * sign, model.MoonGM, LeastPerilune))
            return null;
        var (_, velocity) = orbit.At(time, later);
        return new((velocity - end.Velocity).Norm, problem.Conic(point), perigee, time, later);
    }

    internal Transfer Assemble(in DirectTransferGoal goal, in Solution solution)
    {
        var sign = (int)goal.Sense;
        var end = model.Propagate(solution.Perigee, solution.Time);
        var (_, velocity) = orbit.At(solution.Time, solution.Later);
        var (position, motion) = model.FromEarth(solution.Perigee);
        var speed = motion.Norm;
        var conic = solution.Guess.Conic;
        var leg = new EarthLeg(
            solution.Perigee,
            speed,
            speed * speed - 2 * model.EarthGM / position.Norm,
            sign > 0 ? conic.Inclination : Math.PI - conic.Inclination,
            end
        );
        var radius = end.Position.Norm;
        return sign > 0
            ? new(
                solution.Perigee.Time,
                solution.Time,
                [
                    ParkingOrbit.Injection(model, leg),
                    new("orbit insertion", solution.Time, velocity - end.Velocity, radius, ByLauncher: false),
                ],
                [(solution.Perigee, solution.Time)],
                leg
            )
            : new(
                solution.Time,
                solution.Perigee.Time,
                [new("orbit departure", solution.Time, end.Velocity - velocity, radius, ByLauncher: false)],
                [(end, solution.Perigee.Time)],
                leg
            );
    }
}
