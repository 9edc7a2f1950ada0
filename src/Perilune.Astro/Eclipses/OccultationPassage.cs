using System.Collections.Immutable;

namespace Perilune.Astro.Eclipses;

/// <summary>How much of a body another hides.</summary>
public enum Occultation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A part.</summary>
    Partial,

    /// <summary>All but a ring: the front body is seen within the back one.</summary>
    Annular,

    /// <summary>All.</summary>
    Full,
}

/// <summary>A time in which a body hides another in part or whole, from the first touch of their discs to the last.</summary>
/// <param name="Start">TDB seconds past J2000; the start of the search where the passage began before.</param>
/// <param name="End">TDB seconds past J2000; the end of the search where the passage ends later.</param>
/// <param name="StartSeen">Whether <paramref name="Start"/> is a first touch.</param>
/// <param name="EndSeen">Whether <paramref name="End"/> is a last touch.</param>
/// <param name="Cores">Times within in which the back body is hidden wholly, or shows as a ring; mostly one or none.</param>
public sealed record OccultationPassage(
    double Start,
    double End,
    bool StartSeen,
    bool EndSeen,
    ImmutableArray<OccultationCore> Cores
)
{
    /// <summary>Length, s.</summary>
    public double Duration => End - Start;

    /// <summary>The times within the passage that are of no core: the back body is hidden in part.</summary>
    public IEnumerable<(double Start, double End)> PartialTimes()
    {
        var from = Start;
        foreach (var core in Cores)
        {
            if (core.Start > from)
                yield return (from, core.Start);
            from = core.End;
        }
        if (End > from)
            yield return (from, End);
    }
}

/// <summary>A time in which the back body is hidden wholly, or shows as a ring.</summary>
/// <param name="Kind"><see cref="Occultation.Full"/> or <see cref="Occultation.Annular"/>.</param>
/// <param name="Start">TDB seconds past J2000.</param>
/// <param name="End">TDB seconds past J2000.</param>
public readonly record struct OccultationCore(Occultation Kind, double Start, double End)
{
    /// <summary>Length, s.</summary>
    public double Duration => End - Start;
}
