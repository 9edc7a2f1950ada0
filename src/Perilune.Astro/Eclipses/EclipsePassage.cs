using System.Collections.Immutable;

namespace Perilune.Astro.Eclipses;

/// <summary>A time in which a body hides a part of the Sun, from the first touch of the penumbra to the last.</summary>
/// <param name="Body">NAIF code of the body that hides.</param>
/// <param name="Start">TDB seconds past J2000; the start of the search where the passage began before.</param>
/// <param name="End">TDB seconds past J2000; the end of the search where the passage ends later.</param>
/// <param name="StartSeen">Whether <paramref name="Start"/> is an edge of the shadow.</param>
/// <param name="EndSeen">Whether <paramref name="End"/> is an edge of the shadow.</param>
/// <param name="Cores">Times within in which the Sun is hidden wholly, or shows as a ring; mostly one or none.</param>
public sealed record EclipsePassage(
    int Body,
    double Start,
    double End,
    bool StartSeen,
    bool EndSeen,
    ImmutableArray<EclipseCore> Cores
)
{
    /// <summary>Length, s.</summary>
    public double Duration => End - Start;
}

/// <summary>A time in umbra, or in the annular part of a shadow.</summary>
/// <param name="Kind"><see cref="Lighting.Umbra"/> or <see cref="Lighting.Annular"/>, as in its middle.</param>
/// <param name="Start">TDB seconds past J2000.</param>
/// <param name="End">TDB seconds past J2000.</param>
public readonly record struct EclipseCore(Lighting Kind, double Start, double End)
{
    /// <summary>Length, s.</summary>
    public double Duration => End - Start;
}
