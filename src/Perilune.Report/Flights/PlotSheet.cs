using Perilune.Report.Drawing;
using Perilune.Simulation.Flights;

namespace Perilune.Report.Flights;

/// <summary>Plots on a page of their own.</summary>
public static class PlotSheet
{
    private const double Margin = 30;
    private const double Head = 92;

    /// <summary>A scalable vector graphic with its style in it: title, line below, and the plots two in a row.</summary>
    public static string Draw(string title, string subtitle, IReadOnlyList<FlightPlot> plots)
    {
        var (width, height) = PlotFigure.Size(plots.Count);
        var svg = new Svg(width + 2 * Margin, height + Head, title);
        svg.Style(Style);
        svg.Rectangle(0, 0, svg.Width, svg.Height, "paper");
        svg.Text(Margin, 40, title, "title");
        svg.Text(Margin, 63, subtitle, "subtitle");
        PlotFigure.Draw(svg, plots, "sheet", Margin, Head);
        return svg.Finish();
    }

    private const string Style =
        "text{font-family:Inter,\"Helvetica Neue\",\"Liberation Sans\",Arial,sans-serif;fill:#16202e}"
        + ".paper{fill:#fff}.field{fill:#f8f9fb;stroke:#c9d0da}.grid{stroke:#e3e7ed;stroke-width:1}.axis{stroke:#8a94a3}"
        + ".title{font-size:22px;font-weight:600}.subtitle{font-size:13px;fill:#566274}.panel-title{font-size:13.5px;font-weight:600}"
        + ".tick{font-size:11.5px;fill:#566274}.unit{font-size:12px;fill:#39455a}.name{font-size:11.5px}"
        + ".curve{fill:none;stroke-width:1.4;stroke-linejoin:round}.apsis{fill:#b0321f}"
        + "path.tone1{stroke:#2a6fb0}path.tone2{stroke:#d1600f}path.tone3{stroke:#2f8f5b}path.tone4{stroke:#8a4fb0}"
        + "path.tone5{stroke:#b0321f}path.tone6{stroke:#5a6270}"
        + "text.tone1{fill:#2a6fb0}text.tone2{fill:#d1600f}text.tone3{fill:#2f8f5b}text.tone4{fill:#8a4fb0}"
        + "text.tone5{fill:#b0321f}text.tone6{fill:#5a6270}";
}
