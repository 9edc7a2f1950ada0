using Perilune.Report.Charts;
using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>Light, shadow and contact through the run as strips.</summary>
internal static class LightSection
{
    // Intervals that cover more of the run than this are read better as fractions of the day than as bars.
    private const double Dense = 0.05;

    // Shadow is always drawn as bars: a colour that means light must not mean dark in the next row.
    private static readonly string[] shadows = ["dark", "night", "eclipse", "penumbra", "occult", "loss"];

    // Rows of one kind beyond this many are summed up in words.
    private const int Rows = 9;

    private static readonly string[] lights = ["sun", "light", "illumin", "earth", "visib", "shadow"];

    private static readonly string[] kinds =
    [
        "darkness",
        "night",
        "eclipse",
        "penumbra",
        "earth",
        "occultation",
        "pass",
        "contact",
    ];

    /// <summary>Whether a series is a fraction of light or view, for a strip.</summary>
    public static bool IsStrip(Series series) =>
        series.Unit is "1" or "%" && lights.Any(w => series.Id.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether events of this kind are drawn as strips.</summary>
    public static bool IsStrip(string kind) => kinds.Any(k => kind.Contains(k, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes it.</summary>
    public static void Write(Html html, RunRecord record, TimeFrame frame)
    {
        var rows = record.Series.Where(IsStrip).Select(s => Strip(s, frame)).ToList();
        var groups = record
            .Events.Where(e => e.End > e.Time && IsStrip(e.Kind))
            .GroupBy(e => (e.Kind, e.Subject))
            .OrderBy(g => Array.FindIndex(kinds, k => g.Key.Kind.Contains(k, StringComparison.OrdinalIgnoreCase)))
            .ThenBy(g => g.Key.Kind, StringComparer.Ordinal)
            .ThenByDescending(g => g.Sum(e => e.End - e.Time))
            .ThenBy(g => g.Key.Subject, StringComparer.Ordinal)
            .ToList();
        rows.AddRange(
            groups
                .GroupBy(g => g.Key.Kind)
                .SelectMany(k => k.Take(Rows))
                .Select(g => Row(g.Key.Kind, g.Key.Subject, [.. g], frame))
        );
        var hidden = groups.GroupBy(g => g.Key.Kind).Sum(k => Math.Max(k.Count() - Rows, 0));
        if (rows.Count == 0)
            return;
        html.Section("light", "Light and contact", "")
            .Figure(
                StripFigure.Draw(frame, rows, "Light, shadow and contact by day"),
                "Colours: the part of each day in which the Sun or the Earth is seen, or at least one tracking station, from none (dark blue) to all (yellow). Bars: single events, as high as they are long."
                    + (hidden > 0 ? $" {hidden} more rows with less are not drawn." : "")
            )
            .EndSection();
    }

    private static StripRow Strip(Series series, TimeFrame frame)
    {
        var bins = new double[StripFigure.Bins(frame.Calendar.Duration)];
        var weight = new double[bins.Length];
        var percent = series.Unit == "%" ? 100.0 : 1;
        for (var i = 0; i < series.Times.Count; i++)
        {
            var end = i + 1 < series.Times.Count ? series.Times[i + 1] : frame.Calendar.Duration;
            var value =
                series.Kind == SeriesKind.Linear && i + 1 < series.Times.Count
                    ? (series.Values[i] + series.Values[i + 1]) / 2
                    : series.Values[i];
            Spread(series.Times[i], end, frame.Calendar.Duration, bins, value / percent);
            Spread(series.Times[i], end, frame.Calendar.Duration, weight, 1);
        }

        var mean = bins.Sum() / weight.Sum();
        for (var i = 0; i < bins.Length; i++)
            bins[i] = weight[i] > 0 ? bins[i] / weight[i] : double.NaN;
        return new(series.Title, $"mean {Number.Value(100 * mean, 3)} %", bins, [], default);
    }

    private static StripRow Row(string kind, string subject, List<RecordedEvent> events, TimeFrame frame)
    {
        var duration = frame.Calendar.Duration;
        var intervals = Union(events);
        var total = intervals.Sum(e => e.End - e.Start);
        var longest = events.Max(e => e.End - e.Time);
        var unit =
            longest < 7200 ? ("min", 60.0)
            : longest < 2 * 86400 ? ("h", 3600.0)
            : ("d", 86400.0);
        var label = Words.Sentence(subject.Length > 0 ? $"{kind}, {subject}" : kind);
        if (total < Dense * duration || shadows.Any(s => kind.Contains(s, StringComparison.OrdinalIgnoreCase)))
            return new(
                label,
                $"{events.Count}, longest {Number.Value(longest / unit.Item2, 3)}\u00a0{unit.Item1}",
                [],
                [.. events.Select(e => (e.Time, e.End))],
                unit
            );
        var bins = new double[StripFigure.Bins(duration)];
        foreach (var (start, end) in intervals)
            Spread(start, end, duration, bins, bins.Length / duration);
        return new(label, $"{Number.Value(100 * total / duration, 3)} %, {events.Count} times", bins, [], unit);
    }

    /// <summary>When at least one of the events goes on: two stations that see the same sky at once count once.</summary>
    private static List<(double Start, double End)> Union(List<RecordedEvent> events)
    {
        var union = new List<(double Start, double End)>();
        foreach (var e in events.OrderBy(e => e.Time).ThenBy(e => e.End))
            if (union.Count > 0 && e.Time <= union[^1].End)
                union[^1] = (union[^1].Start, Math.Max(union[^1].End, e.End));
            else
                union.Add((e.Time, e.End));
        return union;
    }

    /// <summary>Adds a value times the seconds of an interval to the bins that it covers.</summary>
    private static void Spread(double start, double end, double duration, double[] bins, double value)
    {
        var width = duration / bins.Length;
        (start, end) = (Math.Max(start, 0), Math.Min(end, duration));
        for (var i = (int)(start / width); i < bins.Length && i * width < end; i++)
            bins[i] += value * Math.Max(Math.Min(end, (i + 1) * width) - Math.Max(start, i * width), 0);
    }
}
