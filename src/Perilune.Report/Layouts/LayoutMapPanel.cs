using Perilune.Report.Drawing;

namespace Perilune.Report.Layouts;

/// <summary>Draws one map of a plan.</summary>
internal sealed class LayoutMapPanel(Svg svg, LayoutMap map, double left, double top, double side, string name)
{
    private const double LeastMark = 3;
    private const double LineHeight = 14;

    private readonly double scale = side / map.Size;
    private readonly List<(double X, double Y, double Width)> written = [];

    public void Draw()
    {
        svg.Image(left, top, side, side, Png.Grey(map.Size, map.Size, map.Grey));
        svg.BeginClip(name, left, top, side, side);
        foreach (var shape in map.Shapes)
            Shape(shape);
        foreach (var shape in map.Shapes.Where(shape => shape.IsNamed))
            Name(shape);
        Arrow(36, map.North, "N", "arrow");
        if (map.Sun is { } sun)
            Arrow(92, sun, "Sun", "arrow sun");
        ScaleBar();
        svg.End();
        svg.Rectangle(left, top, side, side, "frame");
        svg.Text(left, top + side + 17, map.Caption, "tick");
    }

    private void Shape(LayoutShape shape)
    {
        var style = shape.Kind switch
        {
            LayoutShapeKind.PadZone => "zone pad-zone",
            var kind => kind.ToString().ToLowerInvariant(),
        };
        var (x, y) = At(shape.Points[0]);
        if (shape.Points.Count == 1)
        {
            svg.Circle(x, y, Math.Max(shape.Radius * scale, LeastMark), style, shape.Name);
            return;
        }
        if (shape.Points.Count == 2)
        {
            var (endX, endY) = At(shape.Points[1]);
            svg.Line(x, y, endX, endY, style);
            return;
        }
        var path = new PathData().Move(x, y);
        foreach (var point in shape.Points.Skip(1))
        {
            (x, y) = At(point);
            path.Line(x, y);
        }
        svg.Path(path.Close().ToString(), style);
    }

    private void Name(LayoutShape shape)
    {
        var (x, y) = At((shape.Points.Average(point => point.X), shape.Points.Average(point => point.Y)));
        if (x < left || x > left + side || y < top || y > top + side)
            return;
        if (shape.Kind is LayoutShapeKind.Zone)
        {
            // Above its circle, where that is on the map.
            if (y - shape.Radius * scale > top + LineHeight)
                Label(x, y - shape.Radius * scale - 5, shape.Name, "middle");
            return;
        }
        var reach = shape.Points.Count == 1 ? shape.Radius * scale : shape.Points.Max(point => At(point).X) - x;
        var near = x > left + 0.75 * side;
        Label(near ? x - 7 - reach : x + 7 + reach, y + 4, shape.Name, near ? "end" : "start");
    }

    private void Arrow(double fromRight, (double X, double Y) along, string text, string style)
    {
        const double reach = 17;
        var (x, y) = (left + side - fromRight, top + 38);
        var (tipX, tipY) = (x + reach * along.X, y + reach * along.Y);
        svg.Circle(x, y, 25, "arrow-plate");
        svg.Line(x - reach * along.X, y - reach * along.Y, tipX, tipY, style);
        svg.Path(
            new PathData()
                .Move(tipX, tipY)
                .Line(tipX - 7 * along.X + 4 * along.Y, tipY - 7 * along.Y - 4 * along.X)
                .Line(tipX - 7 * along.X - 4 * along.Y, tipY - 7 * along.Y + 4 * along.X)
                .Close()
                .ToString(),
            style + " head"
        );
        Label(x, y + 38, text, "middle");
    }

    private void ScaleBar()
    {
        var length = Scale.Around(0, map.Size * map.CellSize / 5, 0, 1, 1).High;
        var pixels = length / map.CellSize * scale;
        svg.Rectangle(left + side - pixels - 14, top + side - 18, pixels, 5, "scale-bar");
        Label(left + side - 0.5 * pixels - 14, top + side - 24, $"{Number.Value(length)} m", "middle");
    }

    // A line lower for as long as another name is in its way.
    private void Label(double x, double y, string text, string anchor)
    {
        var width = 7.2 * text.Length;
        var start = anchor switch
        {
            "middle" => x - 0.5 * width,
            "end" => x - width,
            _ => x,
        };
        while (
            written.Exists(one =>
                Math.Abs(one.Y - y) < LineHeight && start < one.X + one.Width && one.X < start + width
            )
        )
            y += LineHeight;
        written.Add((start, y, width));
        svg.Text(x, y, text, "map-halo", anchor);
        svg.Text(x, y, text, "map-label", anchor);
    }

    private (double X, double Y) At((double X, double Y) point) => (left + point.X * scale, top + point.Y * scale);
}
