using System.Collections.Immutable;

namespace Perilune.Surface.Illumination;

/// <summary>A span of time, TDB seconds past J2000.</summary>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end.</param>
public readonly record struct TimeInterval(double Start, double End)
{
    /// <summary>Length, s.</summary>
    public double Duration => End - Start;

    /// <summary>Instants that lie in either of two sets of intervals, as ordered, disjoint intervals.</summary>
    public static ImmutableArray<TimeInterval> Union(ImmutableArray<TimeInterval> a, ImmutableArray<TimeInterval> b)
    {
        var union = ImmutableArray.CreateBuilder<TimeInterval>();
        foreach (var interval in a.Concat(b).OrderBy(interval => interval.Start).ThenBy(interval => interval.End))
        {
            if (union.Count > 0 && interval.Start <= union[^1].End)
                union[^1] = new(union[^1].Start, Math.Max(union[^1].End, interval.End));
            else
                union.Add(interval);
        }
        return union.ToImmutable();
    }
}
