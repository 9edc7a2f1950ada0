using System.Collections.Immutable;

namespace Perilune.Partnership.Scheduling;

/// <summary>The sessions of an experiment follow each other inside its window.</summary>
internal sealed class OwnWindow : IConstraintBook
{
    public Constraint Kind => Constraint.Window;

    public double EarliestFrom(double start, SessionRequest request) => Math.Max(start, request.After);

    public void Take(double start, SessionRequest request) { }
}

/// <summary>All conditions of an experiment hold from a session's start to its end.</summary>
internal sealed class ConditionBook(ImmutableArray<ConditionWindows> conditions) : IConstraintBook
{
    public Constraint Kind => Constraint.Condition;

    public double EarliestFrom(double start, SessionRequest request)
    {
        var experiment = request.Experiment;
        for (var i = 0; i < experiment.Conditions.Length; )
        {
            var windows = conditions.First(c => c.Name == experiment.Conditions[i]).Windows;
            var earliest = EarliestFrom(start, experiment.Duration, windows);
            if (double.IsPositiveInfinity(earliest))
                return earliest;
            // A later start has to be asked of the conditions before it again.
            i = earliest > start ? 0 : i + 1;
            start = earliest;
        }

        return start;
    }

    public void Take(double start, SessionRequest request) { }

    private static double EarliestFrom(double start, double duration, ImmutableArray<Interval> windows)
    {
        var (low, high) = (0, windows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (windows[middle].End < start + duration)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < windows.Length; low++)
        {
            var at = Math.Max(start, windows[low].Start);
            if (at + duration <= windows[low].End)
                return at;
        }

        return double.PositiveInfinity;
    }
}
