using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.ThreeBody;
using Perilune.Cli.Commands;
using Perilune.Flight.HaloOrbits;
using Perilune.Flight.Transfers;
using Perilune.Flight.Transfers.Windows;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Windows;

/// <summary>Window tables towards the Moon.</summary>
internal sealed class LunarWindows(Knowledge knowledge, WindowOptions options, CancellationToken cancellation)
{
    private const double Day = 86400;

    // A flight, a passage from perilune to the orbit, and a revolution in hand.
    private const double After = 40 * Day;

    /// <summary>The forces: point masses.</summary>
    public CislunarModel Model => model;

    private readonly CislunarModel model = new(
        knowledge.Ephemeris,
        knowledge.Bodies.GravitationalParameter(NaifId.Moon),
        knowledge.Bodies.GravitationalParameter(NaifId.Earth),
        knowledge.Bodies.GravitationalParameter(NaifId.Sun)
    );

    /// <summary>How long after the last departure a three-body orbit is known, s.</summary>
    public double Reach { get; init; } = After;

    /// <summary>Whether a three-body orbit is that of one station for all departures, also where no perilune of it is told.</summary>
    public bool IsOneStation { get; init; }

    /// <summary>Where the flights go.</summary>
    public LunarTarget Destination => target ??= Target();

    /// <summary>The table.</summary>
    public IReadOnlyList<WindowEntry> Table(IProgress<double>? progress)
    {
        var window = Window(options.LeastDays, options.MostDays);
        return window.Table(
            options.First.SecondsPastJ2000,
            options.Last.SecondsPastJ2000,
            options.Count,
            options.Threads,
            progress,
            cancellation
        );
    }

    /// <summary>
    /// What conics promise over a grid of departures and times of flight, m/s, a column for each departure: of orbits entered at
    /// perilune.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>> Grid(IReadOnlyList<double> departures, IReadOnlyList<double> flightDays)
    {
        var columns = new IReadOnlyList<double>[departures.Count];
        var windows = flightDays.Select(days => Window(days, days)).ToList();
        Parallel.For(
            0,
            departures.Count,
            new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation },
            i => columns[i] = [.. windows.Select(window => window.Estimate(departures[i]))]
        );
        return columns;
    }

    private LunarWindow Window(double leastDays, double mostDays)
    {
        target ??= Target();
        return new(
            model,
            target,
            knowledge.Bodies.EquatorialRadius(NaifId.Earth) + options.ParkingAltitude,
            options.Inclination
        )
        {
            LeastFlight = leastDays * Day,
            MostFlight = mostDays * Day,
        };
    }

    private LunarTarget? target;

    /// <summary>The target.</summary>
    public LunarTarget Target()
    {
        // The mean radius, as altitudes of lunar orbits are told.
        var moon = knowledge.Bodies.EquatorialRadius(NaifId.Moon);
        var perilune = moon + options.PeriluneAltitude;
        return options.Target switch
        {
            "llo" or "frozen" => new LunarTarget.Orbit(
                perilune,
                moon + options.ApoluneAltitude,
                options.LunarInclination,
                tdb =>
                    knowledge.Frames.Rotation(Frame.Icrf, Frame.MoonMeanEarthDe440, tdb).TransposeTimes(Vector3.UnitZ)
            )
            {
                ArgumentOfPerilune = double.IsNaN(options.ArgumentOfPerilune) ? null : options.ArgumentOfPerilune,
            },
            "free-return" => new LunarTarget.FreeReturn(FreeReturnKind.Circumlunar, perilune),
            _ when IsOneStation || options.Perilune is not null => new LunarTarget.Station(
                Station(Member()),
                perilune,
                options.Via
            ),
            _ => new LunarTarget.AnyPhase(Member(), perilune, options.Via),
        };
    }

    private PeriodicOrbit Member()
    {
        var family = options.Target == "dro" ? "distant-retrograde" : "halo-l2-south";
        var found = OrbitFamiliesCommand.Family(OrbitFamiliesCommand.System("earth-moon"), family, cancellation);
        var period = options.PeriodDays * Day;
        var orbits = found.WithPeriod(period);
        if (orbits.Count == 0)
        {
            var (low, high) = (found.Members.Min(m => m.PeriodSeconds), found.Members.Max(m => m.PeriodSeconds));
            throw OrbitFamiliesCommand.Wrong(
                "--period",
                FormattableString.Invariant($"{options.PeriodDays:G5}"),
                FormattableString.Invariant($"the family has periods of {low / Day:F2} to {high / Day:F2} d"),
                FormattableString.Invariant($"--period {(low + high) / 2 / Day:F1}")
            );
        }
        return orbits[0];
    }

    /// <summary>The orbit with the station's perilune, over all departures and flights.</summary>
    private StationState Station(PeriodicOrbit orbit)
    {
        var start = options.First.SecondsPastJ2000;
        var perilune = options.Perilune?.SecondsPastJ2000 ?? start + orbit.PeriodSeconds / 2;
        try
        {
            var flown = ReferenceOrbit.Solve(
                new HaloPattern(orbit, knowledge.Ephemeris, perilune),
                model.Forces,
                start,
                options.Last.SecondsPastJ2000 + Reach,
                options.Threads,
                cancellation: cancellation
            );
            return tdb =>
            {
                var (position, velocity) = flown.Trajectory.At(tdb);
                return (position, velocity);
            };
        }
        catch (Exception stuck) when (stuck is ArithmeticException or InsideBodyException)
        {
            throw OrbitFamiliesCommand.Wrong(
                "--period",
                FormattableString.Invariant($"{options.PeriodDays:G5}"),
                $"this orbit is not found in the real sky: {stuck.Message}",
                "another period, or a shorter span"
            );
        }
    }
}
