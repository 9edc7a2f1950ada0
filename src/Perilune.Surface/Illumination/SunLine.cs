using System.Collections.Immutable;

namespace Perilune.Surface.Illumination;

/// <summary>Thins a sampled fraction of the Sun to straight lines between its change points.</summary>
internal static class SunLine
{
    /// <summary>
    /// The fewest lines that Douglas and Peucker's rule finds within a tolerance of every sample (Cartographica 10:112, 1973,
    /// with the distance taken along the fraction); every event is kept as a point.
    /// </summary>
    public static ImmutableArray<SunPoint> Thin(
        double[] times,
        SkySample[] samples,
        LightEvent[] events,
        Observer observer,
        double tolerance
    )
    {
        var sorted = events.Select(change => change.Tdb).Order().ToArray();
        var points = new List<SunPoint>(times.Length + sorted.Length);
        var corners = new List<int> { 0 };
        var next = 0;
        for (var i = 0; i < times.Length; i++)
        {
            for (; next < sorted.Length && sorted[next] < times[i]; next++)
            {
                if (points[^1].Tdb == sorted[next])
                    continue;
                corners.Add(points.Count);
                points.Add(Point(sorted[next], observer.Look(sorted[next]).SunFraction));
            }
            points.Add(Point(times[i], samples[i].SunFraction));
        }
        corners.Add(points.Count - 1);
        var keep = new bool[points.Count];
        for (var i = 1; i < corners.Count; i++)
            Mark(points, keep, corners[i - 1], corners[i], tolerance);
        var result = ImmutableArray.CreateBuilder<SunPoint>();
        for (var i = 0; i < points.Count; i++)
        {
            if (keep[i])
                result.Add(points[i]);
        }
        return result.ToImmutable();

        // The root of a clearance may leave a last thread of the disc on either side.
        static SunPoint Point(double tdb, double fraction) =>
            new(
                tdb,
                fraction < 1e-6 ? 0
                    : fraction > 1 - 1e-6 ? 1
                    : fraction
            );
    }

    private static void Mark(List<SunPoint> points, bool[] keep, int first, int last, double tolerance)
    {
        var spans = new Stack<(int First, int Last)>();
        spans.Push((first, last));
        while (spans.TryPop(out var span))
        {
            keep[span.First] = keep[span.Last] = true;
            var (a, b) = (points[span.First], points[span.Last]);
            var rate = b.Tdb > a.Tdb ? (b.Fraction - a.Fraction) / (b.Tdb - a.Tdb) : 0;
            var worst = tolerance;
            var worstIndex = -1;
            for (var i = span.First + 1; i < span.Last; i++)
            {
                var error = Math.Abs(points[i].Fraction - (a.Fraction + rate * (points[i].Tdb - a.Tdb)));
                if (error > worst)
                    (worst, worstIndex) = (error, i);
            }
            if (worstIndex < 0)
                continue;
            spans.Push((span.First, worstIndex));
            spans.Push((worstIndex, span.Last));
        }
    }
}
