using Perilune.Astro.Bodies;
using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>
/// First guess of a free return over the far side, backwards about the Moon: flights that cross the line from Earth to Moon squarely at perilune come back as they went
/// (A. J. Schwaniger, 1963), so that one number, the speed there, decides the perigee. Tried on the ephemeris itself.
/// </summary>
internal static class FreeReturnGuess
{
    /// <summary>After which a flight has left the Moon, s.</summary>
    public const double Leaving = 0.5 * Day;

    private const double Day = 86400;

    private const double LongestLeg = 20 * Day;
    private const double LeastExcess = 500;
    private const double MostExcess = 2000;
    private const int Speeds = 31;
    private const double Core = 1000e3;

    /// <summary>A flight through perilune, squarely over the line from Earth to Moon.</summary>
    /// <param name="Perilune">State there.</param>
    /// <param name="Perigee">State at the perigee before it.</param>
    /// <param name="Radius">Of that perigee, m.</param>
    /// <param name="IsDirect">Whether it leaves the Earth the way the Moon goes.</param>
    public readonly record struct Passage(LunarState Perilune, LunarState Perigee, double Radius, bool IsDirect)
    {
        /// <summary>From perigee to perilune, s.</summary>
        public double Leg => Perilune.Time - Perigee.Time;
    }

    /// <summary>The shortest flight that leaves a perigee directly and passes the Moon at a time, or null.</summary>
    public static Passage? Find(CislunarModel model, double time, double perilune, double perigee)
    {
        Passage? best = null;
        Passage? before = null;
        var excessBefore = 0.0;
        for (var k = 0; k < Speeds; k++)
        {
            var excess = LeastExcess + (MostExcess - LeastExcess) * k / (Speeds - 1);
            var passage = Fly(model, time, perilune, excess);
            if (
                before is { } a
                && passage is { } b
                && a.IsDirect
                && b.IsDirect
                && a.Radius > perigee != b.Radius > perigee
            )
            {
                var found = Refine(model, time, perilune, perigee, (excessBefore, a), (excess, b));
                if (best is null || found.Leg < best.Value.Leg)
                    best = found;
            }
            (before, excessBefore) = (passage, excess);
        }
        return best;
    }

    private static Passage Refine(
        CislunarModel model,
        double time,
        double perilune,
        double perigee,
        (double Excess, Passage Passage) low,
        (double Excess, Passage Passage) high
    )
    {
        for (var i = 0; i < 12; i++)
        {
            var middle = 0.5 * (low.Excess + high.Excess);
            if (Fly(model, time, perilune, middle) is not { } passage)
                break;
            if (passage.Radius > perigee == low.Passage.Radius > perigee)
                low = (middle, passage);
            else
                high = (middle, passage);
        }
        return low.Passage;
    }

    /// <summary>Backward from perilune to the perigee before it; null where there is none.</summary>
    private static Passage? Fly(CislunarModel model, double time, double perilune, double excess)
    {
        var frame = RotatingFrame.At(model.Forces.Ephemeris, time);
        var speed = Math.Sqrt(excess * excess + 2 * model.MoonGM / perilune);
        var state = new LunarState(
            time,
            frame.IcrfToRotating.TransposeTimes(new Vector3(perilune, 0, 0)),
            frame.IcrfToRotating.TransposeTimes(new Vector3(0, -speed, 0))
        );
        try
        {
            // A flight that dives into a body has no perigee that counts, and would go on in ever smaller steps.
            var flown = model.Fly(
                model.Propagate(state, time - Leaving),
                time - LongestLeg,
                [
                    model.Perigee(stops: true),
                    new("into the Earth", (tdb, s) => (s.Position + model.Moon(tdb).Position).Norm - Core, Stops: true),
                    new("into the Moon", (_, s) => s.Position.Norm - 0.9 * perilune, Stops: true),
                ]
            );
            if (!flown.Stopped || flown.Occurrences[^1].Name != "perigee")
                return null;
            var perigee = new LunarState(
                flown.Final.Epoch.SecondsPastJ2000,
                flown.Final.Position,
                flown.Final.Velocity
            );
            var (r, v) = model.FromEarth(perigee);
            var moon = model.Moon(time);
            var direct = Vector3.Dot(Vector3.Cross(r, v), Vector3.Cross(moon.Position, moon.Velocity)) > 0;
            return new(state, perigee, r.Norm, direct);
        }
        catch (Exception failure) when (failure is IntegrationException or InsideBodyException)
        {
            return null;
        }
    }
}
