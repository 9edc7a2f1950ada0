using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Charts;

/// <summary>The paths that were flown, from above the equator of the sky with the Moon at rest: all of them, and the last stretch near the Moon.</summary>
internal static class FlightPathFigure
{
    // Mean radius of the Moon, m (IAU WGCCRE 2015), for the disc.
    private const double MoonRadius = 1_737_400;
    private const double Near = 30e6;
    private const double Side = 482;
    private const double Top = 26;

    // Of the names, px: bold 12 px letters.
    private const double LetterWidth = 6.9;

    /// <summary>The picture; the flights have paths.</summary>
    public static string Draw(IReadOnlyList<FlightRecord> flights)
    {
        var svg = new Svg(1080, Top + Side + 36, "Paths of the flights around the Moon from above");
        var reach = 1.06 * flights.Max(f => f.Path.Max(p => Math.Max(Math.Abs(p.X), Math.Abs(p.Y))));
        View(svg, flights, "all the way", reach, 46, "paths-far");
        View(svg, flights, "near the Moon", Math.Min(Near, reach), 586, "paths-near");
        return svg.Finish();
    }

    private static void View(
        Svg svg,
        IReadOnlyList<FlightRecord> flights,
        string title,
        double reach,
        double left,
        string name
    )
    {
        var x = new Scale(-reach, reach, left, left + Side);
        var y = new Scale(-reach, reach, Top + Side, Top);
        svg.Text(left, Top - 10, title, "panel-title");
        svg.Rectangle(left, Top, Side, Side, "field");
        foreach (var tick in x.Ticks(6))
        {
            svg.Line(x.At(tick), Top, x.At(tick), Top + Side, tick == 0 ? "grid zero" : "grid");
            svg.Line(left, y.At(tick), left + Side, y.At(tick), tick == 0 ? "grid zero" : "grid");
            svg.Text(x.At(tick), Top + Side + 14, Number.Value(tick / 1e6), "tick", "middle");
            svg.Text(left - 5, y.At(tick) + 3.5, Number.Value(tick / 1e6), "tick", "end");
        }

        svg.BeginClip(name, left, Top, Side, Side);
        foreach (var flight in flights)
            svg.Path(Trace(flight, x, y), flight.Crew.Count > 0 ? "curve tone1" : "curve tone2");
        svg.Circle(x.At(0), y.At(0), Math.Max(MoonRadius / reach * Side / 2, 2.5), "moon", "The Moon");
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        foreach (var flight in flights)
            Name(svg, flight, x, y, reach, taken);
        svg.End();
        svg.Text(left + Side / 2, Top + Side + 30, "x, ICRF, 10³ km", "unit", "middle");
        svg.Text(left - 38, Top + Side / 2, "y, 10³ km", "unit", "middle", -90);
    }

    private static string Trace(FlightRecord flight, Scale x, Scale y)
    {
        var points = Simplification.Thin([.. flight.Path.Select(p => (x.At(p.X), y.At(p.Y)))], 0.2);
        var path = new PathData().Move(points[0].X, points[0].Y);
        foreach (var (px, py) in points.Skip(1))
            path.Line(px, py);
        return path.ToString();
    }

    /// <summary>
    /// The flight's name beside its path, from the end that is far from the Moon inward, where no other name stands; none for a path too
    /// short to be told apart in this view, nor where no place is free.
    /// </summary>
    private static void Name(
        Svg svg,
        FlightRecord flight,
        Scale x,
        Scale y,
        double reach,
        List<(double Left, double Top, double Right, double Bottom)> taken
    )
    {
        static double Far(TrajectoryPoint p) => Math.Max(Math.Abs(p.X), Math.Abs(p.Y));
        if (flight.Path.Max(Far) < 0.12 * reach)
            return;
        var width = LetterWidth * flight.Id.Length;
        var inward = flight.To == "earth" ? flight.Path.Reverse() : flight.Path;
        foreach (var point in inward.Where(p => Far(p) <= 0.97 * reach && Far(p) > 0.08 * reach))
        foreach (var toLeft in (bool[])[point.X > 0, point.X <= 0])
        {
            var (px, py) = (x.At(point.X) + (toLeft ? -6 : 6), y.At(point.Y) - 5);
            var box = (Left: toLeft ? px - width : px, Top: py - 11, Right: toLeft ? px : px + width, Bottom: py + 3);
            var outside = box.Left < x.First || box.Right > x.Last || box.Top < y.Last || box.Bottom > y.First;
            if (outside || taken.Any(t => Overlap(t, box)))
                continue;
            svg.Text(px, py, flight.Id, "mark", toLeft ? "end" : "start");
            taken.Add(box);
            return;
        }
    }

    private static bool Overlap(
        (double Left, double Top, double Right, double Bottom) a,
        (double Left, double Top, double Right, double Bottom) b
    ) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}
