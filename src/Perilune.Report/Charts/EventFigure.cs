using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Charts;

/// <summary>All events of the run, a row for each kind.</summary>
internal static class EventFigure
{
    private const double Row = 19;

    /// <summary>The picture.</summary>
    public static string Draw(TimeFrame frame, IReadOnlyList<RecordedEvent> events)
    {
        var kinds = events.GroupBy(e => e.Kind).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).ToList();
        var bottom = 6 + Row * kinds.Count;
        var svg = new Svg(TimeFrame.Width, bottom + TimeFrame.Footer, "Events of the run by kind");
        frame.Grid(svg, 6, bottom);
        for (var i = 0; i < kinds.Count; i++)
        {
            var y = 6 + Row * (i + 0.5);
            svg.Line(TimeFrame.Left, y, TimeFrame.Right, y, "grid");
            svg.Text(TimeFrame.Left - 10, y + 4, Words.Sentence(kinds[i].Key), "row-label", "end");
            svg.Text(TimeFrame.Right + 8, y + 4, $"{kinds[i].Count()}", "note");
            svg.Path(Marks(frame, kinds[i], y), "marks");
        }

        svg.Line(TimeFrame.Left, bottom, TimeFrame.Right, bottom, "axis");
        frame.Labels(svg, bottom);
        return svg.Finish();
    }

    /// <summary>One path of ticks and bars; those that fall on the same pixels as the one before are one.</summary>
    private static string Marks(TimeFrame frame, IEnumerable<RecordedEvent> events, double y)
    {
        var path = new PathData();
        var covered = double.NegativeInfinity;
        foreach (var e in events.OrderBy(e => e.Time).ThenBy(e => e.End))
        {
            var left = Math.Max(frame.X(e.Time) - 0.6, covered);
            var right = Math.Max(frame.X(e.End), frame.X(e.Time) + 0.8);
            if (right - left < 0.5)
                continue;
            path.Move(left, y - 5).Line(right, y - 5).Line(right, y + 5).Line(left, y + 5).Close();
            covered = right;
        }

        return path.ToString();
    }
}
