using Perilune.Report.Drawing;
using Perilune.Simulation.Recording;

namespace Perilune.Report.Charts;

/// <summary>What one sees from the base, all round: the horizon, farther ridges paler, and where Sun and Earth go in the run.</summary>
internal static class PanoramaFigure
{
    private const double Left = 58;
    private const double Right = 1070;
    private const double Top = 14;
    private const double Bottom = 262;
    private const double Degree = Math.PI / 180;

    /// <summary>The picture.</summary>
    public static string Draw(SiteRecord site)
    {
        // Below the ridges there is nothing to see; above, Sun and Earth.
        var low = site.Horizon.Min() / Degree;
        var high = Math.Max(site.Horizon.Max(), site.Sky.Max(p => Math.Max(p.SunElevation, p.EarthElevation))) / Degree;
        var y = Scale.Around(low - 0.15 * (high - low), high, Bottom, Top, 6);
        var x = new Scale(0, 360, Left, Right);
        var svg = new Svg(1080, 306, "Horizon around the base with the paths of Sun and Earth");
        svg.Rectangle(Left, Top, Right - Left, Bottom - Top, "sky");
        svg.BeginClip("panorama", Left, Top, Right - Left, Bottom - Top);
        var sun = site.Sky.Select(p => (p.SunAzimuth / Degree, p.SunElevation / Degree)).ToList();
        svg.Path(SkyTrace.Band(sun, x, y), "sun-band");
        svg.Path(SkyTrace.Line(sun, x, y), "sun-trace");
        svg.Path(
            SkyTrace.Line(site.Sky.Select(p => (p.EarthAzimuth / Degree, p.EarthElevation / Degree)), x, y),
            "earth-trace"
        );
        var skyline = new Skyline(site.Horizon, site.HorizonDistance);
        for (var ground = Skyline.Grounds.Count - 1; ground >= 0; ground--)
            svg.Path(skyline.Ground(ground, x, y, Bottom), $"ground ground{ground + 1}");
        svg.Path(skyline.Line(x, y), "skyline");
        svg.End();
        Axes(svg, x, y);
        Legend(svg);
        return svg.Finish();
    }

    private static void Axes(Svg svg, Scale x, Scale y)
    {
        foreach (var tick in y.Ticks(6))
        {
            svg.Line(Left, y.At(tick), Right, y.At(tick), tick == 0 ? "over zero" : "over");
            svg.Text(Left - 7, y.At(tick) + 3.5, $"{Number.Value(tick)}°", "tick", "end");
        }

        var names = new[] { "N", "NE", "E", "SE", "S", "SW", "W", "NW", "N" };
        for (var i = 0; i <= 8; i++)
        {
            svg.Line(x.At(45 * i), Bottom, x.At(45 * i), Bottom + 4, "axis");
            var anchor =
                i == 8 ? "end"
                : i == 0 ? "start"
                : "middle";
            svg.Text(x.At(45 * i), Bottom + 16, $"{names[i]} {45 * i}°", "tick", anchor);
        }

        svg.Text(14, (Top + Bottom) / 2, "elevation", "unit", "middle", -90);
    }

    private static void Legend(Svg svg)
    {
        var left = Left;
        void Item(string style, string text, double width)
        {
            svg.Rectangle(left, Bottom + 29, 18, 10, style);
            svg.Text(left + 24, Bottom + 38, text, "tick");
            left += width;
        }

        Item("sun-band", "where the Sun's centre passes", 210);
        Item("earth-box", "path of the Earth's centre", 190);
        Item("ground ground1", "ground nearer than 2 km", 175);
        Item("ground ground2", "2 to 10 km", 100);
        Item("ground ground3", "10 to 50 km", 108);
        Item("ground ground4", "beyond 50 km", 100);
    }
}
