using Perilune.Astro.Time;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>Instants that are written as a date or as time since liftoff.</summary>
internal static class FlightClock
{
    /// <summary>The instant.</summary>
    /// <exception cref="Language.InputException">Neither is given, or both, or liftoff is not named.</exception>
    public static Epoch Instant(
        PhaseRun run,
        object section,
        Epoch? epoch,
        string epochProperty,
        double? elapsed,
        string elapsedProperty
    )
    {
        if (epoch is { } instant && elapsed is null)
            return instant;
        if (epoch is not null)
            throw run.Wrong(section, elapsedProperty, "", "is given beside a date", "keep one");
        if (elapsed is not { } seconds)
            throw run.Wrong(section, epochProperty, "", "is missing", "give a date, or the time since liftoff");
        return run.Liftoff is { } liftoff
            ? liftoff + seconds
            : throw run.Wrong(
                section,
                elapsedProperty,
                "",
                "counts from a liftoff that is not named",
                "add 'liftoff:'"
            );
    }

    /// <summary>When a burn written with <c>at</c> or <c>elapsed</c> ignites: where neither is given, at once.</summary>
    /// <returns>TDB seconds past J2000.</returns>
    /// <exception cref="Language.InputException">
    /// Both are given, or liftoff is not named, or the phase before, such as a burn longer than the coast after it, ends later.
    /// </exception>
    public static double Ignition(PhaseRun run, object section, Epoch? at, double? elapsed, double start)
    {
        if (at is null && elapsed is null)
            return start;
        var ignition = Instant(run, section, at, nameof(Burn.At), elapsed, nameof(Burn.Elapsed)).SecondsPastJ2000;
        NotBefore(run, section, at is null ? nameof(Burn.Elapsed) : nameof(Burn.At), ignition, start);
        return ignition;
    }

    /// <summary>Refuses an instant before the end of the phase before.</summary>
    public static void NotBefore(PhaseRun run, object section, string property, double instant, double start)
    {
        // Dates are written to a tenth of a second.
        if (instant >= start - 0.1)
            return;
        string Words(double tdb) =>
            run.Liftoff is { } liftoff && property == nameof(Burn.Elapsed)
                ? FormattableString.Invariant($"{tdb - liftoff.SecondsPastJ2000:0.0} s")
                : run.Knowledge.Times.Format(Epoch.FromSecondsPastJ2000(tdb), TimeScale.Utc, 1);
        throw run.Wrong(
            section,
            property,
            Words(instant),
            FormattableString.Invariant(
                $"is {start - instant:0.0} s before the end of the phase before, such as a burn longer than the coast"
            ),
            $"write {Words(start)} or later, or shorten what comes before"
        );
    }
}
