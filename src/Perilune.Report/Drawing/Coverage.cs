namespace Perilune.Report.Drawing;

/// <summary>Which share of each pixel a shape covers, and what that shape's colour makes of the picture below.</summary>
internal sealed class Coverage(int columns, int rows)
{
    // Lines across each row of pixels; along them the shares are exact.
    private const int Scans = 4;

    private readonly float[] shares = new float[columns * rows];
    private (int Left, int Top, int Right, int Bottom) touched;

    /// <summary>A stroke of some width: what lies within half of it from the line, with round ends and corners.</summary>
    public void Stroke(
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces,
        double width,
        double scale,
        (int Left, int Top, int Right, int Bottom) clip
    )
    {
        Begin();
        var reach = width * scale / 2;
        foreach (var piece in pieces)
        {
            for (var i = 0; i < Math.Max(1, piece.Count - 1); i++)
            {
                var (a, b) = (piece[i], piece[Math.Min(i + 1, piece.Count - 1)]);
                Segment(a.X * scale, a.Y * scale, b.X * scale, b.Y * scale, reach, clip);
            }
        }
    }

    /// <summary>What lies within closed lines, by the even-odd rule.</summary>
    public void Fill(
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces,
        double scale,
        (int Left, int Top, int Right, int Bottom) clip
    )
    {
        Begin();
        var (top, bottom) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (_, y) in pieces.SelectMany(piece => piece))
            (top, bottom) = (Math.Min(top, y * scale), Math.Max(bottom, y * scale));
        var crossings = new List<double>();
        for (var row = Math.Max((int)Math.Floor(top), clip.Top); row < Math.Min(bottom, clip.Bottom); row++)
        for (var scan = 0; scan < Scans; scan++)
        {
            var y = row + (scan + 0.5) / Scans;
            crossings.Clear();
            foreach (var piece in pieces)
            {
                for (var i = 0; i < piece.Count; i++)
                {
                    var (a, b) = (piece[i], piece[(i + 1) % piece.Count]);
                    var (ay, by) = (a.Y * scale, b.Y * scale);
                    if (ay <= y != by <= y)
                        crossings.Add((a.X + (y - ay) / (by - ay) * (b.X - a.X)) * scale);
                }
            }
            crossings.Sort();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
                Span(row, Math.Max(crossings[i], clip.Left), Math.Min(crossings[i + 1], clip.Right));
        }
    }

    /// <summary>Paints what is covered.</summary>
    public void Blend(byte[] pixels, int colour, double opacity)
    {
        for (var row = touched.Top; row < touched.Bottom; row++)
        for (var column = touched.Left; column < touched.Right; column++)
        {
            var i = row * columns + column;
            if (shares[i] == 0)
                continue;
            var share = Math.Min(1, shares[i]) * opacity;
            for (var channel = 0; channel < 3; channel++)
            {
                ref var level = ref pixels[3 * i + channel];
                level = (byte)Math.Round(level + share * (((colour >> (16 - 8 * channel)) & 255) - level));
            }
        }
    }

    private void Begin()
    {
        for (var row = touched.Top; row < touched.Bottom; row++)
            Array.Clear(shares, row * columns + touched.Left, touched.Right - touched.Left);
        touched = (columns, rows, 0, 0);
    }

    private void Segment(
        double ax,
        double ay,
        double bx,
        double by,
        double reach,
        (int Left, int Top, int Right, int Bottom) clip
    )
    {
        var left = Math.Max((int)Math.Floor(Math.Min(ax, bx) - reach - 1), clip.Left);
        var right = Math.Min((int)Math.Ceiling(Math.Max(ax, bx) + reach + 1), clip.Right);
        var top = Math.Max((int)Math.Floor(Math.Min(ay, by) - reach - 1), clip.Top);
        var bottom = Math.Min((int)Math.Ceiling(Math.Max(ay, by) + reach + 1), clip.Bottom);
        if (right <= left || bottom <= top)
            return;
        Touch(left, top, right, bottom);
        var (dx, dy) = (bx - ax, by - ay);
        var square = dx * dx + dy * dy;
        // A line thinner than a pixel covers as much less of it.
        var most = Math.Min(1, 2 * reach);
        for (var row = top; row < bottom; row++)
        {
            // Only where the line passes this row, and not over the whole box of a slanting line.
            var (from, to) = (left, right);
            if (Math.Abs(dy) > 1e-9)
            {
                var (t1, t2) = ((row - reach - 1 - ay) / dy, (row + reach + 2 - ay) / dy);
                var (low, high) = (Math.Clamp(Math.Min(t1, t2), 0, 1), Math.Clamp(Math.Max(t1, t2), 0, 1));
                var (x1, x2) = (ax + low * dx, ax + high * dx);
                from = Math.Max(left, (int)Math.Floor(Math.Min(x1, x2) - reach - 1));
                to = Math.Min(right, (int)Math.Ceiling(Math.Max(x1, x2) + reach + 1));
            }
            for (var column = from; column < to; column++)
            {
                var (px, py) = (column + 0.5 - ax, row + 0.5 - ay);
                var t = square == 0 ? 0 : Math.Clamp((px * dx + py * dy) / square, 0, 1);
                var (ex, ey) = (px - t * dx, py - t * dy);
                var share = (float)Math.Clamp(reach + 0.5 - Math.Sqrt(ex * ex + ey * ey), 0, most);
                ref var held = ref shares[row * columns + column];
                held = Math.Max(held, share);
            }
        }
    }

    private void Span(int row, double from, double to)
    {
        if (!(to > from))
            return;
        var (first, last) = ((int)from, Math.Min((int)Math.Ceiling(to), columns));
        Touch(first, row, last, row + 1);
        for (var column = first; column < last; column++)
            shares[row * columns + column] += (float)((Math.Min(to, column + 1) - Math.Max(from, column)) / Scans);
    }

    private void Touch(int left, int top, int right, int bottom) =>
        touched = (
            Math.Min(touched.Left, left),
            Math.Min(touched.Top, top),
            Math.Max(touched.Right, right),
            Math.Max(touched.Bottom, bottom)
        );
}
