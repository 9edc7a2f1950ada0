using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Charts;

/// <summary>The node's orbit from four sides: three in the frame that turns with Earth and Moon, at one scale, and one in the inertial frame.</summary>
internal static class OrbitFigure
{
    // Mean radius of the Moon, m (IAU WGCCRE 2015), for the disc.
    private const double MoonRadius = 1_737_400;
    private const double Top = 34;
    private const double Field = 400;

    private sealed record View(
        string Title,
        string Right,
        string Up,
        Func<RotatingPoint, (double X, double Y)> Project
    );

    /// <summary>The picture.</summary>
    public static string Draw(NodeRecord node)
    {
        View[] views =
        [
            new("from the side", "x, away from Earth", "z", p => (p.X, p.Z)),
            new("from the Earth", "y, along the Moon's motion", "z", p => (p.Y, p.Z)),
            new("from above", "x, away from Earth", "y", p => (p.X, p.Y)),
        ];
        var points = node.Rotating;
        var inertial = node.Trajectory.Select(p => new RotatingPoint(p.Time, p.X, p.Y, p.Z)).ToList();
        var boxes = views.Select(v => Box(points, v.Project)).ToArray();
        var tallest = boxes.Max(b => b.Top - b.Bottom);
        var scale = Math.Min(Field / tallest, (1080 - 330 - 4 * 64) / boxes.Sum(b => b.Right - b.Left));
        var svg = new Svg(1080, Top + Field + 44, "The orbit of the node around the Moon from four sides");
        var left = 46.0;
        for (var i = 0; i < views.Length; i++)
        {
            var width = (boxes[i].Right - boxes[i].Left) * scale;
            DrawView(svg, node, points, views[i], boxes[i], left, scale, $"orbit{i}");
            if (Field - (boxes[i].Top - boxes[i].Bottom) * scale > 130)
                Key(svg, left, Top + Field - 40);
            left += width + 64;
        }

        var above = new View("from above, inertial", "x, ICRF", "y", p => (p.X, p.Y));
        var box = Box(inertial, above.Project);
        var own = Math.Min((1074 - left) / (box.Right - box.Left), Field / (box.Top - box.Bottom));
        DrawView(svg, node, inertial, above, box, left, own, "orbit3");
        return svg.Finish();
    }

    /// <summary>The orbit as seen from the Earth, without axes, for the head of the page.</summary>
    public static string DrawEmblem(NodeRecord node)
    {
        var points = node.Rotating;
        var box = Box(points, p => (p.Y, p.Z));
        const double height = 250;
        var scale = height / (box.Top - box.Bottom);
        var svg = new Svg((box.Right - box.Left) * scale, height, "The orbit as seen from the Earth");
        var flat = points.Select(p => ((p.Y - box.Left) * scale, (box.Top - p.Z) * scale)).ToList();
        svg.Path(Trace(flat, 0.5), "orbit all");
        svg.Path(Trace(FirstRevolution(node, points, flat), 0.1), "orbit first");
        svg.Circle(-box.Left * scale, box.Top * scale, MoonRadius * scale, "moon");
        return svg.Finish().Replace("<svg ", "<svg class=\"emblem\" ", StringComparison.Ordinal);
    }

    private static void Key(Svg svg, double left, double top)
    {
        string[] styles = ["orbit first", "orbit all"];
        string[] texts = ["first revolution", "whole run"];
        for (var i = 0; i < 2; i++)
        {
            svg.Path(new PathData().Move(left, top + 20 * i).Line(left + 24, top + 20 * i).ToString(), styles[i]);
            svg.Text(left + 31, top + 20 * i + 4, texts[i], "tick");
        }

        svg.Circle(left + 12, top + 42, 6, "moon");
        svg.Text(left + 31, top + 46, "the Moon", "tick");
    }

    private static (double Left, double Right, double Bottom, double Top) Box(
        IReadOnlyList<RotatingPoint> points,
        Func<RotatingPoint, (double X, double Y)> project
    )
    {
        var flat = points.Select(project).Append((0, 0)).ToList();
        const double margin = 2 * MoonRadius;
        return (
            Math.Min(flat.Min(p => p.Item1), -margin) - margin,
            Math.Max(flat.Max(p => p.Item1), margin) + margin,
            Math.Min(flat.Min(p => p.Item2), -margin) - margin,
            Math.Max(flat.Max(p => p.Item2), margin) + margin
        );
    }

