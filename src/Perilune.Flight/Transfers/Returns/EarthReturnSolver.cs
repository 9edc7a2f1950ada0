using Perilune.Astro.Propagation;
using Perilune.Flight.Targeting;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.Returns;

/// <summary>
/// Flights home to a chosen place. The plane brings the entry to the latitude, the instant of entry, while the Earth turns under
/// it, to the longitude: of each day there is one time of flight eastward and one westward. Conics choose among the days, the
/// range and the departure; what is chosen is flown on the ephemeris.
/// </summary>
/// <param name="model">Forces.</param>
/// <param name="earthAxes">From ICRF to the Earth's fixed axes at TDB seconds past J2000.</param>
public sealed class EarthReturnSolver(CislunarModel model, Func<double, Matrix3> earthAxes)
{
    private const double Degree = Math.PI / 180;
    private const double Coarse = 3600;
    private const int Fine = 60;

    /// <summary>
    /// The best flights, the cheapest first and at most one each way round, from an orbit about the Moon that is left at perilune
    /// on a date and whose node suits.
    /// </summary>
    /// <param name="departure">TDB seconds past J2000.</param>
    /// <param name="orbit">The orbit.</param>
    /// <param name="goal">Where and how it comes down.</param>
    /// <exception cref="NoSolutionException">There is none: which latitudes are reached, or what it would cost.</exception>
    public IReadOnlyList<EarthReturn> FromPlane(double departure, Windows.LunarTarget.Orbit orbit, EarthReturnGoal goal)
    {
        ArgumentNullException.ThrowIfNull(orbit);
        Check(goal);
        var entry = new EntryInterface(goal, earthAxes);
        var leaving = new PlaneDeparture(
            departure,
            orbit.PeriluneRadius,
            orbit.ApoluneRadius,
            orbit.Inclination,
            orbit.Pole(departure),
            model.MoonGM
        );
        var guesses = new ReturnGuesses(model, entry, goal).From(departure, default, leaving.Cost);
        if (guesses.Count == 0)
            throw Unreached(entry, goal, departure, default);
        return Chosen(
            goal,
            guesses.Select(one => (one.Cost, leaving, one.Guess)),
            one => Fly(entry, leaving, one.Guess)
        );
    }

    /// <summary>
    /// The best flights, the cheapest first and at most one each way round, with one impulse between two instants from an orbit
    /// that is given: about the Moon or far from it.
    /// </summary>
    /// <param name="orbit">The orbit.</param>
    /// <param name="earliest">First departure, TDB seconds past J2000.</param>
    /// <param name="latest">Last departure; the same for a departure that is fixed.</param>
    /// <param name="goal">Where and how it comes down.</param>
    /// <exception cref="NoSolutionException">There is none: which latitudes are reached, or what it would cost.</exception>
    public IReadOnlyList<EarthReturn> FromOrbit(
        StationState orbit,
        double earliest,
        double latest,
        EarthReturnGoal goal
    )
    {
        ArgumentNullException.ThrowIfNull(orbit);
        Check(goal);
        ArgumentOutOfRangeException.ThrowIfLessThan(latest, earliest);
        var entry = new EntryInterface(goal, earthAxes);
        var search = new ReturnGuesses(model, entry, goal);
        List<(double Cost, PointDeparture Leaving, ReturnGuess Guess)> candidates = [];
        var pieces = Math.Max(1, (int)Math.Ceiling((latest - earliest) / Coarse));
        var step = (latest - earliest) / pieces;
        for (var piece = 0; piece < pieces; piece++)
        {
            // What is wanted at infinity hardly changes in an hour; where the orbit stands does.
            var begin = earliest + piece * step;
            var centre = begin + step / 2;
            var points = Enumerable.Range(0, step > 0 ? Fine : 1).Select(k => Point(begin + k * step / Fine)).ToList();
            foreach (var guess in search.From(centre, orbit(centre).Position, Cheapest).Select(one => one.Guess))
            {
                var point = points.MinBy(one => one.Cost(guess.Excess))!;
                candidates.Add((point.Cost(guess.Excess), point, guess));
            }

            double Cheapest(Vector3 excess) => points.Min(point => point.Cost(excess));
        }
        if (candidates.Count == 0)
            throw Unreached(entry, goal, earliest, orbit(earliest).Position);
        return Chosen(goal, candidates, one => Improve(entry, one.Leaving, one.Guess));

        PointDeparture Point(double time)
        {
            var (position, velocity) = orbit(time);
            return new(new(time, position, velocity), model.MoonGM);
        }

        EarthReturn? Improve(EntryInterface home, PointDeparture leaving, ReturnGuess guess)
        {
            if (
                Solve(home, leaving, new(guess.EntryTime, guess.Course, guess.EntrySpeed), guess, false)
                is not { } first
            )
                return null;
            var best = first;
            // Parabolas through three departures about the best: conics have found the place on the orbit.
            for (var spacing = step / Fine; spacing > 1 && best.Flight is not null; spacing /= 8)
            {
                for (var again = 0; again < 4; again++)
                {
                    var at = best.Flight.Departure.Time;
                    var (low, high) = (At(at - spacing), At(at + spacing));
                    var (a, b, c) = (Cost(low), best.Flight.DeltaV.Norm, Cost(high));
                    var bend = a - 2 * b + c;
                    var shift =
                        bend > 0 && double.IsFinite(bend)
                            ? Math.Clamp(spacing * (a - c) / (2 * bend), -3 * spacing, 3 * spacing)
                        : a < c ? -spacing
                        : spacing;
                    var moved = At(at + shift);
                    var next = new[] { low, high, moved }.Where(one => one is not null).MinBy(Cost);
                    if (next is null || !(Cost(next) < b))
                        break;
                    best = next.Value;
                    if (Math.Abs(shift) < spacing)
                        break;
                }
            }
            return best.Flight;

            (EntryVariables Entry, EarthReturn Flight)? At(double time) =>
                time < earliest || time > latest ? null : Solve(home, Point(time), best.Entry, guess, warm: true);

            static double Cost((EntryVariables Entry, EarthReturn Flight)? one) =>
                one?.Flight.DeltaV.Norm ?? double.PositiveInfinity;
        }
    }

