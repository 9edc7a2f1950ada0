using Perilune.Report.Pages;
using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;

namespace Perilune.Report.Flights;

/// <summary>The page of a flight: flown beside computed, pictures, timeline, assumptions with what hangs on them, inputs with sources.</summary>
public static class FlightPage
{
    /// <summary>The page as text: one file of HTML that needs nothing else.</summary>
    /// <param name="outcome">The flight.</param>
    /// <param name="words">How its values are told.</param>
    public static string Write(FlightOutcome outcome, FlightWords words)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(words);
        var flight = outcome.Document.Case;
        var html = new Html()
            .Raw("<!DOCTYPE html>")
            .Raw("<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw($"<title>{Html.Safe(flight.Title)} · Perilune</title>")
            .Raw($"<style>{ReportWriter.Style()}</style></head><body>");
        Head(html, outcome, words);
        Flown(html, outcome, words);
        Pictures(html, outcome);
        Timeline(html, outcome, words);
        Assumptions(html, outcome, words);
        Results(html, outcome, words);
        Inputs(html, outcome);
        return html.Raw("</main></body></html>").ToString();
    }

    private static void Head(Html html, FlightOutcome outcome, FlightWords words)
    {
        var flight = outcome.Document.Case;
        var judged = outcome.Comparisons.Count(row => row.Pass is not null);
        var held = outcome.Comparisons.Count(row => row.Pass == true);
        html.Raw("<header><div class=\"page\">")
            .Raw($"<p class=\"kicker\">Perilune · flight {Html.Safe(outcome.Document.Name)}</p>")
            .Raw($"<h1>{Html.Safe(flight.Title)}</h1>")
            .Raw(words.Liftoff is { } liftoff ? $"<p class=\"span\">Liftoff {liftoff}</p>" : "")
            .Raw(
                $"<div class=\"statement {(outcome.Pass ? "good" : "bad")}\"><b>{(judged == 0 ? "Nothing published is judged here." : $"{held} of {judged} published values are met within their tolerance.")}</b></div>"
            )
            .Raw(flight.Summary is { } summary ? $"<p class=\"summary\">{Html.Safe(summary)}</p>" : "")
            .Raw("</div></header><main class=\"page\">");
    }

    private static void Flown(Html html, FlightOutcome outcome, FlightWords words)
    {
        if (outcome.Comparisons.Count == 0)
            return;
        html.Section("flown", "Flown beside computed", "Rows without a tolerance are shown, and not judged.")
            .Table(
                ["what", ">flown", ">computed", ">difference", ">tolerance", "", "source"],
                outcome.Comparisons.Select(row =>
                    (IReadOnlyList<string>)
                        [
                            $"{Html.Safe(row.Flown.Name)}<span class=\"sub\">{Html.Safe(row.Result.Meaning)}</span>",
                            Html.Safe(row.Flown.Value),
                            Html.Safe(words.Computed(row)),
                            Html.Safe(FlightWords.Difference(row)),
                            Html.Safe(FlightWords.Tolerance(row)),
                            row.Pass switch
                            {
                                true => "<span class=\"yes\">met</span>",
                                false => "<span class=\"no\">missed</span>",
                                null => "",
                            },
                            Html.Safe(row.Flown.Source),
                        ]
                )
            )
            .EndSection();
    }

    private static void Pictures(Html html, FlightOutcome outcome)
    {
        var paths = outcome
            .Phases.SelectMany(phase =>
                phase.Paths.Select(path => (Name: path.Name.Length > 0 ? path.Name : phase.Name, path))
            )
            .ToList();
        if (paths.Count == 0 && outcome.Phases.All(phase => phase.Plots.Count == 0))
            return;
        html.Section("pictures", "Pictures", "");
        var number = 0;
        foreach (var view in paths.GroupBy(one => one.path.View))
            html.Figure(ViewFigure.Draw([.. view], $"view-{number++}"), $"Paths {Html.Safe(view.Key)}.");
        foreach (var phase in outcome.Phases.Where(phase => phase.Plots.Count > 0))
            html.Figure(
                PlotFigure.Draw(phase.Plots, phase.Name),
                $"Phase {Html.Safe(phase.Name)} ({Html.Safe(phase.Kind)}). Lines are computed; circles are published values."
            );
        html.EndSection();
    }

