using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Flight.EphemerisOrbits;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.Targeting;

namespace Perilune.Flight.Transfers;

/// <summary>Which way a spacecraft flies to a large lunar orbit.</summary>
public enum TransferVia
{
    /// <summary>One burn at the orbit.</summary>
    Direct,

    /// <summary>A burn at a low perilune and one at the orbit.</summary>
    Flyby,

    /// <summary>The cheaper for the spacecraft.</summary>
    Best,
}

/// <summary>What is asked of a transfer to a large lunar orbit from a date alone.</summary>
/// <param name="Departure">Injection, TDB seconds past J2000.</param>
public sealed record HaloTransferGoal(double Departure)
{
    /// <summary>The periodic orbit: halo, distant retrograde or prograde, or Lyapunov.</summary>
    public required PeriodicOrbit Orbit { get; init; }

    /// <summary>Which way.</summary>
    public TransferVia Via { get; init; } = TransferVia.Best;

    /// <summary>Radius of the circular parking orbit, m.</summary>
    public double ParkingRadius { get; init; } = 6378136.6 + 185e3;

    /// <summary>Of the parking orbit to the Earth's mean equator of J2000, rad; raised where the declination asks for it.</summary>
    public double Inclination { get; init; } = 28.5 * Math.PI / 180;

    /// <summary>Radius of the powered flyby, m.</summary>
    public double FlybyRadius { get; init; } = 1737.4e3 + 100e3;

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>First guesses of either way that are flown.</summary>
    public int Candidates { get; init; } = 3;
}

/// <summary>A transfer to a large lunar orbit.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Orbit">The orbit in the sky, about the arrival.</param>
/// <param name="Via">Direct, or over a flyby.</param>
public sealed record HaloFlight(Transfer Transfer, ReferenceOrbit Orbit, TransferVia Via);

/// <summary>
/// A transfer to a halo or other large lunar orbit from a date alone: the phase of the orbit that suits the date is found first, on
/// the orbit's pattern, then the orbit in the real sky, then the transfer to it.
/// </summary>
public static class HaloTransfer
{
    /// <summary>Two ninths of the mean synodic month of 29.530589 d, s: the period that keeps its phase to the Sun.</summary>
    public const double NineToTwoPeriod = 29.530589 * 86400 * 2 / 9;

    private const double Day = 86400;
    private const int Tries = 4;
    private const int MostFlybys = 16;

    // Where the sky costs no more than this against the pattern, the pattern's order is the sky's.
    private const double Kept = 1.1;

    // What conics promise of a direct way may be a quarter too much, and what its flight to the pattern costs a twentieth; where
    // the flyby costs less than that, it is not flown.
    private const double Promise = 1.25;
    private const double Doubt = 1.05;

    // To the pattern flights are met to a kilometre, with a hundred metres in a step.
    private const double Coarse = 1e4;
    private const double PatternAccuracy = 1e-3;

