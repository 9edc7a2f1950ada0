namespace Perilune.Report.Drawing;

/// <summary>Cuts a line into dashes.</summary>
internal static class Dashes
{
    /// <summary>Dashes of a length with gaps as long between them.</summary>
    public static IEnumerable<IReadOnlyList<(double X, double Y)>> Of(
        IReadOnlyList<(double X, double Y)> points,
        double length
    )
    {
        var (left, isDrawn) = (length, true);
        var dash = new List<(double X, double Y)> { points[0] };
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var whole = Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2));
            var at = 0.0;
            while (whole - at > left)
            {
                at += left;
                var turn = (from.X + (to.X - from.X) * at / whole, from.Y + (to.Y - from.Y) * at / whole);
                dash.Add(turn);
                if (isDrawn)
                    yield return dash;
                (dash, left, isDrawn) = ([turn], length, !isDrawn);
            }
            left -= whole - at;
            dash.Add(to);
        }
        if (isDrawn && dash.Count > 1)
            yield return dash;
    }
}
