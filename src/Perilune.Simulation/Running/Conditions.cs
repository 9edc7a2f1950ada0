using System.Collections.Immutable;
using Perilune.Partnership.Scheduling;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Running;

/// <summary>When what experiments may need of the sky holds at each habitat.</summary>
internal static class Conditions
{
    public static ImmutableArray<ConditionWindows> Of(
        BaseLight? light,
        NodeYear? node,
        Contacts contacts,
        double start,
        double end
    )
    {
        var windows = ImmutableArray.CreateBuilder<ConditionWindows>();
        void Add(string habitat, Condition condition, IEnumerable<Interval> intervals) =>
            windows.Add(new(Sharing.ConditionName(habitat, condition), [.. intervals]));
        if (light is not null)
        {
            var (bright, dark) = (new List<Interval>(), new List<Interval>());
            Split(light.Light.Sun.Select(p => (p.Tdb, p.Fraction)), bright, dark);
            Add(StationMapping.Base, Condition.Sunlight, bright);
            Add(
                StationMapping.Base,
                Condition.Darkness,
                light.Light.Darkness.Select(d => new Interval(d.Start, d.End))
            );
            Add(
                StationMapping.Base,
                Condition.EarthView,
                light.Light.EarthVisible.Select(d => new Interval(d.Start, d.End))
            );
        }
        if (node is not null)
        {
            var (bright, dark) = (new List<Interval>(), new List<Interval>());
            Split(node.Sunlight.Times.Zip(node.Sunlight.Fractions), bright, dark);
            Add(StationMapping.Node, Condition.Sunlight, bright);
            Add(StationMapping.Node, Condition.Darkness, dark);
            Add(StationMapping.Node, Condition.EarthView, Merge(contacts.Node, start, end));
        }
        return windows.ToImmutable();
    }

    /// <summary>Stretches of a piecewise-linear fraction that are wholly one, and those that are wholly zero.</summary>
    private static void Split(
        IEnumerable<(double Time, double Fraction)> points,
        List<Interval> bright,
        List<Interval> dark
    )
    {
        // Thinned fractions come within a thousandth of their ends.
        const double near = 0.002;
        (double Time, double Fraction)? before = null;
        foreach (var point in points)
        {
            if (before is { } b && point.Time > b.Time)
            {
                if (b.Fraction > 1 - near && point.Fraction > 1 - near)
                    Extend(bright, b.Time, point.Time);
                else if (b.Fraction < near && point.Fraction < near)
                    Extend(dark, b.Time, point.Time);
            }
            before = point;
        }
    }

    private static void Extend(List<Interval> intervals, double start, double end)
    {
        if (intervals.Count > 0 && intervals[^1].End >= start)
            intervals[^1] = intervals[^1] with { End = Math.Max(end, intervals[^1].End) };
        else
            intervals.Add(new(start, end));
    }

    private static List<Interval> Merge(ImmutableArray<Contact> contacts, double start, double end)
    {
        var merged = new List<Interval>();
        foreach (var contact in contacts)
            Extend(merged, Math.Max(start, contact.Start), Math.Min(end, contact.End));
        return merged;
    }
}