    /// <summary>The cheapest transfer over a powered flyby that leaves the parking orbit at a date, to the 9:2 southern L2 orbit.</summary>
    /// <param name="model">Forces.</param>
    /// <param name="departure">Injection, TDB seconds past J2000.</param>
    /// <param name="parkingRadius">Of the parking orbit, m.</param>
    /// <param name="inclination">Of the parking orbit to the Earth's mean equator of J2000, rad.</param>
    /// <param name="flybyRadius">Radius of the powered flyby, m.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <exception cref="NoSolutionException">There is none.</exception>
    public static (Transfer Transfer, ReferenceOrbit Orbit) FromDate(
        CislunarModel model,
        double departure,
        double parkingRadius = 6378136.6 + 185e3,
        double inclination = 28.5 * Math.PI / 180,
        double flybyRadius = 1737.4e3 + 100e3,
        int threads = 1
    )
    {
        var found = Find(
            model,
            new(departure)
            {
                Orbit = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, NineToTwoPeriod),
                Via = TransferVia.Flyby,
                ParkingRadius = parkingRadius,
                Inclination = inclination,
                FlybyRadius = flybyRadius,
                Threads = threads,
            }
        );
        return (found.Transfer, found.Orbit);
    }

    /// <summary>The cheapest transfer that leaves the parking orbit at a date, the orbit's phase chosen for it.</summary>
    /// <param name="model">Forces.</param>
    /// <param name="goal">What is asked.</param>
    /// <param name="cancellation">Is looked at now and then.</param>
    /// <exception cref="NoSolutionException">There is none, or the real sky does not have the orbit.</exception>
    public static HaloFlight Find(CislunarModel model, HaloTransferGoal goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(goal);
        var pattern = new HaloPattern(goal.Orbit, model.Forces.Ephemeris, goal.Departure);
        HaloFlight? best = null;
        if (goal.Via != TransferVia.Direct)
            best = Flyby(model, goal, pattern, cancellation);
        if (goal.Via != TransferVia.Flyby)
        {
            var limit = best?.Transfer.SpacecraftDeltaV ?? double.PositiveInfinity;
            if (
                Direct(model, goal, pattern, limit, cancellation) is { } direct
                && direct.Transfer.SpacecraftDeltaV < limit
            )
                best = direct;
        }
        return best ?? throw None(goal);
    }

    private static HaloFlight? Direct(
        CislunarModel model,
        HaloTransferGoal goal,
        HaloPattern pattern,
        double limit,
        CancellationToken cancellation
    )
    {
        var asked = new DirectTransferGoal(
            LegSense.Outbound,
            goal.Departure,
            goal.Departure,
            goal.ParkingRadius,
            goal.Inclination
        );
        var search = new DirectTransfer(model.Coarsened(Coarse), TargetOrbit.Of(pattern))
        {
            Accuracy = PatternAccuracy,
        };
        // The next, where the orbit in the sky does not keep what its pattern promised.
        foreach (
            var found in search.Search(asked, goal.Candidates, Promise * limit, goal.Threads, cancellation).Take(Tries)
        )
        {
            if (found.Cost > Doubt * limit)
                break;
            var phased = pattern.Delayed(found.Later);
            var orbit = InSky(model, phased, found.Time, goal.Threads, cancellation);
            var station = new DirectTransfer(model, TargetOrbit.Of(State(orbit)));
            // The pattern is some hundreds of kilometres off the orbit: the transfer to it is a good first guess still.
            if (station.Fly(asked, found.Guess with { Later = 0 }) is { } flown)
                return new(station.Assemble(asked, flown), orbit, TransferVia.Direct);
        }
        return null;
    }

    private static HaloFlight? Flyby(
        CislunarModel model,
        HaloTransferGoal goal,
        HaloPattern pattern,
        CancellationToken cancellation
    )
    {
        var asked = new NodeTransferGoal(
            LegSense.Outbound,
            goal.Departure,
            goal.Departure,
            goal.ParkingRadius,
            goal.Inclination,
            goal.FlybyRadius
        );
        var search = new FlybyTransfer(model, TargetOrbit.Of(pattern));
        HaloFlight? best = null;
        // On, as long as the orbit in the sky does not keep what its pattern promised.
        foreach (var found in search.Search(asked, goal.Candidates, goal.Threads, cancellation).Take(MostFlybys))
        {
            var least = best?.Transfer.SpacecraftDeltaV ?? double.PositiveInfinity;
            if (found.Cost >= least)
                continue;
            var arrival = found.Guess.PerigeeTime + found.Guess.Leg + found.Guess.Beyond;
            ReferenceOrbit orbit;
            try
            {
                orbit = InSky(model, pattern.Delayed(found.Guess.Later), arrival, goal.Threads, cancellation);
            }
            catch (NoSolutionException) when (best is not null)
            {
                continue;
            }
            var station = new FlybyTransfer(model, TargetOrbit.Of(State(orbit)));
            if (station.Fly(asked, found.Guess with { Later = 0 }) is not { } flown || flown.SpacecraftDeltaV >= least)
                continue;
            best = new(flown, orbit, TransferVia.Flyby);
            if (flown.SpacecraftDeltaV < Kept * found.Cost)
                break;
        }
        return best;
    }

    private static StationState State(ReferenceOrbit orbit) =>
        time =>
        {
            var (position, velocity) = orbit.Trajectory.At(time);
            return (position, velocity);
        };

    /// <summary>The orbit in the real sky; what does not follow at once is led there slowly.</summary>
    private static ReferenceOrbit InSky(
        CislunarModel model,
        HaloPattern pattern,
        double arrival,
        int threads,
        CancellationToken cancellation
    )
    {
        var period = pattern.Orbit.PeriodSeconds;
        // The arrival may move by a day, and the orbit wanders by some hours.
        var (first, last) = (arrival - Day, arrival + Day);
        try
        {
            return ReferenceOrbit.Solve(pattern, model.Forces, first, last, threads, cancellation: cancellation);
        }
        catch (Exception stuck) when (stuck is ArithmeticException or InsideBodyException)
        {
            try
            {
                var begin = pattern.Time(pattern.Revolution(first), 0);
                return EphemerisOrbit.Solve(
                    pattern.Orbit,
                    model.Forces,
                    begin,
                    Math.Max(last, begin + period),
                    threads,
                    cancellation: cancellation
                );
            }
            catch (Exception lost) when (lost is ArithmeticException or InsideBodyException)
            {
                throw new NoSolutionException(
                    $"this orbit is not found in the real sky: {lost.Message}",
                    "take another period"
                );
            }
        }
    }

    private static NoSolutionException None(HaloTransferGoal goal) =>
        new(
            FormattableString.Invariant($"no transfer to the orbit leaves at {goal.Departure:F0} s TDB past J2000"),
            "move the date by a day, or raise the flyby"
        );
}
