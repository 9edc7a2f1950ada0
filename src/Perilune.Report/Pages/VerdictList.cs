using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>The verdicts: first, and large, what fails and by how much; then, a line each, what holds.</summary>
internal static class VerdictList
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, IReadOnlyList<Verdict> verdicts)
    {
        foreach (var verdict in verdicts.Where(v => !v.Pass))
            html.Raw(
                $"<div class=\"verdict fail\"><span class=\"badge\">✗ not met</span><span class=\"claim\">{Html.Safe(verdict.Title)}<span class=\"margin\">{Margin(verdict)}</span></span></div>"
            );
        html.Raw("<div class=\"verdicts\">");
        foreach (var verdict in verdicts.Where(v => v.Pass))
            html.Raw(
                $"<div class=\"verdict pass\"><span class=\"badge\" title=\"met\">✓</span><span class=\"claim\">{Html.Safe(verdict.Title)}</span>"
                    + $"<span class=\"numbers\">{Html.Data(verdict.Value, verdict.Unit, InPercent(verdict))} <span class=\"limit\">{(verdict.AtMost ? "≤" : "≥")} {Limit(verdict)}</span></span></div>"
            );
        html.Raw("</div>");
    }

    /// <summary>The value, its limit, and what lies between them where the value is on the wrong side.</summary>
    public static string Margin(Verdict verdict)
    {
        var beyond = verdict.AtMost ? verdict.Value - verdict.Limit : verdict.Limit - verdict.Value;
        var by = beyond > 0 ? $"; {Number(verdict, beyond)} {(verdict.AtMost ? "too much" : "too little")}" : "";
        return $"{Html.Data(verdict.Value, verdict.Unit, InPercent(verdict))}, {(verdict.AtMost ? "at most" : "at least")} {Limit(verdict)}{by}";
    }

    // The unit stands beside the value; of "of lift or propellant" the limit keeps the per cent.
    private static string Limit(Verdict verdict) =>
        Html.Data(verdict.Limit, Html.IsPartOf(verdict.Unit) ? "1" : verdict.Unit, InPercent(verdict));

    private static string Number(Verdict verdict, double value) =>
        Html.Safe(
            InPercent(verdict)
                ? Drawing.Number.WithUnit(value * 100, "%")
                : Drawing.Number.WithUnit(value, verdict.Unit)
        );

    /// <summary>A value and its limit are shown alike: a full battery is 100 % where its floor is 20 %.</summary>
    private static bool InPercent(Verdict verdict) =>
        Html.IsPartOf(verdict.Unit)
        || verdict.Value is >= 0 and <= 1
            && verdict.Limit is >= 0 and <= 1
            && (Html.IsFraction(verdict.Value, verdict.Unit) || Html.IsFraction(verdict.Limit, verdict.Unit));
}
