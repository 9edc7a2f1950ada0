using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.Rendezvous.RelativeMotion;

namespace Perilune.Flight.Rendezvous.Approach;

/// <summary>What becomes of a chaser that makes no further manoeuvre.</summary>
/// <param name="Zone">The zone that it should stay out of.</param>
/// <param name="LeastDepth">Its least distance as a multiple of the zone's surface: below 1 it comes in.</param>
/// <param name="LeastRange">Distance from the target then, m.</param>
/// <param name="Epoch">When.</param>
public sealed record DriftVerdict(KeepOutZone Zone, double LeastDepth, double LeastRange, Epoch Epoch)
{
    /// <summary>Whether it stays out.</summary>
    public bool IsSafe => LeastDepth >= 1;
}

/// <summary>
/// Passive safety: after every manoeuvre, made or missed, free drift of a day must not lead into the zone about the target
/// (International Rendezvous System Interoperability Standards and SSP 50808 ask for 24 h; from general knowledge, unverified).
/// </summary>
public static class PassiveSafety
{
    /// <summary>Seconds of drift that are asked for: a day.</summary>
    public const double Day = 86400;

    /// <summary>Lets both drift in the force model and looks for the least distance.</summary>
    /// <param name="propagator">Forces and tolerances.</param>
    /// <param name="target">Target, relative to the model's central body, ICRF axes.</param>
    /// <param name="chaser">Chaser at the same epoch.</param>
    /// <param name="zone">What to stay out of.</param>
    /// <param name="seconds">How long, s.</param>
    public static DriftVerdict Drift(
        Propagator propagator,
        State target,
        State chaser,
        KeepOutZone zone,
        double seconds = Day
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        var pair = FlownPair.Coast(propagator, target, chaser, seconds);
        var (epoch, depth) = pair.Least(state => zone.Depth(state.Position));
        return new(zone, depth, pair.At(epoch).Range, epoch);
    }
}
