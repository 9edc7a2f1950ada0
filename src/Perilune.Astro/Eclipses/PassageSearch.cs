using System.Collections.Immutable;
using Perilune.Numerics.RootFinding;

namespace Perilune.Astro.Eclipses;

/// <summary>
/// Searches times in which an outer function is negative, and within them those in which an inner one is. The search refines
/// until no passage can hide between samples (<see cref="SignChanges"/>).
/// </summary>
internal static class PassageSearch
{
    private const double Tolerance = 1e-6;

    /// <summary>Passages over a grid of times, counted from an origin so that digits are not lost.</summary>
    /// <param name="outer">Negative within a passage, of elapsed seconds.</param>
    /// <param name="inner">Negative within a core, of elapsed seconds.</param>
    /// <param name="kind">Kind of a core at a time within it.</param>
    /// <param name="origin">Origin of elapsed seconds, TDB seconds past J2000.</param>
    /// <param name="grid">Elapsed seconds at which to begin, rising.</param>
    /// <param name="maximumStep">Longest stretch that five samples describe, s.</param>
    public static List<OccultationPassage> Find(
        Func<double, double> outer,
        Func<double, double> inner,
        Func<double, Occultation> kind,
        double origin,
        ReadOnlySpan<double> grid,
        double maximumStep
    )
    {
        var changes = new List<SignChange>();
        var value = outer(grid[0]);
        var inside = value < 0;
        for (var i = 1; i < grid.Length; i++)
        {
            var next = outer(grid[i]);
            SignChanges.Find(outer, grid[i - 1], grid[i], value, next, maximumStep, Tolerance, changes);
            value = next;
        }
        var passages = new List<OccultationPassage>();
        var (start, seen) = (grid[0], false);
        foreach (var change in changes)
        {
            if (change.Rising)
                passages.Add(Passage(start, change.Abscissa, seen, true));
            else
                (start, seen) = (change.Abscissa, true);
            inside = !change.Rising;
        }
        if (inside)
            passages.Add(Passage(start, grid[^1], seen, false));
        return passages;

        OccultationPassage Passage(double from, double to, bool startSeen, bool endSeen) =>
            new(origin + from, origin + to, startSeen, endSeen, Cores(inner, kind, origin, from, to, maximumStep));
    }

    private static ImmutableArray<OccultationCore> Cores(
        Func<double, double> inner,
        Func<double, Occultation> kind,
        double origin,
        double from,
        double to,
        double maximumStep
    )
    {
        // A passage is searched in eight parts, however short it is against an orbit.
        var changes = SignChanges.Find(inner, from, to, Math.Min(maximumStep, (to - from) / 8), Tolerance);
        var cores = ImmutableArray.CreateBuilder<OccultationCore>();
        double? start = inner(from) < 0 ? from : null;
        foreach (var change in changes)
        {
            if (!change.Rising)
                start = change.Abscissa;
            else if (start is { } begun)
            {
                cores.Add(Core(begun, change.Abscissa));
                start = null;
            }
        }
        if (start is { } open)
            cores.Add(Core(open, to));
        return cores.ToImmutable();

        OccultationCore Core(double begin, double end) => new(kind(0.5 * (begin + end)), origin + begin, origin + end);
    }
}
