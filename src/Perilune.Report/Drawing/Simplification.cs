namespace Perilune.Report.Drawing;

/// <summary>
/// A curve drawn with few points: those whose absence would move the line by less than a tolerance are left out (Ramer 1972;
/// Douglas and Peucker 1973).
/// </summary>
internal static class Simplification
{
    /// <summary>The points that are kept, in order.</summary>
    public static List<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        if (points.Count < 3)
            return [.. points];
        var keep = new bool[points.Count];
        keep[0] = keep[^1] = true;
        var spans = new Stack<(int First, int Last)>();
        spans.Push((0, points.Count - 1));
        while (spans.TryPop(out var span))
        {
            var (farthest, distance) = (-1, tolerance);
            for (var i = span.First + 1; i < span.Last; i++)
            {
                var d = Distance(points[i], points[span.First], points[span.Last]);
                if (d > distance)
                    (farthest, distance) = (i, d);
            }

            if (farthest < 0)
                continue;
            keep[farthest] = true;
            spans.Push((span.First, farthest));
            spans.Push((farthest, span.Last));
        }

        return [.. points.Where((_, i) => keep[i])];
    }

    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var square = dx * dx + dy * dy;
        var t = square == 0 ? 0 : Math.Clamp(((p.X - a.X) * dx + (p.Y - a.Y) * dy) / square, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - t * dx, 2) + Math.Pow(p.Y - a.Y - t * dy, 2));
    }
}
