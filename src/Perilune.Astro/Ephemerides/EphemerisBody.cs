using System.Collections.Immutable;
using Perilune.Astro.Kernels;

namespace Perilune.Astro.Ephemerides;

/// <summary>A body of an ephemeris with its segments, the one that counts first in front.</summary>
internal sealed class EphemerisBody(int code)
{
    private EphemerisLink[] links = [];

    private const int NotMeasured = -1;
    private const int Measuring = -2;

    public int Code => code;

    /// <summary>Longest chain of centres above this body: greater than that of any centre, so that chains meet in order.</summary>
    public int Height { get; private set; } = NotMeasured;

    public IEnumerable<EphemerisLink> Links => links;

    public void Prepend(EphemerisLink link) => links = [link, .. links];

    /// <summary>Finds <see cref="Height"/>.</summary>
    /// <exception cref="DataFileException">The centres form a ring.</exception>
    public int Measure()
    {
        if (Height == Measuring)
        {
            throw new DataFileException(
                links[0].Segment.Path,
                $"the chain of centres of body {code} has no end",
                "leave out the kernel that closes the ring"
            );
        }
        if (Height == NotMeasured)
        {
            Height = Measuring;
            Height = links.Length == 0 ? 0 : 1 + links.Max(link => link.Center.Measure());
        }
        return Height;
    }

    /// <summary>The segment that counts at an epoch, or null.</summary>
    public EphemerisLink? Find(double tdb)
    {
        foreach (var link in links)
        {
            if (tdb >= link.Start && tdb <= link.End)
                return link;
        }
        return null;
    }

    /// <summary>
    /// The stretch about an epoch in which the same segment counts: it reaches neither beyond the segment nor over an end of
    /// one that goes before it.
    /// </summary>
    public (double Start, double End) Stretch(EphemerisLink counting, double tdb)
    {
        var (start, end) = (counting.Start, counting.End);
        foreach (var link in links)
        {
            if (link == counting)
                break;
            if (link.Start > tdb)
                end = Math.Min(end, link.Start);
            if (link.End < tdb)
                start = Math.Max(start, Math.BitIncrement(link.End));
        }
        return (start, end);
    }

    /// <summary>Spans held, joined where they touch, in order of time.</summary>
    public ImmutableArray<(double Start, double End)> Coverage()
    {
        var spans = new List<(double Start, double End)>();
        foreach (var link in links.OrderBy(link => link.Start))
        {
            if (spans.Count > 0 && link.Start <= spans[^1].End)
                spans[^1] = (spans[^1].Start, Math.Max(spans[^1].End, link.End));
            else
                spans.Add((link.Start, link.End));
        }
        return [.. spans];
    }
}

/// <summary>A segment with its centre and its axes resolved.</summary>
internal sealed class EphemerisLink(SpkSegment segment, EphemerisBody center, SegmentAxes? axes)
{
    public readonly double Start = segment.Start;
    public readonly double End = segment.End;
    public readonly SpkSegment Segment = segment;
    public readonly EphemerisBody Center = center;

    // Null for ICRF.
    public readonly SegmentAxes? Axes = axes;
}
