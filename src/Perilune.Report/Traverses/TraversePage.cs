using System.Globalization;
using Perilune.Report.Drawing;
using Perilune.Report.Flights;
using Perilune.Report.Pages;
using Perilune.Simulation.Flights;
using Perilune.Surface.Traverses;

namespace Perilune.Report.Traverses;

/// <summary>What the page of a traverse tells.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Start">Start, as people read it.</param>
/// <param name="Rover">Name of the rover.</param>
/// <param name="Statement">The sentence at the top.</param>
/// <param name="Holds">Whether the plan is proven.</param>
/// <param name="Facts">Names and values.</param>
/// <param name="Notes">What limits the plan: coarse ground, coarse cells.</param>
public sealed record TraverseStory(
    string Title,
    string Start,
    string Rover,
    string Statement,
    bool Holds,
    IReadOnlyList<(string Name, string Value)> Facts,
    IReadOnlyList<string> Notes
);

/// <summary>The page of a traverse: the route on shaded relief, battery, Sun, Earth and slope beside, the itinerary.</summary>
public static class TraversePage
{
    private const double Degree = Math.PI / 180;
    private const double Hour = 3600;

    /// <summary>The page as text: one file of HTML that needs nothing else.</summary>
    /// <param name="story">Its words.</param>
    /// <param name="site">The ground.</param>
    /// <param name="task">The task.</param>
    /// <param name="proven">The plan.</param>
    public static string Write(TraverseStory story, TraverseSite site, TraverseTask task, ProvenTraverse proven)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(proven);
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
                RouteFigure.Draw(site, task, proven),
                "The way on shaded relief: bright under the Sun, blue in shadow; rings are stops, discs waits of more than an hour, "
                    + "as large as they are long."
            )
            .EndSection();
        html.Section("time", "Battery, Sun, Earth and slope", "Every minute of the drive, as the check saw it.")
            .Figure(
                PlotFigure.Draw(Plots(task, proven), "traverse"),
                "Hours since the start. The battery's floor is the second line of the first plot."
            )
            .EndSection();
        html.Section("facts", "Numbers", "")
            .Table(
                ["what", "value"],
                story.Facts.Select(fact => (IReadOnlyList<string>)[Html.Safe(fact.Name), Html.Safe(fact.Value)])
            )
            .EndSection();
        if (proven.Check.Violations.Length > 0)
            html.Section("violations", "What the plan does not meet", "")
                .Table(
                    [">hour", "what"],
                    proven.Check.Violations.Select(found =>
                        (IReadOnlyList<string>)[Hours(found.Time), Html.Safe(found.What)]
                    )
                )
                .EndSection();
        html.Section("itinerary", "Itinerary", "")
            .Table(
                [">from hour", ">to hour", "does", ">metres", ">charge at the end"],
                Legs(site, task, proven).Select(leg => (IReadOnlyList<string>)leg)
            )
            .EndSection();
        if (story.Notes.Count > 0)
            html.Section("notes", "What limits it", "")
                .Raw($"<ul>{string.Concat(story.Notes.Select(note => $"<li>{Html.Safe(note)}</li>"))}</ul>")
                .EndSection();
        return html.Raw("</main></body></html>").ToString();
    }

    private static List<FlightPlot> Plots(TraverseTask task, ProvenTraverse proven)
    {
        var capacity = task.Drive.Rover.BatteryCapacity;
        var instants = proven.Check.Instants;
        FlightPlot Plot(string title, string axis, params PlotCurve[] curves) =>
            new(title, "hours since the start", axis, curves);
        PlotCurve Curve(string name, Func<CheckedInstant, double> value) =>
            new(name, [.. instants.Select(seen => (seen.Time / Hour, value(seen)))]);
        return
        [
            Plot(
                "Battery",
                "charge, %",
                Curve("charge", seen => 100 * seen.Charge / capacity),
                Curve("floor", _ => 100 * task.Drive.Rover.BatteryFloor)
            ),
            Plot("Sun", "visible disc, %", Curve("Sun", seen => 100 * seen.Sky.Sun)),
            Plot("Earth", "in view: 1, not: 0", Curve("Earth", seen => seen.Sky.Earth ? 1 : 0)),
            Plot("Slope along the way", "deg", Curve("slope", seen => seen.Slope / Degree)),
        ];
    }

    private static IEnumerable<string[]> Legs(TraverseSite site, TraverseTask task, ProvenTraverse proven)
    {
        var points = proven.Plan.Points;
        for (var first = 1; first < points.Length; )
        {
            var last = first;
            while (last + 1 < points.Length && points[last + 1].Action == points[first].Action)
                last++;
            var metres = 0.0;
            for (var i = first; i <= last; i++)
                metres +=
                    points[i].Action == TraverseAction.Drive
                        ? site.Ground.WayBetween(points[i - 1].Cell, points[i].Cell)
                        : 0;
            yield return
            [
                Hours(points[first - 1].Time),
                Hours(points[last].Time),
                points[first].Action switch
                {
                    TraverseAction.Drive => "drives",
                    TraverseAction.Wait => "waits",
                    _ => "works at a stop",
                },
                metres > 0 ? metres.ToString("F0", CultureInfo.InvariantCulture) : "",
                (points[last].Charge / task.Drive.Rover.BatteryCapacity).ToString("P0", CultureInfo.InvariantCulture),
            ];
            first = last + 1;
        }
    }

    private static string Hours(double time) => (time / Hour).ToString("F2", CultureInfo.InvariantCulture);
}