    private static void DrawView(
        Svg svg,
        NodeRecord node,
        IReadOnlyList<RotatingPoint> points,
        View view,
        (double Left, double Right, double Bottom, double Top) box,
        double left,
        double scale,
        string name
    )
    {
        var (width, height) = ((box.Right - box.Left) * scale, (box.Top - box.Bottom) * scale);
        var x = new Scale(box.Left, box.Right, left, left + width);
        var y = new Scale(box.Bottom, box.Top, Top + height, Top);
        svg.Text(left, Top - 12, view.Title, "panel-title");
        svg.Rectangle(left, Top, width, height, "field");
        Ticks(svg, x, y, left, width, height);
        svg.BeginClip(name, left, Top, width, height);
        var all = points.Select(p => (x.At(view.Project(p).X), y.At(view.Project(p).Y))).ToList();
        svg.Path(Trace(all, 0.35), "orbit all");
        svg.Path(Trace(FirstRevolution(node, points, all), 0.1), "orbit first");
        svg.Circle(x.At(0), y.At(0), MoonRadius * scale, "moon", "The Moon, to scale");
        svg.End();
        Apsides(svg, node, points, all, left, width);
        if (view.Right.Contains("away from Earth", StringComparison.Ordinal))
            svg.Text(left + 5, Top + height - 8, "← Earth", "tick");
        svg.Text(left + width / 2, Top + height + 29, $"{view.Right}, 10³ km", "unit", "middle");
        svg.Text(left - 34, Top + height / 2, $"{view.Up}, 10³ km", "unit", "middle", -90);
    }

    private static void Ticks(Svg svg, Scale x, Scale y, double left, double width, double height)
    {
        const double million = 1e6;
        var step = (y.High - y.Low) > 40 * million ? 20 * million : 5 * million;
        foreach (var (scale, horizontal) in new[] { (x, true), (y, false) })
            for (var i = Math.Ceiling(scale.Low / step); i * step <= scale.High; i++)
            {
                var at = scale.At(i * step);
                var text = Number.Value(i * step / million);
                if (horizontal)
                {
                    svg.Line(at, Top, at, Top + height, i == 0 ? "grid zero" : "grid");
                    svg.Text(at, Top + height + 14, text, "tick", "middle");
                }
                else
                {
                    svg.Line(left, at, left + width, at, i == 0 ? "grid zero" : "grid");
                    svg.Text(left - 5, at + 3.5, text, "tick", "end");
                }
            }
    }

    private static string Trace(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        var path = new PathData();
        var kept = Simplification.Thin(points, tolerance);
        for (var i = 0; i < kept.Count; i++)
            if (i == 0)
                path.Move(kept[i].X, kept[i].Y);
            else
                path.Line(kept[i].X, kept[i].Y);
        return path.ToString();
    }

    /// <summary>From the first apsis to the next of its kind; everything where there are fewer than three.</summary>
    private static List<(double X, double Y)> FirstRevolution(
        NodeRecord node,
        IReadOnlyList<RotatingPoint> points,
        List<(double X, double Y)> flat
    )
    {
        if (node.Apsides.Count < 3)
            return flat;
        var (from, until) = (node.Apsides[0].Time, node.Apsides[2].Time);
        return [.. flat.Where((_, i) => points[i].Time >= from && points[i].Time <= until)];
    }

    private static void Apsides(
        Svg svg,
        NodeRecord node,
        IReadOnlyList<RotatingPoint> points,
        List<(double X, double Y)> flat,
        double left,
        double width
    )
    {
        if (points.Count == 0)
            return;
        foreach (var apsis in node.Apsides.Take(2))
        {
            var nearest = 0;
            for (var i = 1; i < points.Count; i++)
                if (Math.Abs(points[i].Time - apsis.Time) < Math.Abs(points[nearest].Time - apsis.Time))
                    nearest = i;
            var (x, y) = flat[nearest];
            var text = $"{(apsis.IsPerilune ? "perilune" : "apolune")} {Number.Value(apsis.Radius / 1e3)}\u00a0km";
            svg.Circle(x, y, 3.2, "apsis", text);
            var toLeft = x > left + width / 2;
            svg.Text(
                x + (toLeft ? -8 : 8),
                y + (apsis.IsPerilune ? -7 : 14),
                apsis.IsPerilune ? "perilune" : "apolune",
                "mark",
                toLeft ? "end" : "start"
            );
        }
    }
}
