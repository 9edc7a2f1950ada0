using System.Globalization;
using Perilune.Report.Drawing;

namespace Perilune.Report.Charts;

/// <summary>The picture of a family: its orbits from three sides at one scale, and how period, energy and stability run along it.</summary>
public static class FamilyFigure
{
    private const double Wide = 1276;
    private const double Side = 352;
    private const double Gap = 62;
    private const double Left = 60;
    private const double Top = 118;
    private const double Low = 576;
    private const double Height = 270;
    private const int Shades = 12;
    private const int MostDrawn = 36;

    // A perceptually even ramp from deep blue over green to yellow, dark enough on white.
    private static readonly string[] ramp =
    [
        "#2a1a66",
        "#2d2f82",
        "#2a4792",
        "#255e98",
        "#217398",
        "#1f8894",
        "#239c89",
        "#3bb077",
        "#66c05f",
        "#98cb46",
        "#c7cf36",
        "#ecc62f",
    ];

    private sealed record Axis(
        string Name,
        Func<FamilyOrbit, double> Of,
        Func<FamilyMark, double> OfMark,
        bool Logarithmic = false
    );

    /// <summary>A scalable vector graphic of its own, with its style in it.</summary>
    public static string Draw(FamilyPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var svg = new Svg(Wide, Low + Height + 96, picture.Title);
        svg.Rectangle(0, 0, svg.Width, svg.Height, "paper");
        svg.Text(Left - 26, 42, picture.Title, "title");
        svg.Text(Left - 26, 66, picture.Subtitle, "subtitle");
        var drawn = Drawn(picture.Members.Count);
        var (center, half) = Box(picture);
        Project(
            svg,
            picture,
            drawn,
            0,
            "From above",
            "x",
            "y",
            p => (p.X - center.X, p.Y - center.Y),
            (center.X, center.Y),
            half
        );
        Project(
            svg,
            picture,
            drawn,
            1,
            "From the side",
            "x",
            "z",
            p => (p.X - center.X, p.Z - center.Z),
            (center.X, center.Z),
            half
        );
        Project(
            svg,
            picture,
            drawn,
            2,
            "Along the line of the two bodies",
            "y",
            "z",
            p => (p.Y - center.Y, p.Z - center.Z),
            (center.Y, center.Z),
            half
        );
        var jacobi = new Axis("Jacobi constant", o => o.Jacobi, m => m.Jacobi);
        var days = new Axis("period, d", o => o.Days, m => m.Days);
        var nearest = new Axis(
            "least distance from the smaller body, 10³ km",
            o => o.Nearest / 1e3,
            m => m.Nearest / 1e3
        );
        var index = new Axis("stability index", o => o.Stability, m => m.Stability, Logarithmic: true);
        Curve(svg, picture, 0, "Period against energy", jacobi, days);
        Curve(svg, picture, 1, "Stability against nearness", nearest, index);
        Curve(svg, picture, 2, "Stability against period", days, index);
        Key(svg, picture);
        var text = svg.Finish();
        return text.Insert(text.IndexOf('>', StringComparison.Ordinal) + 1, Style());
    }

    private static void Project(
        Svg svg,
        FamilyPicture picture,
        List<int> drawn,
        int column,
        string title,
        string right,
        string up,
        Func<(double X, double Y, double Z), (double X, double Y)> project,
        (double X, double Y) center,
        double half
    )
    {
        var left = Left + column * (Side + Gap);
        var x = new Scale(center.X - half, center.X + half, left, left + Side);
        var y = new Scale(center.Y - half, center.Y + half, Top + Side, Top);
        svg.Text(left, Top - 12, title, "panel");
        Frame(svg, x, y, left, Top, Side, Side, $"{right}, 10³ km", $"{up}, 10³ km", 1e3);
        svg.BeginClip($"view{column}", left, Top, Side, Side);
        foreach (var i in drawn)
        {
            var points = picture
                .Members[i]
                .Path.Select(project)
                .Select(p => (x.At(p.X + center.X), y.At(p.Y + center.Y)))
                .ToList();
            var path = new PathData();
            foreach (var (number, point) in Simplification.Thin(points, 0.08).Index())
                _ = number == 0 ? path.Move(point.X, point.Y) : path.Line(point.X, point.Y);
            svg.Path(path.ToString(), Shade(i, picture.Members.Count));
        }
        if (picture.BodyRadius > 0)
        {
            var radius = picture.BodyRadius / half * Side / 2;
            svg.Circle(x.At(0), y.At(0), Math.Max(radius, 1.8), "body", picture.Origin);
        }
        svg.End();
    }

    private static void Curve(Svg svg, FamilyPicture picture, int column, string title, Axis horizontal, Axis vertical)
    {
        var left = Left + column * (Side + Gap);
        var members = picture.Members;
        double Y(double value) => vertical.Logarithmic ? Math.Log10(value) : value;
        var x = Scale.Around(members.Min(horizontal.Of), members.Max(horizontal.Of), left, left + Side);
        var (low, high) = (members.Min(m => Y(vertical.Of(m))), members.Max(m => Y(vertical.Of(m))));
        var y = Scale.Around(low, vertical.Logarithmic ? Math.Max(high, low + 0.3) : high, Low + Height, Low);
        svg.Text(left, Low - 12, title, "panel");
        Frame(svg, x, y, left, Low, Side, Height, horizontal.Name, vertical.Name, 1, vertical.Logarithmic);
        for (var i = 1; i < members.Count; i++)
        {
            svg.Path(
                new PathData()
                    .Move(x.At(horizontal.Of(members[i - 1])), y.At(Y(vertical.Of(members[i - 1]))))
                    .Line(x.At(horizontal.Of(members[i])), y.At(Y(vertical.Of(members[i]))))
                    .ToString(),
                $"curve {Shade(i, members.Count)}"
            );
        }
        foreach (var mark in picture.Bifurcations)
            Mark(svg, x.At(horizontal.OfMark(mark)), y.At(Y(vertical.OfMark(mark))), mark.Name, Describe(mark));
    }

