using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>Where every number comes from, and what is needed to repeat the run.</summary>
internal static class SourceSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, RunRecord record)
    {
        var identity = record.Identity;
        var confidence = record
            .Inputs.GroupBy(i => i.Confidence)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Count()} {Html.Safe(g.Key)}");
        html.Section(
            "sources",
            "Sources and inputs",
            record.Inputs.Count == 0
                ? ""
                : $"{record.Inputs.Count} inputs: {string.Join(", ", confidence)}; catalogue values replaced: {record.Inputs.Count(i => i.Overridden)}."
        );
        if (record.Inputs.Count > 0)
            html.Raw("<details><summary>All inputs with their sources</summary>")
                .Table(
                    ["Input", "Value", "Source", "Confidence", "Overridden"],
                    record.Inputs.Select(i =>
                        (IReadOnlyList<string>)
                            [
                                $"<code>{Html.Safe(i.Path)}</code>",
                                Html.Safe(i.Value),
                                Html.Safe(i.Source),
                                Html.Safe(i.Confidence),
                                i.Overridden ? "overridden" : "",
                            ]
                    ),
                    "inputs"
                )
                .Raw("</details>");
        html.Raw("<h3>To repeat this run</h3>")
            .Table(
                ["What", "Value"],
                [
                    ["Perilune", Html.Safe(identity.Version)],
                    ["Scenario", Html.Safe(identity.Scenario)],
                    ["Seed", Number.Exact(identity.Seed)],
                    ["Start (UTC)", Html.Safe(identity.StartUtc)],
                    ["End (UTC)", Html.Safe(identity.EndUtc)],
                    ["Start, TDB seconds past J2000", Number.Exact(identity.StartTdb)],
                ]
            );
        if (record.Files.Count > 0)
            html.Raw("<details><summary>Files that the run read, with their hashes</summary>")
                .Table(
                    ["File", ">Bytes", "SHA-256"],
                    record.Files.Select(f =>
                        (IReadOnlyList<string>)
                            [
                                Html.Safe(f.Path),
                                Number.Value(f.Bytes, 12),
                                $"<code class=\"hash\">{Html.Safe(f.Sha256)}</code>",
                            ]
                    )
                )
                .Raw("</details>");
        if (identity.ScenarioText.Length > 0)
            html.Raw(
                $"<details><summary>The scenario as it was read</summary><pre>{Html.Safe(identity.ScenarioText)}</pre></details>"
            );
        html.EndSection();
    }
}
