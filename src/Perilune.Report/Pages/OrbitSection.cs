using Perilune.Report.Charts;
using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Pages;

/// <summary>The node's orbit and what keeping it costs.</summary>
internal static class OrbitSection
{
    /// <summary>Writes it, when the record has a node.</summary>
    public static void Write(Html html, RunRecord record, TimeFrame frame)
    {
        if (record.Node is not { } node)
            return;
        var perilunes = node.Apsides.Where(a => a.IsPerilune).ToList();
        var apolunes = node.Apsides.Where(a => !a.IsPerilune).ToList();
        html.Section("orbit", "The orbital node", Lead(node, perilunes, apolunes));
        if (node.Rotating.Count > 1 && node.Trajectory.Count > 1)
            html.Figure(
                OrbitFigure.Draw(node),
                "The orbit around the Moon, which is drawn to scale. The three views on the left turn with Earth and Moon and share one scale; the one on the right does not turn. Heavy: the first revolution. Light: the whole run."
            );
        var panels = new List<LinePanel>();
        if (perilunes.Count > 1)
            panels.Add(Radii("Perilune radius", perilunes));
        if (apolunes.Count > 1)
            panels.Add(Radii("Apolune radius", apolunes));
        if (panels.Count > 0)
            html.Figure(
                LineFigure.Draw(frame, panels, [], "Radii of perilune and apolune over the run"),
                "Distance from the Moon's centre at each perilune and each apolune: the orbit breathes with the Moon's distance from the Earth."
            );
        if (node.Burns.Count > 0)
            html.Figure(
                BurnFigure.Draw(frame, node.Burns),
                $"{node.Burns.Count} station-keeping manoeuvres (needles, left axis) and what they add up to (staircase, right axis)."
            );
        html.EndSection();
    }

    private static string Lead(NodeRecord node, List<Apsis> perilunes, List<Apsis> apolunes)
    {
        static string Range(List<Apsis> apsides) =>
            apsides.Count == 0
                ? "none"
                : $"{Html.Data(apsides.Min(a => a.Radius) / 1e3, "km")} to {Html.Data(apsides.Max(a => a.Radius) / 1e3, "km")}";
        return $"{Html.Safe(node.Orbit)}. {perilunes.Count} perilunes at {Range(perilunes)} and {apolunes.Count} apolunes at {Range(apolunes)} from the Moon's centre; "
            + $"{node.Burns.Count} manoeuvres, {Html.Data(node.Burns.Sum(b => b.DeltaV), "m/s")} in all.";
    }

    private static LinePanel Radii(string title, List<Apsis> apsides) =>
        new(
            title,
            "km",
            [
                new(
                    new(
                        title,
                        title,
                        "km",
                        SeriesKind.Linear,
                        [.. apsides.Select(a => a.Time)],
                        [.. apsides.Select(a => a.Radius / 1e3)]
                    ),
                    $"{Number.Value(apsides[^1].Radius / 1e3)} km, the last"
                ),
            ],
            []
        );
}
