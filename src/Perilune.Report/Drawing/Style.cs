using System.Globalization;
using System.Text;

namespace Perilune.Report.Drawing;

/// <summary>How a thing is drawn. A text's stroke is a halo behind it.</summary>
/// <param name="Name">Name by which pictures use it.</param>
/// <param name="Fill">Colour within, 0xRRGGBB; null for none.</param>
/// <param name="Stroke">Colour of the line; null for none.</param>
/// <param name="Width">Width of the line, px.</param>
/// <param name="Opacity">0 to 1.</param>
/// <param name="Size">Height of the font, px; 0 for what is no text.</param>
/// <param name="Bold">Whether the text is bold.</param>
/// <param name="Dash">Length of dashes and of the gaps between them, px; 0 for a whole line.</param>
internal sealed record Style(
    string Name,
    int? Fill = null,
    int? Stroke = null,
    double Width = 1,
    double Opacity = 1,
    double Size = 0,
    bool Bold = false,
    double Dash = 0
)
{
    /// <summary>The styles as a sheet for markup.</summary>
    public static string Sheet(IEnumerable<Style> styles)
    {
        var text = new StringBuilder(
            "text{font-family:Inter,\"Helvetica Neue\",\"Liberation Sans\",Arial,sans-serif;paint-order:stroke}path{fill-rule:evenodd}"
        );
        foreach (var style in styles)
        {
            text.Append(CultureInfo.InvariantCulture, $".{style.Name}{{fill:{Colour(style.Fill)}");
            if (style.Stroke is not null)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $";stroke:{Colour(style.Stroke)};stroke-width:{style.Width};stroke-linejoin:round;stroke-linecap:round"
                );
            if (style.Opacity < 1)
                text.Append(CultureInfo.InvariantCulture, $";opacity:{style.Opacity}");
            if (style.Size > 0)
                text.Append(CultureInfo.InvariantCulture, $";font-size:{style.Size}px");
            if (style.Bold)
                text.Append(";font-weight:600");
            if (style.Dash > 0)
                text.Append(CultureInfo.InvariantCulture, $";stroke-dasharray:{style.Dash};stroke-linecap:butt");
            text.Append('}');
        }

        return text.ToString();
    }

    private static string Colour(int? colour) => colour is { } told ? $"#{told:x6}" : "none";
}
