using System.Globalization;
using Perilune.Report.Flights;
using Perilune.Report.Pages;
using Perilune.Simulation.Flights;

namespace Perilune.Report.Traverses;

/// <summary>The page of a traverse: the route on shaded relief, battery, Sun, Earth and slope beside, the itinerary.</summary>
public static class TraversePage
{
    /// <summary>The page as text: one file of HTML that needs nothing else.</summary>
    /// <param name="story">What it tells.</param>
    public static string Write(TraverseStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var html = new Html()
            .Raw("<!DOCTYPE html>")
            .Raw("<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw($"<title>{Html.Safe(story.Title)} · Perilune</title>")
            .Raw($"<style>{ReportWriter.Style()}</style></head><body>")
            .Raw("<header><div class=\"page\">")
            .Raw($"<p class=\"kicker\">Perilune · traverse of the {Html.Safe(story.Rover)}</p>")
            .Raw($"<h1>{Html.Safe(story.Title)}</h1>")
            .Raw($"<p class=\"span\">From {Html.Safe(story.Start)}</p>")
            .Raw($"<div class=\"statement {(story.Holds ? "good" : "bad")}\"><b>{Html.Safe(story.Statement)}</b></div>")
            .Raw("</div></header><main class=\"page\">");
        html.Section("map", "Where it drives", "")
            .Figure(
                RouteFigure.Draw(story),
                "The way on shaded relief: bright under the Sun, blue in shadow; rings are stops, discs waits of more than an hour, "
                    + "as large as they are long."
            )
            .EndSection();
        html.Section("time", "Battery, Sun, Earth and slope", "Every minute of the drive, as the check saw it.")
            .Figure(
                PlotFigure.Draw(Plots(story), "traverse"),
                "Hours since the start. The battery's floor is the second line of the first plot."
            )
            .EndSection();
        html.Section("facts", "Numbers", "")
            .Table(
                ["what", "value"],
                story.Facts.Select(fact => (IReadOnlyList<string>)[Html.Safe(fact.Name), Html.Safe(fact.Value)])
            )
            .EndSection();
        if (story.Violations.Count > 0)
            html.Section("violations", "What the plan does not meet", "")
                .Table(
                    [">hour", "what"],
                    story.Violations.Select(found => (IReadOnlyList<string>)[Number(found.Hour), Html.Safe(found.What)])
                )
                .EndSection();
        html.Section("itinerary", "Itinerary", "")
            .Table(
                [">from hour", ">to hour", "does", ">metres", ">charge at the end"],
                story.Legs.Select(leg =>
                    (IReadOnlyList<string>)
                        [
                            Number(leg.From),
                            Number(leg.To),
                            Html.Safe(leg.Does),
                            leg.Metres > 0 ? leg.Metres.ToString("F0", CultureInfo.InvariantCulture) : "",
                            leg.Charge.ToString("P0", CultureInfo.InvariantCulture),
                        ]
                )
            )
            .EndSection();
        if (story.Notes.Count > 0)
            html.Section("notes", "What limits it", "")
                .Raw($"<ul>{string.Concat(story.Notes.Select(note => $"<li>{Html.Safe(note)}</li>"))}</ul>")
                .EndSection();
        return html.Raw("</main></body></html>").ToString();
    }

    private static List<FlightPlot> Plots(TraverseStory story)
    {
        FlightPlot Plot(string title, string axis, params PlotCurve[] curves) =>
            new(title, "hours since the start", axis, curves);
        PlotCurve Curve(string name, Func<TraverseInstant, double> value) =>
            new(name, [.. story.Instants.Select(seen => (seen.Hour, value(seen)))]);
        return
        [
            Plot(
                "Battery",
                "charge, %",
                Curve("charge", seen => 100 * seen.Charge),
                Curve("floor", _ => 100 * story.BatteryFloor)
            ),
            Plot("Sun", "visible disc, %", Curve("Sun", seen => 100 * seen.Sun)),
            Plot("Earth", "in view: 1, not: 0", Curve("Earth", seen => seen.Earth ? 1 : 0)),
            Plot("Slope along the way", "deg", Curve("slope", seen => seen.Slope)),
        ];
    }

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
