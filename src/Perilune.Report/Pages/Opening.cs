using Perilune.Report.Charts;
using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>The head of the report: what was run, whether it holds, and the numbers to remember.</summary>
internal static class Opening
{
    // Two rows of four tiles; the rest of the figures stand in a table below.
    private const int Tiles = 8;

    // What failed is told in the head of the page, but the head stays a head.
    private const int Failures = 6;

    /// <summary>Writes it.</summary>
    public static void Write(Html html, RunRecord record, Calendar calendar)
    {
        var identity = record.Identity;
        var failed = record.Verdicts.Where(v => !v.Pass).ToList();
        html.Raw("<header><div class=\"page\">")
            .Raw(record.Node is { Rotating.Count: > 1 } node ? OrbitFigure.DrawEmblem(node) : "")
            .Raw($"<p class=\"kicker\">Perilune · {Html.Safe(identity.Scenario)}</p>")
            .Raw($"<h1>{Html.Safe(identity.Title)}</h1>")
            .Raw(
                $"<p class=\"span\">{calendar.Date(0)} to {calendar.Date(identity.Duration)} · {Number.Value(identity.Duration / 86400)} days</p>"
            )
            .Raw($"<div class=\"statement {(failed.Count == 0 ? "good" : "bad")}\">{Statement(record, failed)}</div>")
            .Raw($"<p class=\"summary\">{Summary(record)}</p>")
            .Raw("<div class=\"tiles\">");
        foreach (var figure in record.Figures.Take(Tiles))
            html.Raw(
                $"<div class=\"tile\"><div class=\"value\">{Html.Data(figure.Value, figure.Unit)}</div><div class=\"name\">{Html.Safe(figure.Title)}</div></div>"
            );
        html.Raw("</div></div></header>").Raw("<main class=\"page\">");
        Contents(html, record);
        Verdicts(html, record);
    }

    /// <summary>How the run went: all well, or what failed and by how much.</summary>
    private static string Statement(RunRecord record, List<Verdict> failed)
    {
        var count = record.Verdicts.Count;
        if (count == 0)
            return "The run was judged by no verdict.";
        if (failed.Count == 0)
            return $"<b>All {count} verdicts are met.</b>";
        var items = failed.Take(Failures).Select(v => $"<li>{Html.Safe(v.Title)}: {VerdictList.Margin(v)}</li>");
        var more = failed.Count > Failures ? $"<li>and {failed.Count - Failures} more, below</li>" : "";
        return $"<b>{failed.Count} of {count} verdicts {(failed.Count == 1 ? "is" : "are")} not met:</b><ul>{string.Concat(items)}{more}</ul>";
    }

    /// <summary>What the station is, in a sentence.</summary>
    private static string Summary(RunRecord record)
    {
        var parts = new List<string>();
        if (record.Node is { } node)
            parts.Add($"an orbital node ({Html.Safe(node.Orbit)})");
        if (record.Site is { } site)
            parts.Add($"a base at {Html.Safe(site.Name)}");
        var text = parts.Count == 0 ? "A station" : string.Join(" and ", parts);
        text = char.ToUpperInvariant(text[0]) + text[1..];
        if (record.Flights.Count > 0)
            text += $", supplied by {Count(record.Flights.Count, "flight")}";
        if (record.Partners.Count > 0)
            text += $", shared by {Count(record.Partners.Count, "party", "parties")}";
        if (record.Experiments.Count > 0)
            text += $" with {Count(record.Experiments.Count, "experiment")}";
        return text + ".";
    }

    private static string Count(int count, string one, string? many = null) =>
        $"{count} {(count == 1 ? one : many ?? one + "s")}";

    private static void Contents(Html html, RunRecord record)
    {
        (string Id, string Title, bool There)[] sections =
        [
            ("verdicts", "Verdicts", true),
            ("orbit", "Orbit", record.Node is not null),
            ("light", "Light and contact", true),
            ("life", "Life aboard", true),
            ("site", "Site", record.Site is not null),
            ("flights", "Flights", record.Flights.Count > 0),
            ("partners", "Partners", record.Partners.Count > 0),
            ("events", "Events", record.Events.Count > 0),
            ("sources", "Sources", true),
        ];
        html.Raw(
            "<nav>"
                + string.Join(" ", sections.Where(s => s.There).Select(s => $"<a href=\"#{s.Id}\">{s.Title}</a>"))
                + "</nav>"
        );
    }

    private static void Verdicts(Html html, RunRecord record)
    {
        html.Section("verdicts", "Verdicts", "");
        VerdictList.Write(html, record.Verdicts);
        if (record.Remarks.Count > 0)
            html.Raw(
                "<div class=\"remarks\"><h3>Before trusting a number</h3><ul>"
                    + string.Concat(record.Remarks.Select(r => $"<li>{Html.Safe(r)}</li>"))
                    + "</ul></div>"
            );
        if (record.Figures.Count > 0)
            html.Raw("<details><summary>All figures of the run</summary>")
                .Table(
                    ["Figure", ">Value", "Name"],
                    record.Figures.Select(f =>
                        (IReadOnlyList<string>)
                            [Html.Safe(f.Title), Html.Data(f.Value, f.Unit), $"<code>{Html.Safe(f.Id)}</code>"]
                    )
                )
                .Raw("</details>");
        html.EndSection();
    }
}
