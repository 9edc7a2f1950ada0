using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Charts;

/// <summary>The ground around the base from above, in shaded relief, south polar stereographic.</summary>
internal static class SiteMapFigure
{
    private const double Side = 540;

    /// <summary>The picture.</summary>
    public static string Draw(SiteRecord site, ReliefRecord relief)
    {
        var (width, height) = (relief.Columns * relief.PixelSize, relief.Rows * relief.PixelSize);
        var scale = Side / Math.Max(width, height);
        var svg = new Svg(width * scale, height * scale + 26, $"Shaded relief around {site.Name}");
        svg.Image(0, 0, width * scale, height * scale, Png.Grey(relief.Columns, relief.Rows, relief.Grey));
        svg.BeginClip("map", 0, 0, width * scale, height * scale);
        var (x, y) = ((relief.SiteX - relief.Left) * scale, (relief.Top - relief.SiteY) * scale);
        Graticule(svg, relief, scale, width, height);
        svg.Circle(x, y, 9, "site-halo");
        svg.Circle(x, y, 9, "site-ring", site.Name);
        svg.Circle(x, y, 2, "site-dot");
        var near = x > 0.7 * width * scale;
        Label(svg, x + (near ? -15 : 15), y + 4, site.Name, near ? "end" : "start");
        Arrows(svg, relief, width * scale);
        ScaleBar(svg, scale, width * scale, height * scale);
        svg.End();
        svg.Rectangle(0, 0, width * scale, height * scale, "frame");
        svg.Text(
            0,
            height * scale + 17,
            $"{Number.Value(width / 1e3, 3)} × {Number.Value(height / 1e3, 3)} km, south polar stereographic, lit from the arrow",
            "tick"
        );
        return svg.Finish();
    }

    /// <summary>Lines every 1, 2, 5 ... km of the projection's own coordinates.</summary>
    private static void Graticule(Svg svg, ReliefRecord relief, double scale, double width, double height)
    {
        var spacing = Round(width / 6);
        for (var i = Math.Ceiling(relief.Left / spacing); i * spacing < relief.Left + width; i++)
            svg.Line(
                (i * spacing - relief.Left) * scale,
                0,
                (i * spacing - relief.Left) * scale,
                height * scale,
                "graticule"
            );
        for (var i = Math.Ceiling((relief.Top - height) / spacing); i * spacing < relief.Top; i++)
            svg.Line(
                0,
                (relief.Top - i * spacing) * scale,
                width * scale,
                (relief.Top - i * spacing) * scale,
                "graticule"
            );
    }

    private static void Arrows(Svg svg, ReliefRecord relief, double right)
    {
        // North is away from the pole, which is the origin; the Earth stands over the meridian of zero, along +Y.
        var distance = Math.Sqrt(relief.SiteX * relief.SiteX + relief.SiteY * relief.SiteY);
        if (distance > 0)
            Arrow(svg, right - 36, 40, relief.SiteX / distance, relief.SiteY / distance, "N", "arrow");
        Arrow(svg, right - 92, 40, 0, 1, "Earth", "arrow");
        Arrow(svg, right - 148, 40, Math.Sin(relief.SunAzimuth), Math.Cos(relief.SunAzimuth), "light", "arrow light");
    }

    private static void Arrow(Svg svg, double x, double y, double east, double up, string name, string style)
    {
        const double reach = 17;
        var (tipX, tipY) = (x + reach * east, y - reach * up);
        svg.Circle(x, y, 25, "arrow-plate");
        svg.Line(x - reach * east, y + reach * up, tipX, tipY, style);
        svg.Path(
            new PathData()
                .Move(tipX, tipY)
                .Line(tipX - 7 * east + 4 * up, tipY + 7 * up + 4 * east)
                .Line(tipX - 7 * east - 4 * up, tipY + 7 * up - 4 * east)
                .Close()
                .ToString(),
            style + " head"
        );
        Label(svg, x, y + 38, name, "middle");
    }

    private static void ScaleBar(Svg svg, double scale, double right, double bottom)
    {
        var length = Round(right / scale / 5);
        var pixels = length * scale;
        svg.Rectangle(right - pixels - 14, bottom - 18, pixels, 5, "scale-bar");
        Label(svg, right - pixels / 2 - 14, bottom - 24, $"{Number.Value(length / 1e3)} km", "middle");
    }

    private static void Label(Svg svg, double x, double y, string text, string anchor)
    {
        svg.Text(x, y, text, "map-halo", anchor);
        svg.Text(x, y, text, "map-label", anchor);
    }

    private static double Round(double length)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(length)));
        return power
            * (
                length / power < 2 ? 1
                : length / power < 5 ? 2
                : 5
            );
    }
}
