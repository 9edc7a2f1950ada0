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
    /// <exception cref="Language.InputException">Both are given, or liftoff is not named.</exception>
    public static double Ignition(PhaseRun run, object section, Epoch? at, double? elapsed, double start) =>
        at is null && elapsed is null
            ? start
            : Instant(run, section, at, nameof(Burn.At), elapsed, nameof(Burn.Elapsed)).SecondsPastJ2000;
}
