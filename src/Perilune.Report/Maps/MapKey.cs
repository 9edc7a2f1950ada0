using Perilune.Report.Drawing;

namespace Perilune.Report.Maps;

/// <summary>Draws the colours of a map's layer with their values, and its arrows, beside it.</summary>
internal static class MapKey
{
    private const double BarWidth = 20;
    private const double BarHeight = 250;
    private const double TextWidth = 160;
    private const double ArrowReach = 17;

    public static void Draw(IDrawing drawing, MapPicture picture, double x, double y)
    {
        if (picture.Layer is { } layer)
            y = Layer(drawing, layer, x, y);
        foreach (var (arrow, i) in picture.Arrows.Select((arrow, i) => (arrow, i)))
            Arrow(drawing, arrow, x + 26 + i % 2 * 76, y + 26 + i / 2 * 84);
    }

    private static double Layer(IDrawing drawing, MapLayer layer, double x, double y)
    {
        y += 11;
        foreach (
            var line in Paragraph.Wrap(layer.Name + (layer.Unit is "1" or "" ? "" : $", {layer.Unit}"), 13, TextWidth)
        )
        {
            drawing.Text(x, y, line, "key-name");
            y += 17;
        }
        var known = layer.Values.Where(value => !float.IsNaN(value) && value != layer.Special?.Value).ToList();
        if (known.Count > 0)
            y = Bar(drawing, layer, known.Min(), known.Max(), x, y);
        if (layer.Special is { } special)
            y = Swatch(drawing, x, y, special.Name, $"#{special.Colour:x6}");
        if (layer.Unknown is { } unknown)
            y = Swatch(drawing, x, y, unknown, "#8f8f8f");
        drawing.Text(x, y + 8, "Colours as on level", "tick");
        drawing.Text(x, y + 22, "ground; slopes shaded", "tick");
        return y + 44;
    }

    private static double Bar(IDrawing drawing, MapLayer layer, float least, float greatest, double x, double y)
    {
        const int steps = 256;
        var pixels = new byte[3 * steps];
        for (var i = 0; i < steps; i++)
        {
            var colour = layer.Ramp.Colour(1 - i / (steps - 1.0));
            (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = (
                (byte)(colour >> 16),
                (byte)(colour >> 8),
                (byte)colour
            );
        }
        drawing.Image(x, y, BarWidth, BarHeight, 1, steps, pixels);
        drawing.Rectangle(x, y, BarWidth, BarHeight, "swatch");
        var scale = new Scale(layer.Low, layer.High, y + BarHeight, y);
        foreach (var tick in scale.Ticks(6))
        {
            drawing.Line(x + BarWidth, scale.At(tick), x + BarWidth + 4, scale.At(tick), "swatch");
            drawing.Text(x + BarWidth + 8, scale.At(tick) + 4, Number.Value(tick), "tick");
        }
        y += BarHeight + 20;
        drawing.Text(x, y, $"least {Number.Value(least)}", "tick");
        drawing.Text(x, y + 15, $"greatest {Number.Value(greatest)}", "tick");
        return y + 32;
    }

    private static double Swatch(IDrawing drawing, double x, double y, string name, string fill)
    {
        drawing.Rectangle(x, y, BarWidth, 12, "swatch-fill", fill);
        drawing.Rectangle(x, y, BarWidth, 12, "swatch");
        foreach (var line in Paragraph.Wrap(name, 11.5, TextWidth - BarWidth - 8))
        {
            drawing.Text(x + BarWidth + 8, y + 10, line, "tick");
            y += 14;
        }
        return y + 8;
    }

    private static void Arrow(IDrawing drawing, MapArrow arrow, double x, double y)
    {
        var (right, up) = Math.SinCos(arrow.Azimuth);
        var (tipX, tipY) = (x + ArrowReach * right, y - ArrowReach * up);
        var style = arrow.IsLight ? "light" : "arrow";
        drawing.Circle(x, y, 25, "arrow-plate");
        drawing.Line(x - ArrowReach * right, y + ArrowReach * up, tipX - 5 * right, tipY + 5 * up, style);
        drawing.Path(
            new PathData()
                .Move(tipX, tipY)
                .Line(tipX - 9 * right + 5 * up, tipY + 9 * up + 5 * right)
                .Line(tipX - 9 * right - 5 * up, tipY + 9 * up - 5 * right)
                .Close(),
            style + "-head"
        );
        drawing.Text(x, y + 40, arrow.Name, "tick", "middle");
    }
}
