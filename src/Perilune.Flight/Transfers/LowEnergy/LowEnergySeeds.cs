using Perilune.Astro.Propagation;
using Perilune.Numerics.Integration;

namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>A flight backward from the Moon that comes by the Earth about when it should.</summary>
/// <param name="Controls">Of the arrival.</param>
/// <param name="BurnTime">When it is farthest from the Earth, TDB seconds past J2000: a burn there moves perigee most.</param>
/// <param name="Farthest">Distance from the Earth then, m.</param>
/// <param name="Late">How much later than the date its perigee is, s.</param>
/// <param name="Momentum">Angular momentum about the Earth, over that of the perigee wanted.</param>
internal readonly record struct LowEnergySeed(
    double[] Controls,
    double BurnTime,
    double Farthest,
    double Late,
    double Momentum
)
{
    /// <summary>How far its perigee is from the one wanted: 1 for a day, or for a momentum like its own.</summary>
    public double Miss => Math.Abs(Late) / 86400 + Math.Abs(Momentum - 1);
}

/// <summary>
/// Flies backward from many arrivals at the Moon and keeps those which have left it soon, were far out where the Sun pulls,
/// and come by the Earth.
/// </summary>
internal sealed class LowEnergySeeds(CislunarModel exact, LowEnergyGoal goal, LowEnergyArrival arrival)
{
    // A metre in a step is a hundred kilometres a third of a year on: a seed is wrong by more.
    private readonly CislunarModel model = new(exact.Forces, 1, 1e-5);

    /// <summary>How long after the date the conic about the Earth is read, s: beyond the Moon, before the Sun bends it.</summary>
    public const double Reading = 6 * Day;

    private const double Day = 86400;

    // Forward in time: a flight that is not on its way to the Moon a month before it arrives has gone around in its vicinity.
    private const double Approach = 25 * Day;

    // Where the Sun moves perigee by what it takes: no flight that stays nearer comes up to the Moon.
    private const double LeastDistance = 0.8e9;

    // What the search brings down to that of the parking orbit.
    private const double MomentumLimit = 6;

    /// <summary>Seeds in the order of their arrivals.</summary>
    /// <param name="mostLate">How far their perigee may be from the date, s.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="cancellation">Is looked at before each arrival.</param>
    public IReadOnlyList<LowEnergySeed> Find(double mostLate, int threads, CancellationToken cancellation)
    {
        var times = (int)((goal.MostFlight - goal.LeastFlight) / arrival.Step) + 1;
        var found = new List<LowEnergySeed>[times];
        Parallel.For(
            0,
            times,
            new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            i =>
            {
                found[i] = [];
                foreach (var controls in arrival.Seeds(goal.Departure + goal.LeastFlight + i * arrival.Step))
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
            if (!(Distance(outside) > 0.5 * LeastDistance))
                return null;
            var flown = model.Fly(outside, reading);
            var end = new LunarState(reading, flown.Final.Position, flown.Final.Velocity);
            var perigee = EarthPerigee.Of(model.FromEarth(end), model.EarthGM);
            var wanted = EarthPerigee.MomentumAt(goal.ParkingRadius, perigee.Energy, model.EarthGM);
            var momentum = perigee.Momentum.Norm / wanted;
            var late = reading - perigee.TimeSince - goal.Departure;
            if (!(Math.Abs(late) < mostLate && momentum < MomentumLimit))
                return null;
            var (time, farthest) = Farthest(flown.Trajectory, outside.Time, reading);
            return farthest > LeastDistance && farthest < goal.MostDistance
                ? new(controls, time, farthest, late, momentum)
                : null;
        }
        catch (Exception failure) when (failure is IntegrationException or InsideBodyException)
        {
            return null;
        }
    }

    private (double Time, double Distance) Farthest(Trajectory flown, double from, double to)
    {
        var (time, distance) = (from, 0.0);
        for (var t = from; t > to; t -= Day)
        {
            var (position, velocity) = flown.At(t);
            if (Distance(new(t, position, velocity)) is var here && here > distance)
                (time, distance) = (t, here);
        }
        return (time, distance);
    }

    private double Distance(LunarState state) => model.FromEarth(state).Position.Norm;
}
