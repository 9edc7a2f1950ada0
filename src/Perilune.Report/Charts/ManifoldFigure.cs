using System.Globalization;
using Perilune.Report.Drawing;

namespace Perilune.Report.Charts;

/// <summary>What the picture of a manifold shows.</summary>
/// <param name="Title">Kind, orbit and system.</param>
/// <param name="Subtitle">Units and definitions, a line.</param>
/// <param name="Orbit">The periodic orbit, rotating axes from the smaller body, km.</param>
/// <param name="Curves">Its trajectories.</param>
/// <param name="Bodies">Names of the bodies, their places on the x axis and their radii, km.</param>
public sealed record ManifoldPicture(
    string Title,
    string Subtitle,
    IReadOnlyList<(double X, double Y, double Z)> Orbit,
    IReadOnlyList<ManifoldCurve> Curves,
    IReadOnlyList<(string Name, double X, double Radius)> Bodies
);

/// <summary>A trajectory of a manifold.</summary>
/// <param name="IsInterior">Whether it begins towards the larger body.</param>
/// <param name="Path">Its points, km.</param>
public sealed record ManifoldCurve(bool IsInterior, IReadOnlyList<(double X, double Y, double Z)> Path);

/// <summary>The picture of a manifold: from above and from the side, at one scale.</summary>
public static class ManifoldFigure
{
    private const double Side = 560;
    private const double Gap = 90;
    private const double Left = 76;
    private const double Top = 118;

    /// <summary>A scalable vector graphic of its own, with its style in it.</summary>
    public static string Draw(ManifoldPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var svg = new Svg(Left + 2 * Side + Gap + 36, Top + Side + 100, picture.Title);
        svg.Rectangle(0, 0, svg.Width, svg.Height, "paper");
        svg.Text(Left - 26, 42, picture.Title, "title");
        svg.Text(Left - 26, 66, picture.Subtitle, "subtitle");
        var points = picture.Curves.SelectMany(curve => curve.Path).Concat(picture.Orbit).ToList();
        var (x, y, z) = (Range(p => p.X), Range(p => p.Y), Range(p => p.Z));
        var half = 1.05 * Math.Max(x.Half, Math.Max(y.Half, z.Half));
        Panel(svg, picture, 0, "From above", "y", p => (p.X, p.Y), (x.Middle, y.Middle), half);
        Panel(svg, picture, 1, "From the side", "z", p => (p.X, p.Z), (x.Middle, z.Middle), half);
        Key(svg);
        var text = svg.Finish();
        return text.Insert(text.IndexOf('>', StringComparison.Ordinal) + 1, Style);

        (double Middle, double Half) Range(Func<(double X, double Y, double Z), double> of)
        {
            var (low, high) = (points.Min(of), points.Max(of));
            return ((low + high) / 2, (high - low) / 2);
        }
    }

    private static void Panel(
        Svg svg,
        ManifoldPicture picture,
        int column,
        string title,
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
        svg.Rectangle(left, Top, Side, Side, "field");
        foreach (var value in x.Ticks())
        {
            svg.Line(x.At(value), Top, x.At(value), Top + Side, "grid");
            svg.Text(x.At(value), Top + Side + 17, Number.Value(value / 1e3), "tick", "middle");
        }
        foreach (var value in y.Ticks())
        {
            svg.Line(left, y.At(value), left + Side, y.At(value), "grid");
            svg.Text(left - 7, y.At(value) + 4, Number.Value(value / 1e3), "tick", "end");
        }
        svg.Text(left + Side / 2, Top + Side + 37, "x, 10³ km", "unit", "middle");
        svg.Text(left - 54, Top + Side / 2, $"{up}, 10³ km", "unit", "middle", -90);
        svg.BeginClip($"view{column}", left, Top, Side, Side);
        foreach (var curve in picture.Curves)
            Path(curve.Path, curve.IsInterior ? "interior" : "exterior");
        Path(picture.Orbit, "orbit");
        foreach (var (name, place, radius) in picture.Bodies)
            svg.Circle(x.At(place), y.At(0), Math.Max(radius / half * Side / 2, 2.4), "body", name);
        svg.End();

        void Path(IReadOnlyList<(double X, double Y, double Z)> points, string style)
        {
            var drawn = points.Select(project).Select(p => (x.At(p.X), y.At(p.Y))).ToList();
            var path = new PathData();
            foreach (var (number, point) in Simplification.Thin(drawn, 0.1).Index())
                _ = number == 0 ? path.Move(point.X, point.Y) : path.Line(point.X, point.Y);
            svg.Path(path.ToString(), style);
        }
    }

    private static void Key(Svg svg)
    {
        var (top, left) = (Top + Side + 72, Left);
        foreach (
            var (style, name) in (ReadOnlySpan<(string, string)>)
                [("orbit", "the periodic orbit"), ("interior", "interior"), ("exterior", "exterior")]
        )
        {
            svg.Path(new PathData().Move(left, top).Line(left + 26, top).ToString(), style);
            svg.Text(left + 34, top + 4, name, "tick");
            left += 190;
        }
        svg.Circle(left + 6, top, 5, "body");
        svg.Text(left + 20, top + 4, string.Create(CultureInfo.InvariantCulture, $"bodies, to scale"), "tick");
    }

    private const string Style =
        "<style>text{font-family:Inter,\"Helvetica Neue\",\"Liberation Sans\",Arial,sans-serif;fill:#16202e}"
        + ".paper{fill:#fff}.field{fill:#f8f9fb;stroke:#c9d0da}.grid{stroke:#e3e7ed;stroke-width:1}"
        + ".title{font-size:24px;font-weight:600}.subtitle{font-size:13.5px;fill:#566274}.panel{font-size:14px;font-weight:600}"
        + ".tick{font-size:12px;fill:#566274}.unit{font-size:12.5px;fill:#39455a}"
        + "path{fill:none;stroke-width:.9;stroke-linejoin:round}.interior{stroke:#2a6fb0}.exterior{stroke:#d1600f}"
        + ".orbit{stroke:#16202e;stroke-width:2.2}.body{fill:#5a6270;stroke:#fff;stroke-width:.6}</style>";
}
