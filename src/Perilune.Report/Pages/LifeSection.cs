using Perilune.Report.Charts;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>Power, air, water, food, crew and cargo through the run.</summary>
internal static class LifeSection
{
    private const int CurvesInAPanel = 5;

    // A series belongs to the first of these whose unit is among the units and one of whose words is in its name.
    private sealed record Topic(string Title, string[] Units, string[] Words, string[] VerdictWords);

    private static readonly Topic[] topics =
    [
        new("Battery charge", ["1", "%", "kWh", "J", "Wh"], ["batter", "charge"], ["batter", "charge"]),
        new("Power", ["W", "kW"], [""], ["power"]),
        new("Carbon dioxide in the air", ["Pa", "kPa", "mmHg"], ["co2", "carbon"], ["co2", "carbon"]),
        new("Oxygen in the air", ["Pa", "kPa", "mmHg"], ["o2", "oxygen"], ["o2", "oxygen"]),
        new("Pressure", ["Pa", "kPa"], [""], ["pressure"]),
        new("Temperature", ["K", "°C"], [""], ["temperature"]),
        new("Crew aboard", ["1", "persons", "crew"], ["crew"], ["crew"]),
        new("Water", ["kg", "t"], ["water"], ["water"]),
        new("Food", ["kg", "t"], ["food"], ["food"]),
        new(
            "Oxygen, nitrogen and hydrogen in store",
            ["kg", "t"],
            ["oxygen", "nitrogen", "hydrogen", "o2", "n2", "h2"],
            ["oxygen", "nitrogen"]
        ),
        new("Cargo and other stores", ["kg", "t"], [""], ["cargo"]),
        new("Data in store", ["bit", "Gbit", "GB", "Mbit"], [""], ["data"]),
    ];

    /// <summary>Writes it.</summary>
    public static void Write(Html html, RunRecord record, TimeFrame frame)
    {
        var series = record.Series.Where(s => !LightSection.IsStrip(s) && s.Times.Count > 0).ToList();
        var panels = topics.SelectMany(t => Panels(t, series, record.Verdicts)).ToList();
        var other = series.Where(s => TopicOf(s) is null).GroupBy(s => s.Unit);
        panels.AddRange(
            other.SelectMany(g => g.Chunk(CurvesInAPanel).Select(c => new LinePanel("Other", g.Key, Curves(c, 1), [])))
        );
        if (panels.Count == 0)
            return;
        html.Section("life", "Life aboard", "")
            .Figure(
                LineFigure.Draw(frame, panels, record.Flights, "Stores, pressures, power and crew over the run"),
                "Power, air, stores and crew through the run. Dashed: limits of the verdicts. Upright lines: flights as they reach the station, or leave it for the Earth; full where they carry crew, dotted where cargo. Each column of pixels keeps its lowest and highest value."
            )
            .EndSection();
    }

    private static Topic? TopicOf(Series series) =>
        topics.FirstOrDefault(t =>
            t.Units.Contains(series.Unit) && t.Words.Any(w => series.Id.Contains(w, StringComparison.OrdinalIgnoreCase))
        );

    private static IEnumerable<LinePanel> Panels(Topic topic, List<Series> series, IReadOnlyList<Verdict> verdicts)
    {
        foreach (var group in series.Where(s => TopicOf(s) == topic).GroupBy(s => s.Unit))
        {
            // A fraction of a full battery reads better in per cent.
            var percent =
                group.Key == "1" && group.All(s => s.Values.All(v => v is >= 0 and <= 1)) && topic == topics[0];
            var factor = percent ? 100 : 1;
            var limits = verdicts
                .Where(v =>
                    v.Unit == group.Key
                    && topic
                        == topics.FirstOrDefault(t => t.Units.Contains(v.Unit) && t.VerdictWords.Any(w => Says(v, w)))
                )
                .Select(v => new Limit(v.Limit * factor, v.AtMost ? "limit, at most" : "limit, at least"))
                .ToList();
            foreach (var chunk in group.Chunk(CurvesInAPanel))
                yield return new(
                    topic.Title,
                    percent ? "%"
                        : group.Key == "1" ? "persons"
                        : group.Key,
                    Curves(chunk, factor),
                    limits
                );
        }
    }

    private static bool Says(Verdict verdict, string word) =>
        verdict.Id.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static List<Curve> Curves(IReadOnlyList<Series> series, double factor)
    {
        var names = CurveNames.Shorten([.. series.Select(s => s.Title)]);
        return
        [
            .. series.Select(
                (s, i) =>
                    new Curve(factor == 1 ? s : s with { Values = [.. s.Values.Select(v => v * factor)] }, names[i])
            ),
        ];
    }
}
