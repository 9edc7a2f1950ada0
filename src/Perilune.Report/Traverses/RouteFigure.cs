using Perilune.Report.Drawing;

namespace Perilune.Report.Traverses;

/// <summary>The route of a traverse on shaded relief.</summary>
internal static class RouteFigure
{
    private const double Widest = 860;
    private const double Highest = 760;

    /// <summary>The picture.</summary>
    public static string Draw(TraverseStory story)
    {
        var map = story.Relief;
        var scale = Math.Min(Widest / map.Columns, Highest / map.Rows);
        var (width, height) = (map.Columns * scale, map.Rows * scale);
        var svg = new Svg(Math.Max(width, Widest), height + 24, "Route on shaded relief");
        svg.Image(0, 0, width, height, Png.Grey(map.Columns, map.Rows, map.Grey));
        svg.BeginClip("route", 0, 0, width, height);
        double X(double column) => (column + 0.5) * scale;
        double Y(double row) => (row + 0.5) * scale;
        var instants = story.Instants.Where(seen => seen.Moves).ToList();
        Trace("route-halo", _ => true);
        Trace("route-dark", seen => seen.Sun < 0.5);
        Trace("route-lit", seen => seen.Sun >= 0.5);
        foreach (var wait in story.Legs.Where(leg => leg.Waits && leg.To - leg.From >= 1))
        {
            var hours = wait.To - wait.From;
            svg.Circle(
                X(wait.Column),
                Y(wait.Row),
                Math.Min(3 + Math.Sqrt(hours), 16),
                "route-wait",
                $"waits {Number.Value(hours, 3)} h"
            );
        }
        foreach (var mark in story.Marks)
        {
            var (x, y) = (X(mark.Column), Y(mark.Row));
            svg.Circle(x, y, 7, "site-halo");
            svg.Circle(x, y, 7, "site-ring", mark.Name);
            svg.Text(x + 12, y + 4, mark.Name, "map-halo");
            svg.Text(x + 12, y + 4, mark.Name, "map-label");
        }
        ScaleBar(svg, map.CellSize / scale, width, height);
        North(svg, map.North);
        svg.End();
        svg.Rectangle(0, 0, width, height, "frame");
        svg.Text(
            0,
            height + 17,
            $"{Number.Value(map.Columns * map.CellSize / 1e3, 3)} × {Number.Value(map.Rows * map.CellSize / 1e3, 3)} km, cells of {Number.Value(map.CellSize)} m, relief three times as steep, lamp from the upper left",
            "tick"
        );
        return svg.Finish();

        void Trace(string style, Func<TraverseInstant, bool> wanted)
        {
            var path = new PathData();
            var open = false;
            foreach (var seen in instants)
            {
                var (x, y) = (X(seen.Column), Y(seen.Row));
                if (open)
                    path.Line(x, y);
                else if (wanted(seen))
                    path.Move(x, y);
                open = wanted(seen);
            }
            if (path.ToString().Length > 0)
                svg.Path(path.ToString(), style);
        }
    }

    private static void ScaleBar(Svg svg, double metresPerPixel, double width, double height)
    {
        var target = width * metresPerPixel / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(target)));
        var length =
            power
            * (
                target / power >= 5 ? 5
                : target / power >= 2 ? 2
                : 1
            );
        var pixels = length / metresPerPixel;
        svg.Rectangle(width - pixels - 14, height - 18, pixels, 5, "scale-bar");
        var words = length >= 1000 ? $"{Number.Value(length / 1e3)} km" : $"{Number.Value(length)} m";
        svg.Text(width - pixels / 2 - 14, height - 24, words, "map-halo", "middle");
        svg.Text(width - pixels / 2 - 14, height - 24, words, "map-label", "middle");
    }

    private static void North(Svg svg, double north)
    {
        var (east, up) = (Math.Sin(north), Math.Cos(north));
        svg.Circle(38, 38, 25, "arrow-plate");
        svg.Line(38 - 17 * east, 38 + 17 * up, 38 + 17 * east, 38 - 17 * up, "arrow");
        svg.Circle(38 + 17 * east, 38 - 17 * up, 3.5, "site-dot");
        svg.Text(38, 78, "N", "map-halo", "middle");
        svg.Text(38, 78, "N", "map-label", "middle");
    }
}
