using Perilune.Report.Charts;
using Perilune.Report.Drawing;

namespace Perilune.Report.Maps;

/// <summary>
/// Draws a <see cref="HorizonPicture"/>: the skyline, farther ridges paler, the Sun's ways with the band between its lowest and
/// its highest, and the Earth's way with the box of its librations.
/// </summary>
public static class HorizonFigure
{
    private const double Degree = Math.PI / 180;
    private const double Left = 66;
    private const double Right = 1146;
    private const double Top = 84;
    private const double Bottom = 444;
    private const double Width = 1176;
    private const double LineHeight = 17;
    private const int PathsInARow = 7;

    /// <summary>A scalable vector graphic with its style in it.</summary>
    public static string ToSvg(HorizonPicture picture)
    {
        var (notes, height) = Plan(picture);
        var svg = new Svg(Width, height, $"{picture.Title}. {picture.Subtitle}");
        svg.Style(Style.Sheet(HorizonStyles.Of(picture.SunPaths.Count)));
        Draw(svg, picture, notes, height);
        return svg.Finish();
    }

    /// <summary>The same as a PNG, two pixels to one of the graphic's.</summary>
    public static byte[] ToPng(HorizonPicture picture)
    {
        var (notes, height) = Plan(picture);
        var pixels = new PixelDrawing(Width, height, 2, HorizonStyles.Of(picture.SunPaths.Count));
        Draw(pixels, picture, notes, height);
        return pixels.Finish();
    }

    private static (List<string> Notes, double Height) Plan(HorizonPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var sizes =
            $"The Sun's disc is {Number.Value(picture.SunDiameter / Degree, 2)}° wide, the Earth's {Number.Value(picture.EarthDiameter / Degree, 2)}°; lines are of their centres.";
        var notes = picture.Notes.Append(sizes).SelectMany(note => Paragraph.Wrap(note, 12, Right - Left)).ToList();
        var rows = (picture.SunPaths.Count + PathsInARow - 1) / PathsInARow;
        return (notes, Bottom + 76 + LineHeight * (rows + notes.Count));
    }

    private static void Draw(IDrawing drawing, HorizonPicture picture, List<string> notes, double height)
    {
        var sun = picture.SunPaths.SelectMany(path => path.Points).Select(Degrees).ToList();
        var earth = picture.EarthPath.Select(Degrees).ToList();
        var (x, y) = (new Scale(0, 360, Left, Right), Elevations(picture, sun, earth));
        drawing.Rectangle(0, 0, Width, height, "paper");
        drawing.Text(Left, 36, picture.Title, "title");
        drawing.Text(Left, 59, picture.Subtitle, "subtitle");
        drawing.Rectangle(Left, Top, Right - Left, Bottom - Top, "sky");
        drawing.BeginClip("sky", Left, Top, Right - Left, Bottom - Top);
        drawing.Path(SkyTrace.Band(sun, x, y), "sun-band");
        for (var i = 0; i < picture.SunPaths.Count; i++)
            SunPath(drawing, picture.SunPaths[i], HorizonStyles.Sun(i), x, y);
        if (earth.Count > 0)
            Earth(drawing, earth, x, y);
        var skyline = new Skyline(picture.Elevations, picture.Distances);
        for (var ground = Skyline.Grounds.Count - 1; ground >= 0; ground--)
            drawing.Path(skyline.Ground(ground, x, y, Bottom), $"ground{ground + 1}");
        // What lies behind the ground, faintly: how far it is from being seen.
        for (var i = 0; i < picture.SunPaths.Count; i++)
            drawing.Path(SkyTrace.Line(picture.SunPaths[i].Points.Select(Degrees), x, y), "behind");
        drawing.Path(skyline.Line(x, y), "skyline");
        drawing.End();
        Axes(drawing, x, y);
        var below = Legend(drawing, picture);
        foreach (var note in notes)
        {
            drawing.Text(Left, below, note, "note");
            below += LineHeight;
        }
    }

    // From what can be seen at the lowest to what stands at the highest, and some ground.
    private static Scale Elevations(
        HorizonPicture picture,
        List<(double Azimuth, double Elevation)> sun,
        List<(double Azimuth, double Elevation)> earth
    )
    {
        var low = picture.Elevations.Min() / Degree;
        var high = sun.Concat(earth)
            .Select(p => p.Elevation)
            .Append(picture.Elevations.Max() / Degree)
            .Append(low + 1)
            .Max();
        return Scale.Around(low - 0.12 * (high - low), high + 0.03 * (high - low), Bottom, Top, 8);
    }

