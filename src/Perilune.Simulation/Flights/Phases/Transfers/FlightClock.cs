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
}
