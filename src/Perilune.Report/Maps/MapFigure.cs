using Perilune.Report.Drawing;

namespace Perilune.Report.Maps;

/// <summary>
/// Draws a <see cref="MapPicture"/> on a page of its own: the map with its graticule, key, arrows, scale bar, marks and notes.
/// </summary>
public static class MapFigure
{
    private const double Side = 760;
    private const double Left = 78;
    private const double Top = 96;
    private const double KeyWidth = 190;
    private const double LineHeight = 17;

    /// <summary>A scalable vector graphic with the map's pixels in it.</summary>
    /// <exception cref="ArgumentException">A relief or a layer that does not fit the map.</exception>
    public static string ToSvg(MapPicture picture)
    {
        var (frame, notes, width, height) = Plan(picture);
        var svg = new Svg(width, height, $"{picture.Title}. {picture.Subtitle}");
        svg.Style(Style.Sheet(MapStyles.All));
        Draw(svg, picture, frame, notes, width, height);
        return svg.Finish();
    }

    /// <summary>The same as a PNG, two pixels to one of the graphic's.</summary>
    /// <exception cref="ArgumentException">A relief or a layer that does not fit the map.</exception>
    public static byte[] ToPng(MapPicture picture)
    {
        var (frame, notes, width, height) = Plan(picture);
        var pixels = new PixelDrawing(width, height, 2, MapStyles.All);
        Draw(pixels, picture, frame, notes, width, height);
        return pixels.Finish();
    }

    private static (MapFrame Frame, List<string> Notes, double Width, double Height) Plan(MapPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var frame = new MapFrame(Left, Top, Side / Math.Max(picture.Columns, picture.Rows), picture);
        var width = frame.Right + 62 + KeyWidth;
        var notes = picture.Notes.SelectMany(note => Paragraph.Wrap(note, 12, width - Left - 24)).ToList();
        return (frame, notes, width, Math.Max(frame.Bottom, Top + 560) + 84 + LineHeight * notes.Count);
    }

    private static void Draw(
        IDrawing drawing,
        MapPicture picture,
        MapFrame frame,
        List<string> notes,
        double width,
        double height
    )
    {
        drawing.Rectangle(0, 0, width, height, "paper");
        drawing.Text(Left, 36, picture.Title, "title");
        drawing.Text(Left, 59, picture.Subtitle, "subtitle");
        var relief = picture.Relief;
        drawing.Image(
            frame.Left,
            frame.Top,
            frame.Width,
            frame.Height,
            relief.Columns,
            relief.Rows,
            MapRaster.Pixels(picture)
        );
        var graticule = new GraticuleDrawing(drawing, frame);
        drawing.BeginClip("map", frame.Left, frame.Top, frame.Width, frame.Height);
        graticule.Lines(picture.Graticule);
        MapMarks.Draw(drawing, frame, picture);
        drawing.End();
        drawing.Rectangle(frame.Left, frame.Top, frame.Width, frame.Height, "frame");
        graticule.Labels(picture.Graticule);
        ScaleBar(drawing, frame);
        MapKey.Draw(drawing, picture, frame.Right + 70, Top);
        var y = height - 20 - LineHeight * (notes.Count - 1);
        foreach (var note in notes)
        {
            drawing.Text(Left, y, note, "note");
            y += LineHeight;
        }
    }

    private static void ScaleBar(IDrawing drawing, MapFrame frame)
    {
        var half = Round(0.14 * frame.Width / frame.PixelsPerMetre);
        var pixels = half * frame.PixelsPerMetre;
        var y = frame.Bottom + 44;
        drawing.Rectangle(frame.Left, y, pixels, 6, "bar-dark");
        drawing.Rectangle(frame.Left + pixels, y, pixels, 6, "bar-light");
        var isLong = half >= 1000;
        for (var i = 0; i <= 2; i++)
        {
            var text = Number.Value(i * half / (isLong ? 1000 : 1)) + (i == 2 ? (isLong ? " km" : " m") : "");
            drawing.Text(frame.Left + i * pixels, y - 5, text, "tick", "middle");
        }
    }

    // 1, 2 or 5 times a power of ten, at most that long.
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