    private EarthReturn? Fly(EntryInterface entry, ReturnDeparture leaving, ReturnGuess guess) =>
        Solve(entry, leaving, new(guess.EntryTime, guess.Course, guess.EntrySpeed), guess, warm: false)?.Flight;

    private (EntryVariables Entry, EarthReturn Flight)? Solve(
        EntryInterface entry,
        ReturnDeparture leaving,
        EntryVariables start,
        ReturnGuess guess,
        bool warm
    )
    {
        try
        {
            var correction = new ReturnCorrection(model, entry);
            if (correction.Solve(leaving, start, guess.Range, warm) is not { } found)
                return null;
            var at = correction.At(found.Entry, guess.Range);
            var earth = model.FromEarth(at);
            var (place, heading) = entry.Told(at.Time, earth);
            var inclination = Math.Acos(
                Vector3.Dot(Vector3.Cross(earth.Position, earth.Velocity).Unit, entry.Pole(at.Time))
            );
            // Beside a pole the flight that is found may go the other way round, which is looked for by itself.
            if (inclination < Math.PI / 2 != (guess.Sense == ReturnSense.Eastward))
                return null;
            return (
                found.Entry,
                new(
                    guess.Sense,
                    found.Departure,
                    leaving.Impulse(found.Departure),
                    at,
                    earth.Velocity.Norm,
                    Math.Asin(Vector3.Dot(earth.Position.Unit, earth.Velocity.Unit)),
                    heading,
                    place.Latitude,
                    place.Longitude,
                    guess.Range,
                    inclination
                )
            );
        }
        catch (Exception lost) when (lost is IntegrationException or InsideBodyException or ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>The best that can be flown, each way round, of candidates by conics.</summary>
    private static List<EarthReturn> Chosen<T>(
        EarthReturnGoal goal,
        IEnumerable<(double Cost, T Leaving, ReturnGuess Guess)> candidates,
        Func<(double Cost, T Leaving, ReturnGuess Guess), EarthReturn?> fly
    )
        where T : ReturnDeparture
    {
        const int tried = 3;
        List<EarthReturn> found = [];
        foreach (var way in candidates.GroupBy(one => one.Guess.Sense).OrderByDescending(way => way.Key))
        {
            // The next best, where the ephemeris has no flight beside the conic one.
            foreach (var one in way.OrderBy(one => one.Cost).Take(tried))
            {
                if (fly(one) is { } flight)
                {
                    found.Add(flight);
                    break;
                }
            }
        }
        if (found.Count == 0)
            throw new NoSolutionException(
                "conics lead to the landing place, but no flight on the ephemeris beside them",
                "move the departure by some hours, or change the times of flight"
            );
        var affordable = found
            .Where(one => one.DeltaV.Norm <= goal.MostDeltaV)
            .OrderBy(one => one.DeltaV.Norm)
            .ToList();
        if (affordable.Count == 0)
        {
            var least = found.Min(one => one.DeltaV.Norm);
            throw new NoSolutionException(
                FormattableString.Invariant(
                    $"the way home takes {least:F1} m/s at least, {least - goal.MostDeltaV:F1} m/s more than there are"
                ),
                FormattableString.Invariant($"allow {least:F0} m/s, or widen the departures and times of flight")
            );
        }
        return affordable;
    }

    private NoSolutionException Unreached(EntryInterface entry, EarthReturnGoal goal, double time, Vector3 from)
    {
        var search = new ReturnGuesses(model, entry, goal);
        var days = FormattableString.Invariant(
            $"ways home of {goal.LeastFlight / 86400:F2} to {goal.GreatestFlight / 86400:F2} d"
        );
        if (search.Reach(time, from, goal.Latitude) is not { } reach)
            return new($"no {days} come straight down to the entry", "change the times of flight");
        var latitude = goal.Latitude;
        var missed = Math.Max(reach.Least - latitude, latitude - reach.Greatest);
        var ranges = FormattableString.Invariant(
            $"{days} that land {goal.LeastRange / 1000:F0} to {goal.GreatestRange / 1000:F0} km after entry"
        );
        if (missed > 0)
            return new(
                FormattableString.Invariant(
                    $"{ranges} come down between {reach.Least / Degree:F1} and {reach.Greatest / Degree:F1} deg of latitude: {latitude / Degree:F1} deg is missed by {missed / Degree:F1} deg"
                ),
                FormattableString.Invariant(
                    $"leave on another day of the month, or allow a range of {reach.Range / 1000:F0} km"
                )
            );
        return new(
            $"no {ranges} pass the longitude in that time, or none leaves the orbit without meeting the ground",
            "allow another day of flight, or a wider range"
        );
    }

    private static void Check(EarthReturnGoal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        if (!(goal.LeastFlight > 0 && goal.GreatestFlight >= goal.LeastFlight))
            throw new ArgumentException("times of flight are positive and in order", nameof(goal));
        if (!(goal.LeastRange >= 0 && goal.GreatestRange >= goal.LeastRange))
            throw new ArgumentException("ranges are not negative and in order", nameof(goal));
        if (!(goal.EntryAngle is < 0 and > -Math.PI / 2))
            throw new ArgumentException("an entry comes down: its angle lies between -90 and 0 deg", nameof(goal));
    }
}
