using Perilune.Report.Charts;
using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>The base: where it stands and what it sees.</summary>
internal static class SiteSection
{
    private const double Degree = Math.PI / 180;

    /// <summary>Writes it, when the record has a base.</summary>
    public static void Write(Html html, RunRecord record)
    {
        if (record.Site is not { } site)
            return;
        html.Section("site", $"The base: {site.Name}", "").Raw("<div class=\"site\">");
        if (site.Relief is { } relief)
            html.Figure(
                SiteMapFigure.Draw(site, relief),
                "The ground around the base (ring) as it looks lit from the side of the arrow. N: away from the pole; Earth: where the Earth stands, low over the horizon."
            );
        html.Raw("<dl>");
        void Fact(string name, string value) => html.Raw($"<dt>{name}</dt><dd>{value}</dd>");
        var south = site.Latitude < 0 ? "S" : "N";
        Fact("Latitude", $"{Number.Value(Math.Abs(site.Latitude / Degree), 7)}° {south}");
        Fact("Longitude", $"{Number.Value(site.Longitude / Degree, 7)}° E");
        Fact("Ground over 1 737.4 km", Html.Data(site.GroundHeight, "m"));
        Fact("Mast", Html.Data(site.MastHeight, "m"));
        if (site.Horizon.Count > 0)
        {
            Fact("Horizon, lowest", $"{Number.Value(site.Horizon.Min() / Degree, 3)}°");
            Fact("Horizon, highest", $"{Number.Value(site.Horizon.Max() / Degree, 3)}°");
        }

        if (site.HorizonDistance.Count > 0)
            Fact("Farthest ground on the horizon", Html.Data(site.HorizonDistance.Max() / 1e3, "km"));
        foreach (var figure in record.Figures.Where(f => f.Id.StartsWith("site.", StringComparison.Ordinal)))
            Fact(Html.Safe(figure.Title), Html.Data(figure.Value, figure.Unit));
        if (site.Terrain.Count > 0)
            html.Raw("<dt class=\"wide\">Terrain, finest first</dt>")
                .Raw($"<dd class=\"wide\">{string.Join("<br>", site.Terrain.Select(Html.Safe))}</dd>");
        html.Raw("</dl></div>");
        if (site.Horizon.Count > 1 && site.Sky.Count > 0)
            html.Figure(
                PanoramaFigure.Draw(site),
                "All round the base from its mast, upright stretched many times. Yellow: where the Sun's centre passes in the run, turn by turn (29.5 days each); where it runs below the ridges the base is dark. Blue: the path of the Earth's centre."
            );
        html.EndSection();
    }
}
