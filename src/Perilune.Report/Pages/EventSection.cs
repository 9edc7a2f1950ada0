using Perilune.Report.Charts;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>Everything that happened, and the rarer things in words.</summary>
internal static class EventSection
{
    // A kind of event with more of them than this is a rhythm, not news: it is drawn but not listed.
    private const int Rare = 40;

    /// <summary>Writes it, when there are events.</summary>
    public static void Write(Html html, RunRecord record, TimeFrame frame)
    {
        if (record.Events.Count == 0)
            return;
        var counts = record.Events.GroupBy(e => e.Kind).ToDictionary(g => g.Key, g => g.Count());
        var rare = record.Events.Where(e => counts[e.Kind] <= Rare).ToList();
        html.Section("events", "What happened", "")
            .Figure(
                EventFigure.Draw(frame, record.Events),
                $"All {record.Events.Count} events of the run by kind; on the right how many."
            );
        if (rare.Count > 0)
            html.Raw($"<details><summary>The {rare.Count} rarer events in words</summary>")
                .Table(
                    ["Time (UTC)", "Kind", "Subject", ">Length", "What"],
                    rare.Select(e =>
                        (IReadOnlyList<string>)
                            [
                                frame.Calendar.DateAndTime(e.Time),
                                Html.Safe(e.Kind),
                                Html.Safe(e.Subject),
                                e.End > e.Time ? Html.Data((e.End - e.Time) / 3600, "h") : "",
                                Html.Safe(e.Text),
                            ]
                    )
                )
                .Raw("</details>");
        html.EndSection();
    }
}
