using Perilune.Report.Drawing;
using Perilune.Surface.Traverses;

namespace Perilune.Report.Traverses;

/// <summary>The route of a traverse on shaded relief.</summary>
internal static class RouteFigure
{
    private const double Widest = 860;
    private const double Highest = 760;
    private const double Hour = 3600;

    /// <summary>The picture.</summary>
    public static string Draw(TraverseSite site, TraverseTask task, ProvenTraverse proven)
    {
        var map = site.Map;
        var scale = Math.Min(Widest / map.Columns, Highest / map.Rows);
        var (width, height) = (map.Columns * scale, map.Rows * scale);
        var svg = new Svg(width, height + 24, "Route on shaded relief");
        svg.Image(0, 0, width, height, Png.Grey(map.Columns, map.Rows, site.Hillshade()));
        svg.BeginClip("route", 0, 0, width, height);
        double X(double column) => (column + 0.5) * scale;
        double Y(double row) => (row + 0.5) * scale;
        var instants = proven.Check.Instants.Where(seen => seen.Moves).ToList();
        Trace("route-halo", _ => true);
        Trace("route-dark", seen => seen.Sky.Sun < 0.5);
        Trace("route-lit", seen => seen.Sky.Sun >= 0.5);
        Waits(svg, site, proven, X, Y);
        Place(task.Start, "start");
        for (var i = 0; i < task.Stops.Length; i++)
            Place(task.Stops[i].Cell, i + 1 == task.Stops.Length ? "goal" : $"{i + 1}");
        ScaleBar(svg, map.CellSize / scale, width, height);
        North(svg, map.NorthAt(map.Columns / 2.0, map.Rows / 2.0));
        svg.End();
        svg.Rectangle(0, 0, width, height, "frame");
        svg.Text(
            0,
            height + 17,
            $"{Number.Value(map.Columns * map.CellSize / 1e3, 3)} × {Number.Value(map.Rows * map.CellSize / 1e3, 3)} km, cells of {Number.Value(map.CellSize)} m, relief three times as steep, lamp from the upper left",
            "tick"
        );
        return svg.Finish();

        void Trace(string style, Func<CheckedInstant, bool> wanted)
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

        void Place(int cell, string name)
        {
            var (x, y) = (X(cell % map.Columns), Y(cell / map.Columns));
            svg.Circle(x, y, 7, "site-halo");
            svg.Circle(x, y, 7, "site-ring", name);
            svg.Text(x + 12, y + 4, name, "map-halo");
            svg.Text(x + 12, y + 4, name, "map-label");
        }
    }

    private static void Waits(
        Svg svg,
        TraverseSite site,
        ProvenTraverse proven,
        Func<double, double> across,
        Func<double, double> down
    )
    {
        var points = proven.Plan.Points;
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i].Action != TraverseAction.Wait)
                continue;
            var first = i;
            while (i + 1 < points.Length && points[i + 1].Action == TraverseAction.Wait)
                i++;
            var hours = (points[i].Time - points[first - 1].Time) / Hour;
            if (hours < 1)
                continue;
            var cell = points[i].Cell;
            svg.Circle(
                across(cell % site.Map.Columns),
                down(cell / site.Map.Columns),
                Math.Min(3 + Math.Sqrt(hours), 16),
                "route-wait",
                $"waits {Number.Value(hours, 3)} h"
            );
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
