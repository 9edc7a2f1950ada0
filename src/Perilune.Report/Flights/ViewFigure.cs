using Perilune.Report.Drawing;
using Perilune.Simulation.Flights;

namespace Perilune.Report.Flights;

/// <summary>Paths of a flight around a body, from above and from the side at one scale.</summary>
internal static class ViewFigure
{
    private const double Side = 470;
    private const double Top = 30;
    private const double LetterWidth = 6.9;

    /// <summary>The picture of the paths of one view, each with the name of its phase.</summary>
    public static string Draw(IReadOnlyList<(string Phase, FlightPath Path)> paths, string name)
    {
        var view = paths[0].Path;
        var svg = new Svg(1080, Top + Side + 40, $"Paths {view.View}");
        var reach =
            1.06
            * Math.Max(
                view.DiscRadius,
                paths.Max(one =>
                    one.Path.Points.Max(p => Math.Max(Math.Max(Math.Abs(p.X), Math.Abs(p.Y)), Math.Abs(p.Z)))
                )
            );
        Panel(svg, paths, reach, 56, "from above", "x", "y", p => (p.X, p.Y), name + "-above");
        Panel(svg, paths, reach, 596, "from the side", "x", "z", p => (p.X, p.Z), name + "-side");
        return svg.Finish();
    }

    private static void Panel(
        Svg svg,
        IReadOnlyList<(string Phase, FlightPath Path)> paths,
        double reach,
        double left,
        string title,
        string across,
        string up,
        Func<(double X, double Y, double Z), (double X, double Y)> seen,
        string name
    )
    {
        var (unit, symbol) = reach > 3e7 ? (1e6, "10³ km") : (1e3, "km");
        var x = new Scale(-reach, reach, left, left + Side);
        var y = new Scale(-reach, reach, Top + Side, Top);
        svg.Text(left, Top - 11, title, "panel-title");
        svg.Rectangle(left, Top, Side, Side, "field");
        foreach (var tick in x.Ticks(6))
        {
            svg.Line(x.At(tick), Top, x.At(tick), Top + Side, "grid");
            svg.Line(left, y.At(tick), left + Side, y.At(tick), "grid");
            svg.Text(x.At(tick), Top + Side + 14, Number.Value(tick / unit), "tick", "middle");
            svg.Text(left - 5, y.At(tick) + 3.5, Number.Value(tick / unit), "tick", "end");
        }
        svg.BeginClip(name, left, Top, Side, Side);
        var disc = paths[0].Path;
        svg.Circle(x.At(0), y.At(0), Math.Max(disc.DiscRadius / reach * Side / 2, 2.5), "moon", disc.Disc);
        for (var i = 0; i < paths.Count; i++)
        {
            var points = Simplification.Thin(
                [.. paths[i].Path.Points.Select(seen).Select(p => (x.At(p.X), y.At(p.Y)))],
                0.2
            );
            var trace = new PathData().Move(points[0].X, points[0].Y);
            foreach (var (px, py) in points.Skip(1))
                trace.Line(px, py);
            svg.Path(trace.ToString(), $"curve tone{i % 6 + 1}");
        }
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        for (var i = 0; i < paths.Count; i++)
            Name(
                svg,
                paths[i].Phase,
                [.. paths[i].Path.Points.Select(seen).Select(p => (x.At(p.X), y.At(p.Y)))],
                i,
                left,
                taken
            );
        svg.End();
        svg.Text(left + Side / 2, Top + Side + 31, $"{across}, {symbol}", "unit", "middle");
        svg.Text(left - 42, Top + Side / 2, $"{up}, {symbol}", "unit", "middle", -90);
    }

    /// <summary>The phase's name beside its path, at the point nearest to its middle where no other name stands.</summary>
    private static void Name(
        Svg svg,
        string phase,
        List<(double X, double Y)> points,
        int tone,
        double left,
        List<(double Left, double Top, double Right, double Bottom)> taken
    )
    {
        var width = LetterWidth * phase.Length;
        var middle = points.Count / 2;
        foreach (var i in Enumerable.Range(0, points.Count).OrderBy(i => Math.Abs(i - middle)).ThenBy(i => i))
        {
            var (px, py) = (points[i].X + 6, points[i].Y - 5);
            var box = (Left: px, Top: py - 11, Right: px + width, Bottom: py + 3);
            var outside = box.Left < left || box.Right > left + Side || box.Top < Top || box.Bottom > Top + Side;
            if (
                outside
                || taken.Any(t => t.Left < box.Right && box.Left < t.Right && t.Top < box.Bottom && box.Top < t.Bottom)
            )
                continue;
            svg.Text(px, py, phase, $"name tone{tone % 6 + 1}");
            taken.Add(box);
            return;
        }
    }
}