    private static void Frame(
        Svg svg,
        Scale x,
        Scale y,
        double left,
        double top,
        double width,
        double height,
        string right,
        string up,
        double unit,
        bool logarithmic = false
    )
    {
        svg.Rectangle(left, top, width, height, "field");
        foreach (var value in x.Ticks())
        {
            svg.Line(x.At(value), top, x.At(value), top + height, "grid");
            svg.Text(x.At(value), top + height + 17, Number.Value(value / unit), "tick", "middle");
        }
        foreach (var value in y.Ticks())
        {
            svg.Line(left, y.At(value), left + width, y.At(value), "grid");
            var shown = logarithmic ? Math.Pow(10, value) : value / unit;
            svg.Text(left - 7, y.At(value) + 4, Number.Value(shown, 3), "tick", "end");
        }
        svg.Text(left + width / 2, top + height + 37, right, "unit", "middle");
        svg.Text(left - 44, top + height / 2, up, "unit", "middle", -90);
    }

    private static void Mark(Svg svg, double x, double y, string name, string? title = null)
    {
        if (name == "period doubling")
            svg.Rectangle(x - 4.5, y - 4.5, 9, 9, "mark", null, title);
        else if (name == "branch")
            svg.Circle(x, y, 5.2, "mark", title);
        else
            svg.Path(
                new PathData().Move(x, y - 6.5).Line(x + 6, y + 4.5).Line(x - 6, y + 4.5).Line(x, y - 6.5).ToString(),
                name == "fold" ? "mark hollow" : "mark"
            );
    }

    private static void Key(Svg svg, FamilyPicture picture)
    {
        var top = Low + Height + 74;
        var left = Left;
        svg.Text(left, top + 4, "first", "tick");
        for (var i = 0; i < Shades; i++)
            svg.Rectangle(left + 32 + 14 * i, top - 6, 14, 11, "", ramp[i]);
        svg.Text(left + 32 + 14 * Shades + 8, top + 4, "last member of the family", "tick");
        left += 400;
        foreach (var name in picture.Bifurcations.Select(mark => mark.Name).Distinct())
        {
            Mark(svg, left, top, name);
            svg.Text(left + 12, top + 4, name, "tick");
            left += 150;
        }
        if (picture.BodyRadius > 0)
        {
            svg.Circle(left, top, 5.5, "body");
            svg.Text(left + 12, top + 4, $"{picture.Origin}, to scale above", "tick");
        }
    }

    private static string Describe(FamilyMark mark) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{mark.Name}: period {mark.Days:F4} d, Jacobi constant {mark.Jacobi:F6}, least distance {mark.Nearest:F0} km"
        );

    /// <summary>Members to draw: all of a small family, an even choice of a large one.</summary>
    private static List<int> Drawn(int count) =>
        count <= MostDrawn
            ? [.. Enumerable.Range(0, count)]
            : [.. Enumerable.Range(0, MostDrawn).Select(i => i * (count - 1) / (MostDrawn - 1))];

    private static string Shade(int index, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"s{Math.Min(Shades - 1, index * Shades / count)}");

    private static ((double X, double Y, double Z) Center, double Half) Box(FamilyPicture picture)
    {
        var points = picture.Members.SelectMany(m => m.Path).Append((0, 0, 0)).ToList();
        var (x, y, z) = (Range(p => p.X), Range(p => p.Y), Range(p => p.Z));
        return ((x.Middle, y.Middle, z.Middle), 1.06 * Math.Max(x.Half, Math.Max(y.Half, z.Half)));

        (double Middle, double Half) Range(Func<(double X, double Y, double Z), double> of)
        {
            var (low, high) = (points.Min(of), points.Max(of));
            return ((low + high) / 2, (high - low) / 2);
        }
    }

    private static string Style()
    {
        var shades = ramp.Select((color, i) => string.Create(CultureInfo.InvariantCulture, $".s{i}{{stroke:{color}}}"));
        return "<style>text{font-family:Inter,\"Helvetica Neue\",\"Liberation Sans\",Arial,sans-serif;fill:#16202e}"
            + ".paper{fill:#fff}.field{fill:#f8f9fb;stroke:#c9d0da}.grid{stroke:#e3e7ed;stroke-width:1}"
            + ".title{font-size:24px;font-weight:600}.subtitle{font-size:13.5px;fill:#566274}.panel{font-size:14px;font-weight:600}"
            + ".tick{font-size:12px;fill:#566274}.unit{font-size:12.5px;fill:#39455a}"
            + "path{fill:none;stroke-width:1.1;stroke-linejoin:round}.curve{stroke-width:2.6;stroke-linecap:round}"
            + ".mark{fill:#d1400f;stroke:#fff;stroke-width:1.3}.hollow{fill:#fff;stroke:#d1400f;stroke-width:1.6}"
            + ".body{fill:#5a6270;stroke:#fff;stroke-width:.6}"
            + string.Concat(shades)
            + "</style>";
    }
}
