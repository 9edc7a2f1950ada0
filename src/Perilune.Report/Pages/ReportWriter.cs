using Perilune.Report.Charts;
using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>
/// The report of a run: one file of HTML that needs nothing else, no network, no script. It is written from the record alone; the same
/// record gives the same bytes.
/// </summary>
public static class ReportWriter
{
    /// <summary>The report as text, UTF-8 when stored.</summary>
    public static string Write(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var calendar = new Calendar(record.Identity);
        var frame = new TimeFrame(calendar);
        var html = new Html()
            .Raw("<!DOCTYPE html>")
            .Raw("<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw($"<title>{Html.Safe(record.Identity.Title)} · Perilune</title>")
            .Raw($"<style>{Style()}</style></head><body>");
        Opening.Write(html, record, calendar);
        OrbitSection.Write(html, record, frame);
        LightSection.Write(html, record, frame);
        LifeSection.Write(html, record, frame);
        SiteSection.Write(html, record);
        FlightSection.Write(html, record, calendar);
        PartnerSection.Write(html, record);
        EventSection.Write(html, record, frame);
        SourceSection.Write(html, record);
        return html.Raw(
                $"</main><footer><div class=\"page\">Perilune {Html.Safe(record.Identity.Version)} · written from the record of scenario {Html.Safe(record.Identity.Scenario)}, seed {record.Identity.Seed}</div></footer></body></html>"
            )
            .ToString();
    }

    internal static string Style()
    {
        using var stream = typeof(ReportWriter).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
