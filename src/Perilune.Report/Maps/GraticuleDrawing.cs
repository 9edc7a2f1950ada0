using Perilune.Report.Drawing;

namespace Perilune.Report.Maps;

/// <summary>
/// Draws parallels and meridians, and labels them where they cross the map's frame: parallels at the sides, meridians above
/// and below, either elsewhere where they cross nothing better; what crosses nothing is labelled on the line.
/// </summary>
internal sealed class GraticuleDrawing(IDrawing drawing, MapFrame frame)
{
    // A line that meets the frame at less than 20 deg is labelled elsewhere.
    private const double Steepness = 0.34;
    private const double LetterWidth = 6.4;

    private readonly List<(Edge Edge, double From, double To)> taken = [];

    private enum Edge
    {
        Left,
        Right,
        Upper,
        Lower,
    }

    public void Lines(IReadOnlyList<MapLine> lines)
    {
        foreach (var line in lines)
        {
            var points = Simplification.Thin(Pixels(line), 0.1);
            var path = new PathData();
            for (var i = 0; i < points.Count; i++)
            {
                if (i == 0)
                    path.Move(points[i].X, points[i].Y);
                else
                    path.Line(points[i].X, points[i].Y);
            }
            drawing.Path(path, "graticule-shade");
            drawing.Path(path, "graticule");
        }
    }

    public void Labels(IReadOnlyList<MapLine> lines)
    {
        var unnamed = new List<(MapLine Line, List<(double X, double Y)> Points)>();
        foreach (var line in lines)
        {
            var points = Pixels(line);
            var crossings = Crossings(points);
            var preferred = crossings.Where(c => c.Edge is Edge.Left or Edge.Right == line.IsParallel).ToList();
            var placed = preferred.Count(c => Place(c.Edge, c.At, line.Label));
            if (placed == 0)
                placed = crossings.Except(preferred).Count(c => Place(c.Edge, c.At, line.Label));
            if (placed == 0 && crossings.Count == 0)
                unnamed.Add((line, points));
        }
        foreach (var (line, points) in unnamed)
        {
            // Up and to the right on the circle.
            var inside = points.Where(p => IsInside(p.X, p.Y)).ToList();
            if (inside.Count == 0)
                continue;
            var (x, y) = inside.MaxBy(p => (line.IsParallel ? 0.45 : 1) * p.X - p.Y);
            drawing.Text(x, y - 3, line.Label, "inner-label", "middle");
        }
    }

    private List<(Edge Edge, double At)> Crossings(List<(double X, double Y)> points)
    {
        var found = new List<(Edge, double)>();
        for (var i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var length = Math.Sqrt(dx * dx + dy * dy);
            foreach (
                var (edge, share, slant) in (ReadOnlySpan<(Edge, double, double)>)
                    [
                        (Edge.Left, (frame.Left - a.X) / dx, dx),
                        (Edge.Right, (frame.Right - a.X) / dx, dx),
                        (Edge.Upper, (frame.Top - a.Y) / dy, dy),
                        (Edge.Lower, (frame.Bottom - a.Y) / dy, dy),
                    ]
            )
            {
                if (!(share is >= 0 and <= 1) || Math.Abs(slant) < Steepness * length)
                    continue;
                var (x, y) = (a.X + share * dx, a.Y + share * dy);
                var isSide = edge is Edge.Left or Edge.Right;
                if (isSide ? y >= frame.Top && y <= frame.Bottom : x >= frame.Left && x <= frame.Right)
                    found.Add((edge, isSide ? y : x));
            }
        }
        return found;
    }

    private bool Place(Edge edge, double at, string label)
    {
        var isSide = edge is Edge.Left or Edge.Right;
        var half = isSide ? 8 : LetterWidth * label.Length / 2 + 4;
        if (taken.Any(t => t.Edge == edge && at - half < t.To && at + half > t.From))
            return false;
        taken.Add((edge, at - half, at + half));
        var (x, y, anchor) = edge switch
        {
            Edge.Left => (frame.Left - 6, at + 4, "end"),
            Edge.Right => (frame.Right + 6, at + 4, "start"),
            Edge.Upper => (at, frame.Top - 6, "middle"),
            _ => (at, frame.Bottom + 15, "middle"),
        };
        drawing.Text(x, y, label, "tick", anchor);
        return true;
    }

    private bool IsInside(double x, double y) =>
        x >= frame.Left && x <= frame.Right && y >= frame.Top && y <= frame.Bottom;

    private List<(double X, double Y)> Pixels(MapLine line) =>
        [.. line.Points.Select(p => (frame.X(p.Column), frame.Y(p.Row)))];
}
