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

    // Where one ground of the panorama ends and the next, paler one begins, m.
    private static ReadOnlySpan<double> Grounds => [2_000, 10_000, 50_000, double.PositiveInfinity];

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
        svg.Path(SunBand(site, x, y), "sun-band");
        svg.Path(Trace(site.Sky.Select(p => (p.SunAzimuth, p.SunElevation)), x, y), "sun-trace");
        svg.Path(Trace(site.Sky.Select(p => (p.EarthAzimuth, p.EarthElevation)), x, y), "earth-trace");
        for (var ground = Grounds.Length - 1; ground >= 0; ground--)
            svg.Path(Ground(site, ground, x, y), $"ground ground{ground + 1}");
        svg.Path(Skyline(site, x, y), "skyline");
        svg.End();
        Axes(svg, x, y);
        Legend(svg);
        return svg.Finish();
    }

    /// <summary>Between the lowest and the highest place of the Sun at each degree of azimuth.</summary>
    private static string SunBand(SiteRecord site, Scale x, Scale y)
    {
        var low = new double[360];
        var high = new double[360];
        Array.Fill(low, double.PositiveInfinity);
        Array.Fill(high, double.NegativeInfinity);
        void Reach(double azimuth, double elevation)
        {
            var bin = (int)Wrap(azimuth) % 360;
            low[bin] = Math.Min(low[bin], elevation);
            high[bin] = Math.Max(high[bin], elevation);
        }

        for (var i = 0; i < site.Sky.Count; i++)
        {
            var (azimuth, elevation) = (site.Sky[i].SunAzimuth / Degree, site.Sky[i].SunElevation / Degree);
            Reach(azimuth, elevation);
            if (i + 1 == site.Sky.Count)
                break;
            // Between two samples the Sun passes every azimuth; a sample every few hours must not leave teeth.
            var turn = Wrap(site.Sky[i + 1].SunAzimuth / Degree - azimuth + 180) - 180;
            var climb = site.Sky[i + 1].SunElevation / Degree - elevation;
            var steps = (int)Math.Ceiling(Math.Abs(turn) / 0.5);
            for (var k = 1; k < steps && steps < 90; k++)
                Reach(azimuth + turn * k / steps, elevation + climb * k / steps);
        }

        var seen = Enumerable.Range(0, 360).Where(i => low[i] <= high[i]).ToList();
        if (seen.Count == 0)
            return "";
        var path = new PathData().Move(x.At(0), y.At(high[seen[0]]));
        foreach (var i in seen)
            path.Line(x.At(i + 0.5), y.At(high[i]));
        path.Line(x.At(360), y.At(high[seen[^1]])).Line(x.At(360), y.At(low[seen[^1]]));
        foreach (var i in Enumerable.Reverse(seen))
            path.Line(x.At(i + 0.5), y.At(low[i]));
        return path.Line(x.At(0), y.At(low[seen[0]])).Close().ToString();
    }

    private static string Trace(IEnumerable<(double Azimuth, double Elevation)> sky, Scale x, Scale y)
    {
        var points = sky.Select(p => (x.At(Wrap(p.Azimuth / Degree)), y.At(p.Elevation / Degree))).ToList();
        var path = new PathData();
        // A jump over the edge of the picture begins a new piece.
        for (var first = 0; first < points.Count; )
        {
            var last = first;
            while (last + 1 < points.Count && Math.Abs(points[last + 1].Item1 - points[last].Item1) < 200)
                last++;
            var kept = Simplification.Thin(points[first..(last + 1)], 0.3);
            path.Move(kept[0].X, kept[0].Y);
            foreach (var (px, py) in kept.Skip(1))
                path.Line(px, py);
            first = last + 1;
        }

        return path.ToString();
    }

    /// <summary>The parts of the horizon at the distances of one ground, filled down to the edge.</summary>
    private static string Ground(SiteRecord site, int ground, Scale x, Scale y)
    {
        var count = site.Horizon.Count;
        var path = new PathData();
        for (var first = 0; first < count; first++)
        {
            if (GroundOf(site, first) != ground)
                continue;
            var last = first;
            while (last + 1 < count && GroundOf(site, last + 1) == ground)
                last++;
            double At(int i) => x.At(Math.Clamp(360.0 * i / count, 0, 360));
            path.Move(At(first) - 0.4, Bottom);
            for (var i = first; i <= last; i++)
                path.Line(At(i) - (i == first ? 0.4 : 0), y.At(site.Horizon[i] / Degree));
            path.Line(At(last + 1), y.At(site.Horizon[last] / Degree)).Line(At(last + 1), Bottom).Close();
            first = last;
        }

        return path.ToString();
    }

    private static int GroundOf(SiteRecord site, int azimuth)
    {
        for (var ground = 0; ground < Grounds.Length; ground++)
            if (azimuth >= site.HorizonDistance.Count || site.HorizonDistance[azimuth] < Grounds[ground])
                return ground;
        return Grounds.Length - 1;
    }

    private static string Skyline(SiteRecord site, Scale x, Scale y)
    {
        var path = new PathData();
        for (var i = 0; i < site.Horizon.Count; i++)
        {
            var (px, py) = (x.At(360.0 * i / site.Horizon.Count), y.At(site.Horizon[i] / Degree));
            if (i == 0)
                path.Move(px, py);
            else
                path.Line(px, py);
        }

        return path.ToString();
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

    private static double Wrap(double degrees) => degrees - 360 * Math.Floor(degrees / 360);
}
