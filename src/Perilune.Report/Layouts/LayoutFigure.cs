using Perilune.Report.Drawing;

namespace Perilune.Report.Layouts;

/// <summary>The plan of a base on shaded relief: the whole with its keep-out circles, and beside it what stands close together.</summary>
public static class LayoutFigure
{
    private const double Side = 560;
    private const double Margin = 28;
    private const double Top = 84;

    /// <summary>A scalable vector graphic of its own, with its style in it.</summary>
    /// <param name="picture">The plan.</param>
    public static string Draw(LayoutPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var svg = new Svg(2 * Side + 3 * Margin, Top + Side + 84, picture.Title);
        svg.Style(Style);
        svg.Rectangle(0, 0, svg.Width, svg.Height, "paper");
        svg.Text(Margin, 38, picture.Title, "title");
        svg.Text(Margin, 61, picture.Subtitle, "subtitle");
        for (var i = 0; i < picture.Maps.Count; i++)
            new LayoutMapPanel(svg, picture.Maps[i], Margin + i * (Margin + Side), Top, Side, $"map{i}").Draw();
        Legend(svg);
        return svg.Finish();
    }

    private static void Legend(Svg svg)
    {
        (string Style, string Text)[] marks =
        [
            ("array", "array, with the circle it sweeps"),
            ("radiator", "radiator"),
            ("module", "module"),
            ("mast", "mast"),
            ("pad", "pad"),
            ("shadow", "shadow"),
            ("zone", "kept free by a partner"),
            ("zone pad-zone", "kept free for landings"),
        ];
        var x = Margin;
        var y = Top + Side + 62;
        foreach (var (style, text) in marks)
        {
            svg.Rectangle(x, y - 10, 16, 11, style);
            svg.Text(x + 22, y, text, "tick");
            x += 46 + 6.3 * text.Length;
        }
    }

    private const string Style =
        "text{font-family:Inter,\"Helvetica Neue\",\"Liberation Sans\",Arial,sans-serif;fill:#16202e}"
        + ".paper{fill:#fff}.title{font-size:22px;font-weight:600}.subtitle{font-size:13px;fill:#566274}"
        + ".tick{font-size:11.5px;fill:#566274}.frame{fill:none;stroke:#16202e}"
        + ".array{fill:#ffd23c;fill-opacity:.45;stroke:#ffd23c;stroke-width:1.6}.panel{stroke:#ffd23c;stroke-width:3}"
        + ".radiator{fill:#7fd8ff;stroke:#7fd8ff;stroke-width:2.4}.module{fill:#f2f2ef;stroke:#0b1a30;stroke-width:1}"
        + ".mast{fill:#ff7a59;stroke:#0b1a30;stroke-width:1}.pad{fill:#b58cff;fill-opacity:.55;stroke:#d7c2ff;stroke-width:1.4}"
        + ".shadow{fill:#05080f;fill-opacity:.72;stroke:none}"
        + ".zone{fill:none;stroke:#5fe08a;stroke-width:1.8;stroke-dasharray:6 4}.pad-zone{stroke:#d7a6ff}"
        + "text.map-halo{font-size:12px;font-weight:600;fill:none;stroke:#0b1a30;stroke-width:3.2px;stroke-linejoin:round}"
        + "text.map-label{font-size:12px;font-weight:600;fill:#fff}"
        + ".arrow-plate{fill:#0b1a30;opacity:.55}.arrow{stroke:#fff;stroke-width:2}.arrow.head{fill:#fff;stroke:none}"
        + ".arrow.sun{stroke:#ffd23c}.arrow.sun.head{fill:#ffd23c;stroke:none}.scale-bar{fill:#fff;stroke:#0b1a30;stroke-width:1}";
}