    private static void SunPath(IDrawing drawing, SunPathPicture path, string style, Scale x, Scale y)
    {
        drawing.Path(SkyTrace.Line(path.Points.Select(Degrees), x, y), style);
        for (var k = 0; k < path.Points.Count; k += path.Marked)
        {
            var (azimuth, elevation) = Degrees(path.Points[k]);
            drawing.Circle(x.At(SkyTrace.Wrap(azimuth)), y.At(elevation), 1.5, style + "-dot");
        }
    }

    private static void Earth(IDrawing drawing, List<(double Azimuth, double Elevation)> way, Scale x, Scale y)
    {
        drawing.Path(SkyTrace.Line(way, x, y), "earth");
        var (west, width) = Arc([.. way.Select(p => SkyTrace.Wrap(p.Azimuth))]);
        var (low, high) = (way.Min(p => p.Elevation), way.Max(p => p.Elevation));
        // A box over the edge of the picture is drawn on both sides of it.
        foreach (var turn in (ReadOnlySpan<double>)[0, -360])
        {
            if (width < 359)
                drawing.Rectangle(
                    x.At(west + turn),
                    y.At(high),
                    x.At(west + width) - x.At(west),
                    y.At(low) - y.At(high),
                    "earth-box"
                );
        }
        var (azimuth, elevation) = (SkyTrace.Wrap(west + width / 2), (low + high) / 2);
        drawing.Text(x.At(azimuth), y.At(high) - 6, "Earth", "earth-name", "middle");
        drawing.Circle(x.At(azimuth), y.At(elevation), 3, "earth-dot");
    }

    // The shortest arc that holds all of them.
    private static (double West, double Width) Arc(List<double> azimuths)
    {
        azimuths.Sort();
        var (gap, after) = (azimuths[0] + 360 - azimuths[^1], 0);
        for (var i = 1; i < azimuths.Count; i++)
        {
            if (azimuths[i] - azimuths[i - 1] > gap)
                (gap, after) = (azimuths[i] - azimuths[i - 1], i);
        }
        return (azimuths[after], 360 - gap);
    }

    private static void Axes(IDrawing drawing, Scale x, Scale y)
    {
        foreach (var tick in y.Ticks(8))
        {
            drawing.Line(Left, y.At(tick), Right, y.At(tick), Math.Abs(tick) < 1e-9 ? "level" : "over");
            drawing.Text(Left - 7, y.At(tick) + 4, $"{Number.Value(tick)}°", "tick", "end");
        }
        var names = new[] { "N", "NE", "E", "SE", "S", "SW", "W", "NW", "N" };
        for (var i = 0; i <= 24; i++)
        {
            drawing.Line(x.At(15 * i), Bottom, x.At(15 * i), Bottom + (i % 3 == 0 ? 6 : 3), "frame");
            if (i % 3 == 0)
                drawing.Text(x.At(15 * i), Bottom + 20, $"{names[i / 3]} {15 * i}°", "tick", "middle");
        }
        drawing.Rectangle(Left, Top, Right - Left, Bottom - Top, "frame");
        drawing.Text(18, (Top + Bottom) / 2, "elevation", "tick", "middle", -90);
    }

    private static double Legend(IDrawing drawing, HorizonPicture picture)
    {
        var (x, y) = (Left, Bottom + 44);
        void Item(string style, string text, double width)
        {
            drawing.Rectangle(x, y - 9, 18, 10, style);
            drawing.Text(x + 24, y, text, "tick");
            x += width;
        }

        Item("ground1", "ground nearer than 2 km", 176);
        Item("ground2", "2 to 10 km", 104);
        Item("ground3", "10 to 50 km", 110);
        Item("ground4", "beyond 50 km", 120);
        Item("sun-band", "between the Sun's lowest and highest", 238);
        Item("earth-box", "box of the Earth's librations", 190);
        y += LineHeight + 3;
        for (var i = 0; i < picture.SunPaths.Count; i++)
        {
            x = Left + i % PathsInARow * 152;
            drawing.Line(x, y - 4, x + 22, y - 4, HorizonStyles.Sun(i));
            drawing.Circle(x + 11, y - 4, 1.5, HorizonStyles.Sun(i) + "-dot");
            drawing.Text(x + 28, y, picture.SunPaths[i].Name, "tick");
            if (i % PathsInARow == PathsInARow - 1 || i + 1 == picture.SunPaths.Count)
                y += LineHeight;
        }
        return y + 10;
    }

    private static (double Azimuth, double Elevation) Degrees((double Azimuth, double Elevation) point) =>
        (point.Azimuth / Degree, point.Elevation / Degree);
}
