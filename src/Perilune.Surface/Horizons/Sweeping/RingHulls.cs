namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// Hulls of the far rings, which look the same from several lines: the middle one's serves them all. They are kept, each with
/// those beyond it, while lines are taken in rising order.
/// </summary>
internal sealed class RingHulls
{
    private readonly List<Shared> shared = [];

    /// <summary>Nearest X at which the ground of the hull given last stands on cells over 500 m; infinite where none does.</summary>
    public float CoarseFrom { get; private set; }

    /// <summary>The nearest ring that one line shares with others; the number of rings where none does.</summary>
    public static int FirstShared(FarRings rings)
    {
        var first = 0;
        while (first < rings.Count && rings[first].Group == 1)
            first++;
        return first;
    }

    /// <summary>The hull of all shared rings for a line; line 0 begins with new rings.</summary>
    public ReadOnlySpan<UpperHull.Point> Of(FarRings rings, int line, int lines)
    {
        while (shared.Count <= rings.Count)
            shared.Add(new());
        var first = FirstShared(rings);
        CoarseFrom = float.PositiveInfinity;
        if (first == rings.Count)
            return [];
        var fresh = false;
        for (var k = rings.Count - 1; k >= first; k--)
        {
            var ring = rings[k];
            // What lies beyond has changed with it: groups of lines nest.
            var own = shared[k];
            fresh |= line == 0 || own.Group != line / ring.Group;
            if (!fresh)
                continue;
            own.Group = line / ring.Group;
            var beyond = k + 1 < rings.Count ? shared[k + 1] : null;
            own.Hull.Clear(ring.Count + (beyond?.Hull.Points.Length ?? 0));
            own.CoarseFrom = double.PositiveInfinity;
            if (beyond is not null)
            {
                own.Hull.CopyFrom(beyond.Hull);
                own.CoarseFrom = beyond.CoarseFrom;
            }
            var middle = Math.Min(line + ring.Group / 2, lines - 1);
            var heights = ring.Along(middle);
            for (var i = ring.Count - 1; i >= 0; i--)
                own.Hull.Push(ring.Verticals[i].X, ring.Verticals[i].Y(heights.At(i)));
            if (ring.Coarse)
                own.CoarseFrom = ring.Verticals[0].X;
        }
        CoarseFrom = (float)shared[first].CoarseFrom;
        return shared[first].Hull.Points;
    }

    // The hull of a ring and all beyond it, on the line that was swept last.
    private sealed class Shared
    {
        public readonly UpperHull Hull = new();
        public double CoarseFrom;
        public int Group;
    }
}
