using System.Collections.Immutable;

namespace Perilune.Astro.Events;

/// <summary>A set of times: intervals in order that do not touch. Immutable.</summary>
public sealed class TimeWindows
{
    private TimeWindows(ImmutableArray<(double Start, double End)> intervals) => Intervals = intervals;

    /// <summary>No time.</summary>
    public static TimeWindows None { get; } = new([]);

    /// <summary>The intervals, TDB seconds past J2000.</summary>
    public ImmutableArray<(double Start, double End)> Intervals { get; }

    /// <summary>Sum of the lengths, s.</summary>
    public double Duration => Intervals.Sum(interval => interval.End - interval.Start);

    /// <summary>Intervals in any order; those that overlap or touch become one.</summary>
    /// <exception cref="ArgumentException">An interval ends before it starts.</exception>
    public static TimeWindows Of(IEnumerable<(double Start, double End)> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        var joined = ImmutableArray.CreateBuilder<(double Start, double End)>();
        foreach (var (start, end) in intervals.OrderBy(interval => interval.Start))
        {
            if (!(end >= start))
                throw new ArgumentException($"an interval ends ({end}) before it starts ({start})", nameof(intervals));
            if (joined.Count > 0 && start <= joined[^1].End)
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, end));
            else
                joined.Add((start, end));
        }
        return new(joined.ToImmutable());
    }

    /// <summary>Times of every other stretch between changes.</summary>
    /// <param name="start">Start of the whole, TDB seconds past J2000.</param>
    /// <param name="end">End of the whole, TDB seconds past J2000.</param>
    /// <param name="first">Whether the stretch from the start on is of the set.</param>
    /// <param name="changes">The changes in order, TDB seconds past J2000.</param>
    public static TimeWindows OfChanges(double start, double end, bool first, IEnumerable<double> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var intervals = new List<(double, double)>();
        var (from, inside) = (start, first);
        foreach (var change in changes)
        {
            if (inside)
                intervals.Add((from, change));
            (from, inside) = (change, !inside);
        }
        if (inside)
            intervals.Add((from, end));
        return Of(intervals);
    }

    /// <summary>Whether a time is of the set, ends included.</summary>
    public bool Contains(double tdb) => Intervals.Any(interval => tdb >= interval.Start && tdb <= interval.End);

    /// <summary>The times of this or the other.</summary>
    public TimeWindows Union(TimeWindows other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Of(Intervals.Concat(other.Intervals));
    }

    /// <summary>The times of both; a single instant is none.</summary>
    public TimeWindows Intersection(TimeWindows other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var common = new List<(double, double)>();
        var (i, j) = (0, 0);
        while (i < Intervals.Length && j < other.Intervals.Length)
        {
            var (a, b) = (Intervals[i], other.Intervals[j]);
            var (start, end) = (Math.Max(a.Start, b.Start), Math.Min(a.End, b.End));
            if (start < end)
                common.Add((start, end));
            if (a.End < b.End)
                i++;
            else
                j++;
        }
        return Of(common);
    }

    /// <summary>The times between two that are not of this set.</summary>
    /// <param name="start">Start of the whole, TDB seconds past J2000.</param>
    /// <param name="end">End of the whole, TDB seconds past J2000.</param>
    public TimeWindows Complement(double start, double end)
    {
        var gaps = new List<(double, double)>();
        var from = start;
        foreach (var interval in Intervals)
        {
            if (interval.Start > from && from < end)
                gaps.Add((from, Math.Min(interval.Start, end)));
            from = Math.Max(from, interval.End);
        }
        if (from < end)
            gaps.Add((from, end));
        return Of(gaps);
    }
}
