using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.Returns;

/// <summary>A flight home by a conic.</summary>
/// <param name="Sense">Which way round the Earth.</param>
/// <param name="EntryTime">TDB seconds past J2000.</param>
/// <param name="Range">Over the ground, m.</param>
/// <param name="Course">At the landing place, rad.</param>
/// <param name="EntrySpeed">m/s.</param>
/// <param name="Excess">Velocity relative to the Moon after leaving it, m/s.</param>
internal readonly record struct ReturnGuess(
    ReturnSense Sense,
    double EntryTime,
    double Range,
    double Course,
    double EntrySpeed,
    Vector3 Excess
);

/// <summary>
/// Conics home that land at the wanted place. From one departure the time of flight fixes how far round the Earth the entry
/// lies; the place turns under it, so that for every instant of entry and each way round there is one range, and most instants
/// are not in the corridor of ranges.
/// </summary>
internal sealed class ReturnGuesses(CislunarModel model, EntryInterface entry, EarthReturnGoal goal)
{
    private const double Step = 900;

    /// <summary>
    /// Entries that land at the place, best first within each passage of the place and each way round.
    /// </summary>
    /// <param name="time">Departure, TDB seconds past J2000.</param>
    /// <param name="from">Place of departure relative to the Moon, m.</param>
    /// <param name="cost">What a velocity at infinity costs.</param>
    public List<(double Cost, ReturnGuess Guess)> From(double time, Vector3 from, Func<Vector3, double> cost)
    {
        var moon = model.Moon(time);
        var start = moon.Position + from;
        var place = entry.PlaceFrom(time);
        var pole = entry.Pole(time);
        List<(double, ReturnGuess)> found = [];
        foreach (var sense in (ReadOnlySpan<ReturnSense>)[ReturnSense.Eastward, ReturnSense.Westward])
        {
            (double Time, double Range, bool IsShort)? before = null;
            (double Cost, ReturnGuess Guess)? best = null;
            for (var flight = goal.LeastFlight; flight <= goal.GreatestFlight; flight += Step)
            {
                var now = time + flight;
                if (Range(sense, now) is not { } range)
                {
                    before = null;
                    Close();
                    continue;
                }
                // Where the place passes the meridian of the Moon, or the one opposite, the way leaps to the other side.
                var isShort = Way(sense, now).Sweep < Math.PI;
                if (before is { } last && last.IsShort == isShort)
                {
                    foreach (var limit in (ReadOnlySpan<double>)[goal.LeastRange, goal.GreatestRange])
                        if (last.Range < limit != range < limit)
                            Keep(sense, Crossing(sense, last.Time, now, limit, last.Range < limit), limit);
                }
                if (range >= goal.LeastRange && range <= goal.GreatestRange)
                    Keep(sense, now, range);
                else
                    Close();
                before = (now, range, isShort);
            }
            Close();

            void Keep(ReturnSense way, double at, double range)
            {
                if (Make(way, at, range) is not { } guess)
                    return;
                var price = cost(guess.Excess);
                if (double.IsFinite(price) && (best is null || price < best.Value.Cost))
                    best = (price, guess);
            }

            void Close()
            {
                if (best is { } one)
                    found.Add(one);
                best = null;
            }
        }
        return found;

        double Crossing(ReturnSense sense, double low, double high, double limit, bool lowIsUnder)
        {
            for (var i = 0; i < 24; i++)
            {
                var middle = 0.5 * (low + high);
                if (Range(sense, middle) is { } range && range < limit == lowIsUnder)
                    low = middle;
                else
                    high = middle;
            }
            return 0.5 * (low + high);
        }

        ReturnConic? Conic(double at) =>
            ReturnConic.To(start.Norm, entry.Radius, goal.EntryAngle, at - time, model.EarthGM);

        (double Sweep, Vector3 Normal) Way(ReturnSense sense, double at)
        {
            var direction = start.Unit;
            var there = place(at);
            var normal = Vector3.Cross(direction, there).Unit;
            var angle = Math.Acos(Math.Clamp(Vector3.Dot(direction, there), -1, 1));
            // The long way where the short one goes the other way round.
            return Vector3.Dot(normal, pole) * (int)sense > 0 ? (angle, normal) : (Math.Tau - angle, -normal);
        }

        double? Range(ReturnSense sense, double at) =>
            Conic(at) is { } conic ? (Way(sense, at).Sweep - conic.Sweep) * EntryInterface.MeanRadius : null;

        ReturnGuess? Make(ReturnSense sense, double at, double range)
        {
            if (Conic(at) is not { } conic)
                return null;
            var normal = Way(sense, at).Normal;
            var direction = start.Unit;
            var velocity = Vector3.Cross(normal, direction) * conic.Across - direction * conic.Inward;
            return new(
                sense,
                at,
                range,
                entry.Course(at, Vector3.Cross(normal, place(at))),
                conic.EntrySpeed,
                velocity - moon.Velocity
            );
        }
    }

    /// <summary>Geocentric latitudes that ways home from a departure reach, rad, and the range that would reach another.</summary>
    public (double Least, double Greatest, double Range)? Reach(double time, Vector3 from, double latitude)
    {
        var start = model.Moon(time).Position + from;
        var declination = Math.Asin(Vector3.Dot(start.Unit, entry.Pole(time)));
        (double Around, double Sweep)? widest = null;
        for (var flight = goal.LeastFlight; flight <= goal.GreatestFlight; flight += Step)
        {
            if (ReturnConic.To(start.Norm, entry.Radius, goal.EntryAngle, flight, model.EarthGM) is not { } conic)
                continue;
            // What is swept beyond, or short of, the point opposite the Moon.
            foreach (var range in (ReadOnlySpan<double>)[goal.LeastRange, goal.GreatestRange])
            {
                var around = Math.Abs(conic.Sweep + range / EntryInterface.MeanRadius - Math.PI);
                if (widest is null || around > widest.Value.Around)
                    widest = (around, conic.Sweep);
            }
        }
        if (widest is not { } one)
            return null;
        var needed = (Math.PI + Math.Abs(latitude + declination) - one.Sweep) * EntryInterface.MeanRadius;
        return (
            Math.Max(-Math.PI / 2, -declination - one.Around),
            Math.Min(Math.PI / 2, -declination + one.Around),
            needed
        );
    }
}
