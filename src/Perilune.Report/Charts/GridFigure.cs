using Perilune.Report.Drawing;

namespace Perilune.Report.Charts;

/// <summary>Draws a <see cref="GridPicture"/> as a picture of its own.</summary>
public static class GridFigure
{
    private const double Width = 900;
    private const double Height = 560;
    private const double Left = 70;
    private const double Right = 110;
    private const double Top = 64;
    private const double Bottom = 56;

    /// <summary>The picture as a file of scalable vector graphics.</summary>
    public static string Draw(GridPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var finite = picture.Values.SelectMany(column => column).Where(double.IsFinite).ToList();
        var (low, high) = finite.Count == 0 ? (0, 1) : (finite.Min(), Math.Min(picture.Cap, finite.Max()));
        if (!(high > low))
            high = low + 1;
        var svg = new Svg(Width, Height, $"{picture.Title}: {picture.Quantity}");
        svg.Style(
            """
            text{font:12px system-ui,sans-serif;fill:#222}.title{font-size:17px;font-weight:600}.small{fill:#555}
            .frame{fill:none;stroke:#444}.tick{stroke:#444}.best{fill:none;stroke:#d00;stroke-width:2}.cell{stroke:none;shape-rendering:crispEdges}
            .ground{fill:#fff}
            """
        );
        svg.Rectangle(0, 0, Width, Height, "ground");
        svg.Text(Left, 26, picture.Title, "title");
        svg.Text(Left, 46, picture.Subtitle, "small");
        Cells(svg, picture, low, high);
        Axes(svg, picture);
        Legend(svg, picture.Quantity, low, high, finite.Count > 0 && finite.Max() > high);
        return svg.Finish();
    }

    private static void Cells(Svg svg, GridPicture picture, double low, double high)
    {
        var width = (Width - Left - Right) / picture.Values.Count;
        var height = (Height - Top - Bottom) / picture.Rows.Count;
        var best = (Value: double.PositiveInfinity, X: 0.0, Y: 0.0);
        for (var i = 0; i < picture.Values.Count; i++)
        {
            var column = picture.Values[i];
            for (var k = 0; k < picture.Rows.Count; )
            {
                // Neighbours of one colour are one rectangle.
                var fill = Fill(column[k]);
                var end = k + 1;
                while (end < picture.Rows.Count && Fill(column[end]) == fill)
                    end++;
                if (fill.Length > 0)
                    svg.Rectangle(
                        Left + i * width,
                        Height - Bottom - end * height,
                        width + 0.2,
                        (end - k) * height + 0.2,
                        "cell",
                        fill
                    );
                k = end;
            }
            for (var k = 0; k < picture.Rows.Count; k++)
            {
                if (column[k] < best.Value)
                    best = (column[k], Left + (i + 0.5) * width, Height - Bottom - (k + 0.5) * height);
            }
        }
        if (double.IsFinite(best.Value))
            svg.Circle(best.X, best.Y, 5, "best", $"least: {Number.Value(best.Value)}");

        string Fill(double value) =>
            double.IsFinite(value) && value <= high ? Ramp.Colour(1 - (value - low) / (high - low)) : "";
    }

    private static void Axes(Svg svg, GridPicture picture)
    {
        svg.Rectangle(Left, Top, Width - Left - Right, Height - Top - Bottom, "frame");
        foreach (var (position, text) in picture.Columns)
        {
            var x = Left + position * (Width - Left - Right);
            svg.Line(x, Height - Bottom, x, Height - Bottom + 5, "tick");
            svg.Text(x, Height - Bottom + 19, text, "small", "middle");
        }
        svg.Text(Left + (Width - Left - Right) / 2, Height - 12, picture.XAxis, "small", "middle");
        var step = picture.Rows.Count > 1 ? picture.Rows[1] - picture.Rows[0] : 1;
        var scale = new Scale(picture.Rows[0] - step / 2, picture.Rows[^1] + step / 2, Height - Bottom, Top);
        foreach (var tick in scale.Ticks(6))
        {
            svg.Line(Left - 5, scale.At(tick), Left, scale.At(tick), "tick");
            svg.Text(Left - 9, scale.At(tick) + 4, Number.Value(tick), "small", "end");
        }
        svg.Text(18, (Top + Height - Bottom) / 2, picture.YAxis, "small", "middle", -90);
    }

    private static void Legend(Svg svg, string quantity, double low, double high, bool isCapped)
    {
        const int steps = 64;
        var x = Width - Right + 24;
        var height = (Height - Top - Bottom) / steps;
        for (var i = 0; i < steps; i++)
            svg.Rectangle(
                x,
                Height - Bottom - (i + 1) * height,
                16,
                height + 0.3,
                "cell",
                Ramp.Colour(1 - i / (double)(steps - 1))
            );
        var scale = new Scale(low, high, Height - Bottom, Top);
        foreach (var tick in scale.Ticks(6))
            svg.Text(x + 22, scale.At(tick) + 4, Number.Value(tick), "small");
        svg.Text(x + 8, Top - 8, isCapped ? $"{quantity}, cut off" : quantity, "small", "middle");
    }
}
