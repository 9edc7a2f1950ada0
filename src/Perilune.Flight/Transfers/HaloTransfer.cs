using Perilune.Astro.ThreeBody;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.Targeting;

namespace Perilune.Flight.Transfers;

/// <summary>
/// A transfer to a near-rectilinear halo orbit from a date alone: the phase of the orbit that suits the date is found first, on
/// conics, then the orbit in the real sky, then the transfer to it.
/// </summary>
public static class HaloTransfer
{
    /// <summary>Two ninths of the mean synodic month of 29.530589 d, s: the period that keeps its phase to the Sun.</summary>
    public const double NineToTwoPeriod = 29.530589 * 86400 * 2 / 9;

    private const double Day = 86400;
    private const int Phases = 8;

    // A flight and a passage at the longest, and some in hand.
    private const double Span = 12 * Day;

    /// <summary>The cheapest transfer that leaves the parking orbit at a date, with the orbit that it reaches.</summary>
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
        ArgumentNullException.ThrowIfNull(model);
        var orbit = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, NineToTwoPeriod);
        var goal = new NodeTransferGoal(
            LegSense.Outbound,
            departure,
            departure,
            parkingRadius,
            inclination,
            flybyRadius
        );
        var costs = new (double Cost, HaloPattern Pattern)[Phases];
        Parallel.For(
            0,
            Phases,
            new() { MaxDegreeOfParallelism = threads },
            i =>
            {
                var perilune = departure + orbit.PeriodSeconds * i / Phases;
                var pattern = new HaloPattern(orbit, model.Forces.Ephemeris, perilune);
                costs[i] = (new NodeTransfer(model, time => At(pattern, time)).Estimate(goal), pattern);
            }
        );
        // The next phase, where the first promises what the ephemeris does not keep.
        foreach (var (_, pattern) in costs.Where(cost => double.IsFinite(cost.Cost)).OrderBy(cost => cost.Cost).Take(3))
        {
            var reference = ReferenceOrbit.Solve(pattern, model.Forces, departure, departure + Span, threads);
            var transfer = new NodeTransfer(
                model,
                time =>
                {
                    var (position, velocity) = reference.Trajectory.At(time);
                    return (position, velocity);
                }
            ).Find(goal);
            if (transfer is not null)
                return (transfer, reference);
        }
        throw new NoSolutionException(
            FormattableString.Invariant($"no transfer to the halo orbit leaves at {departure:F0} s TDB past J2000"),
            "move the date by a day, or raise the flyby"
        );
    }

    private static (Numerics.LinearAlgebra.Vector3, Numerics.LinearAlgebra.Vector3) At(HaloPattern pattern, double time)
    {
        var revolution = pattern.Revolution(time);
        var phase = (time - pattern.Time(revolution, 0)) / pattern.Orbit.PeriodSeconds;
        var (position, velocity) = pattern.At(revolution, Math.Clamp(phase, 0, 1));
        return (position, velocity);
    }
}
