using Perilune.Astro.Time;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>The instant of a phase that begins by itself: an epoch, or elapsed time since liftoff.</summary>
internal static class PhaseInstant
{
    public static Epoch Of(PhaseRun run, object section, Epoch? epoch, double? elapsed)
    {
        if (epoch is { } instant && elapsed is null)
            return instant;
        if (epoch is not null)
            throw run.Wrong(section, "Elapsed", "", "is given beside epoch", "keep one");
        if (elapsed is not { } seconds)
            throw run.Wrong(section, "Epoch", "", "is missing", "add 'epoch:' or 'elapsed:'");
        return run.Liftoff is { } liftoff
            ? liftoff + seconds
            : throw run.Wrong(section, "Elapsed", "", "counts from a liftoff that is not named", "add 'liftoff:'");
    }
}