    private static void Timeline(Html html, FlightOutcome outcome, FlightWords words)
    {
        var moments = outcome
            .Phases.SelectMany(phase => phase.Moments.Select(one => (phase.Name, Moment: one)))
            .ToList();
        if (moments.Count == 0)
            return;
        html.Section("timeline", "Timeline", "")
            .Table(
                words.Liftoff is null ? ["UTC", "phase", "what"] : ["UTC", ">elapsed", "phase", "what"],
                moments.Select(one =>
                {
                    var row = new List<string>
                    {
                        words.Date(one.Moment),
                        Html.Safe(one.Name),
                        Html.Safe(one.Moment.Words),
                    };
                    if (words.Liftoff is not null)
                        row.Insert(1, words.Elapsed(one.Moment));
                    return (IReadOnlyList<string>)row;
                })
            )
            .EndSection();
    }

    private static void Assumptions(Html html, FlightOutcome outcome, FlightWords words)
    {
        if (outcome.Sensitivities.Count == 0)
            return;
        html.Section(
            "assumptions",
            "Assumptions",
            "What nobody published and the flight needs; and what the results would be if it were otherwise."
        );
        foreach (var one in outcome.Sensitivities)
        {
            html.Raw(
                $"<h3>{Html.Safe(one.Assumption.Name)}: {Html.Safe(one.Value)}</h3><p>{Html.Safe(one.Assumption.Why)}</p>"
            );
            foreach (var fails in new[] { one.LowFails, one.HighFails }.OfType<string>())
                html.Raw($"<p class=\"no\">{Html.Safe(fails)}</p>");
            html.Table(
                ["result", $">{one.Assumption.Low}", $">{one.Value}", $">{one.Assumption.High}"],
                one.Moved.Select(moved =>
                    (IReadOnlyList<string>)
                        [
                            Html.Safe(moved.Result),
                            Html.Safe(words.Value(moved.Low, elapsed: true)),
                            Html.Safe(words.Value(moved.Here, elapsed: true)),
                            Html.Safe(words.Value(moved.High, elapsed: true)),
                        ]
                )
            );
        }
        html.EndSection();
    }

    private static void Results(Html html, FlightOutcome outcome, FlightWords words)
    {
        html.Section("results", "All results", "");
        foreach (var phase in outcome.Phases)
            html.Raw($"<h3>{Html.Safe(phase.Name)} ({Html.Safe(phase.Kind)})</h3>")
                .Table(
                    ["result", ">value", "what it is"],
                    phase.Results.Select(result =>
                        (IReadOnlyList<string>)
                            [
                                Html.Safe(result.Result.Name),
                                Html.Safe(words.Value(result)),
                                Html.Safe(result.Result.Meaning),
                            ]
                    )
                );
        html.EndSection();
    }

    private static void Inputs(Html html, FlightOutcome outcome) =>
        html.Section(
                "inputs",
                "Inputs",
                "Every value that the flight was given, with its source where one was written."
            )
            .Raw("<details><summary>Show them</summary>")
            .Table(
                ["key", ">value", "source", "confidence"],
                outcome
                    .Document.Inputs.Where(input => input.Confidence != Confidence.Default)
                    .Select(input =>
                        (IReadOnlyList<string>)
                            [
                                $"<code>{Html.Safe(input.Path)}</code>",
                                Html.Safe(input.Text),
                                Html.Safe(input.Source),
                                Html.Safe(input.Confidence.ToString().ToLowerInvariant()),
                            ]
                    )
            )
            .Raw("</details>")
            .EndSection();
}
