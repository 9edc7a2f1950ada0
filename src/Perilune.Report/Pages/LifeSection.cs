using Perilune.Report.Charts;
using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>Power, air, water, food, crew, data and spares through the run.</summary>
internal static class LifeSection
{
    private const int CurvesInAPanel = 5;

    // A series belongs to the first of these whose unit is among the units and one of whose words is in its name. Where the curves of
    // two habitats would hide one another, each habitat has a plot of its own.
    private sealed record Topic(
        string Chapter,
        string Title,
        string[] Units,
        string[] Words,
        string[] VerdictWords,
        bool ByHabitat = false
    );

    private const string Power = "Power";
    private const string Air = "Air and crew";
    private const string Stores = "Water, food and gases";
    private const string Rest = "Data and spares";

    private static readonly Topic[] topics =
    [
        new(Power, "Battery charge", ["1", "%", "kWh", "J", "Wh"], ["batter", "charge"], ["batter", "charge"]),
        new(Power, "Power", ["W", "kW"], [""], ["power"], true),
        new(Air, "Carbon dioxide in the air", ["Pa", "kPa", "mmHg"], ["co2", "carbon"], ["co2", "carbon"]),
        new(Air, "Oxygen in the air", ["Pa", "kPa", "mmHg"], ["o2", "oxygen"], ["o2", "oxygen"], true),
        new(Air, "Pressure in the cabin", ["Pa", "kPa"], [""], ["pressure"], true),
        new(Air, "Temperature", ["K", "°C"], [""], ["temperature"]),
        new(Air, "Crew aboard", ["1", "persons", "crew"], ["crew"], ["crew"]),
        new(Stores, "Waste water, urine and brine", ["kg", "t"], ["waste", "urine", "brine"], ["waste"], true),
        new(Stores, "Water to drink", ["kg", "t"], ["water"], ["water"]),
        new(Stores, "Food", ["kg", "t"], ["food"], ["food"]),
        new(
            Stores,
            "Gases in tanks",
            ["kg", "t"],
            ["oxygen", "nitrogen", "hydrogen", "o2", "n2", "h2"],
            ["oxygen", "nitrogen"]
        ),
        new(Stores, "Cargo and other stores", ["kg", "t"], [""], ["cargo"]),
        new(Rest, "Data waiting for a contact", ["bit", "Gbit", "GB", "Mbit"], [""], ["data"]),
        new(Rest, "Spares", ["pieces"], [""], ["spares"], true),
    ];

    // In the order of reading, which is not the order in which series look for their topic: what nobody drinks comes after water.
    private static readonly string[] order =
    [
        "Water to drink",
        "Food",
        "Gases in tanks",
        "Cargo and other stores",
        "Waste water, urine and brine",
    ];

    /// <summary>Writes it.</summary>
    public static void Write(Html html, RunRecord record, TimeFrame frame)
    {
        var series = record.Series.Where(s => !LightSection.IsStrip(s) && s.Times.Count > 0).ToList();
        var chapters = topics
            .OrderBy(t => Array.IndexOf(order, t.Title))
            .SelectMany(t => Panels(t, series, record.Verdicts).Select(p => (t.Chapter, Panel: p)))
            .Concat(Others(series).Select(p => (Chapter: "Other", Panel: p)))
            .ToLookup(p => p.Chapter, p => p.Panel);
        if (chapters.Count == 0)
            return;
        html.Section("life", "Life aboard", "");
        // What the marks mean is said once.
        var marks =
            ". Red, dashed: limits of the verdicts. Upright lines: flights as they reach the station, or leave it for the Earth; full where they carry crew, dotted where cargo. Each column of pixels keeps its lowest and highest value.";
        foreach (var chapter in (string[])[Power, Air, Stores, Rest, "Other"])
        {
            if (!chapters.Contains(chapter))
                continue;
            html.Raw($"<h3>{chapter}</h3>")
                .Figure(
                    LineFigure.Draw(frame, [.. chapters[chapter]], record.Flights, $"{chapter} over the run"),
                    $"{chapter} through the run{marks}"
                );
            marks = ".";
        }

        html.EndSection();
    }

    private static Topic? TopicOf(Series series) =>
        topics.FirstOrDefault(t =>
            t.Units.Contains(series.Unit) && t.Words.Any(w => series.Id.Contains(w, StringComparison.OrdinalIgnoreCase))
        );

    private static IEnumerable<LinePanel> Others(List<Series> series) =>
        series
            .Where(s => TopicOf(s) is null)
            .GroupBy(s => s.Unit)
            .SelectMany(g => Balanced([.. g]).Select(c => new LinePanel("Other", g.Key, Curves(c, 1, g.Key), [])));

    private static IEnumerable<LinePanel> Panels(Topic topic, List<Series> series, IReadOnlyList<Verdict> verdicts)
    {
        var own = series.Where(s => TopicOf(s) == topic).ToList();
        var habitats = own.Select(HabitatOf).Distinct().Count();
        foreach (var group in own.GroupBy(s => (s.Unit, Habitat: topic.ByHabitat ? HabitatOf(s) : "")))
        {
            var (unit, habitat) = group.Key;
            // A fraction of a full battery reads better in per cent.
            var percent = unit == "1" && group.All(s => s.Values.All(v => v is >= 0 and <= 1)) && topic == topics[0];
            var factor = percent ? 100 : 1;
            var shown =
                percent ? "%"
                : unit == "1" ? "persons"
                : unit;
            var limits = verdicts
                .Where(v =>
                    v.Unit == unit
                    && topic
                        == topics.FirstOrDefault(t => t.Units.Contains(v.Unit) && t.VerdictWords.Any(w => Says(v, w)))
                )
                .Select(v => new Limit(
                    v.Limit * factor,
                    $"{(v.AtMost ? "at most" : "at least")} {Number.WithUnit(v.Limit * factor, shown)}"
                ))
                .Distinct()
                .ToList();
            var title = topic.ByHabitat && habitats > 1 ? $"{topic.Title}, {habitat}" : topic.Title;
            foreach (var chunk in Balanced([.. group]))
                yield return new(title, shown, Curves(chunk, factor, shown), limits);
        }
    }

    /// <summary>What stands before the first dot of a series' name.</summary>
    private static string HabitatOf(Series series) => series.Id.Split('.')[0];

    /// <summary>As few plots as hold all curves, and as many curves in one as in the other.</summary>
    private static IEnumerable<Series[]> Balanced(IReadOnlyList<Series> series)
    {
        var panels = (series.Count + CurvesInAPanel - 1) / CurvesInAPanel;
        return series.Chunk((series.Count + panels - 1) / panels);
    }

    private static bool Says(Verdict verdict, string word) =>
        verdict.Id.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static List<Curve> Curves(Series[] series, double factor, string unit)
    {
        var names =
            series.Length == 1
                ? [$"{Number.WithUnit(series[0].Values[^1] * factor, unit)} at the end"]
                : CurveNames.Shorten([.. series.Select(s => s.Title)]);
        return
        [
            .. series.Select(
                (s, i) =>
                    new Curve(factor == 1 ? s : s with { Values = [.. s.Values.Select(v => v * factor)] }, names[i])
            ),
        ];
    }
}
