using Perilune.Astro.Bodies;
using Perilune.Astro.Propagation;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>A flight backward from the Moon that comes by the Earth about when it should.</summary>
/// <param name="Controls">Of the arrival.</param>
/// <param name="BurnTime">When it is farthest from the Earth, TDB seconds past J2000: a burn there moves perigee most.</param>
/// <param name="Late">How much later than the date its perigee is, s.</param>
/// <param name="Momentum">Angular momentum about the Earth, over that of the perigee wanted.</param>
internal readonly record struct LowEnergySeed(double[] Controls, double BurnTime, double Late, double Momentum)
{
    /// <summary>How far its perigee is from the one wanted: 1 for a day, or for a momentum like its own.</summary>
    public double Miss => Math.Abs(Late) / 86400 + Math.Abs(Momentum - 1);
}

/// <summary>
/// Flies backward from many arrivals at the Moon and keeps those which have left it soon, were far out where the Sun pulls,
/// and come by the Earth.
/// </summary>
internal sealed class LowEnergySeeds(CislunarModel model, LowEnergyGoal goal, LowEnergyArrival arrival)
{
    /// <summary>How long after the date the conic about the Earth is read, s: beyond the Moon, before the Sun bends it.</summary>
    public const double Reading = 6 * Day;

    private const double Day = 86400;
    private const double LeastStep = 900;

    // Forward in time: a flight that is not on its way to the Moon a month before it arrives has gone around in its vicinity.
    private const double Approach = 25 * Day;

    // Where the Sun moves perigee by what it takes: what stays nearer comes up to the Moon by hundreds of metres a second of its own.
    private const double LeastDistance = 1.0e9;

    // What the search brings down to that of the parking orbit.
    private const double MomentumLimit = 6;

    /// <summary>Seeds in the order of their arrivals.</summary>
    /// <param name="mostLate">How far their perigee may be from the date, s.</param>
    /// <param name="density">By how much denser the arrivals are than usual, from 1.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="cancellation">Is looked at before each arrival.</param>
    public IReadOnlyList<LowEnergySeed> Find(double mostLate, int density, int threads, CancellationToken cancellation)
    {
        var span = goal.MostFlight - goal.LeastFlight;
        var step = Math.Max(Math.Min(arrival.Step, span / arrival.LeastTimes), LeastStep) / density;
        var times = (int)(span / step) + 1;
        var found = new List<LowEnergySeed>[times];
        Parallel.For(
            0,
            times,
            new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            i =>
            {
                found[i] = [];
                foreach (var controls in arrival.Seeds(goal.Departure + goal.LeastFlight + i * step))
                {
                    if (Fly(controls, mostLate) is { } seed)
                        found[i].Add(seed);
                }
            }
        );
        return [.. found.SelectMany(one => one)];
    }

    private LowEnergySeed? Fly(double[] controls, double mostLate)
    {
        var start = arrival.Before(controls);
        var reading = goal.Departure + Reading;
        try
        {
            var outside = model.Propagate(start, start.Time - Approach);
            if (!(Distance(outside) > 0.4 * LeastDistance))
                return null;
            var end = model.Propagate(outside, reading);
            var perigee = EarthPerigee.Of(model.FromEarth(end), model.EarthGM);
            var wanted = EarthPerigee.MomentumAt(goal.ParkingRadius, perigee.Energy, model.EarthGM);
            var momentum = perigee.Momentum.Norm / wanted;
            var late = reading - perigee.TimeSince - goal.Departure;
            if (!(Math.Abs(late) < mostLate && momentum < MomentumLimit))
                return null;
            var (time, farthest, side) = Farthest(model.Fly(outside, reading).Trajectory, outside.Time, reading);
            return
                farthest > LeastDistance
                && farthest < goal.MostDistance
                && (goal.Side == LowEnergySide.Either || side == goal.Side)
                ? new(controls, time, late, momentum)
                : null;
        }
        catch (Exception failure) when (failure is IntegrationException or InsideBodyException)
        {
            return null;
        }
    }

    private (double Time, double Distance, LowEnergySide Side) Farthest(Trajectory flown, double from, double to)
    {
        var (time, distance) = (from, Vector3.Zero);
        for (var t = from; t > to; t -= Day)
        {
            var (position, velocity) = flown.At(t);
            if (model.FromEarth(new(t, position, velocity)).Position is var here && here.Norm > distance.Norm)
                (time, distance) = (t, here);
        }
        return (time, distance.Norm, Side(model, time, distance));
    }

    /// <summary>On which side of the Earth a place is.</summary>
    /// <param name="model">Where the Sun is.</param>
    /// <param name="time">TDB seconds past J2000.</param>
    /// <param name="fromEarth">ICRF axes, m.</param>
    public static LowEnergySide Side(CislunarModel model, double time, Vector3 fromEarth) =>
        Vector3.Dot(fromEarth, model.Forces.Ephemeris.State(NaifId.Sun, NaifId.Earth, time).Position) > 0
            ? LowEnergySide.Sunward
            : LowEnergySide.Away;

    private double Distance(LunarState state) => model.FromEarth(state).Position.Norm;
}
