using System.Text;

namespace Perilune.Report.Drawing;

/// <summary>
/// A picture in scalable vector graphics, written element by element. Colours and line widths are classes of the page's style
/// sheet, so that a picture follows the page into dark mode and into print.
/// </summary>
internal sealed class Svg : IDrawing
{
    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    /// <summary>A picture of that size in pixels; the label says to a screen reader what it shows.</summary>
    public Svg(double width, double height, string label)
    {
        (Width, Height) = (width, height);
        text.Append(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Number.Pixel(width)} {Number.Pixel(height)}\" role=\"img\" aria-label=\"{Escape(label)}\">"
        );
    }

    /// <summary>Width, px.</summary>
    public double Width { get; }

    /// <summary>Height, px.</summary>
    public double Height { get; }

    /// <summary>Text with the characters that mean something in markup replaced.</summary>
    public static string Escape(string content)
    {
        var escaped = new StringBuilder(content.Length);
        foreach (var rune in content.EnumerateRunes())
            escaped.Append(
                rune.Value switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    // Control characters are not allowed in XML at all.
                    < 0x20 and not ('\t' or '\n' or '\r') => "\uFFFD",
                    _ => rune.ToString(),
                }
            );
        return escaped.ToString();
    }

    /// <summary>A style sheet of the picture's own, where it stands alone.</summary>
    public void Style(string sheet) => text.Append($"<style>{sheet}</style>");

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style) =>
        text.Append(
            $"<line x1=\"{Number.Pixel(x1)}\" y1=\"{Number.Pixel(y1)}\" x2=\"{Number.Pixel(x2)}\" y2=\"{Number.Pixel(y2)}\" class=\"{style}\"/>"
        );

    /// <summary>A rectangle, with a colour of its own where a class is not enough, and a title that shows on hovering.</summary>
    public void Rectangle(
        double x,
        double y,
        double width,
        double height,
        string style,
        string? fill = null,
        string? title = null
    )
    {
        var own = fill is null ? "" : $" fill=\"{fill}\"";
        text.Append(
            $"<rect x=\"{Number.Pixel(x)}\" y=\"{Number.Pixel(y)}\" width=\"{Number.Pixel(Math.Max(width, 0))}\" height=\"{Number.Pixel(Math.Max(height, 0))}\" class=\"{style}\"{own}"
        );
        CloseWithTitle("rect", title);
    }

    /// <summary>A disc.</summary>
    public void Circle(double x, double y, double radius, string style, string? title = null)
    {
        text.Append(
            $"<circle cx=\"{Number.Pixel(x)}\" cy=\"{Number.Pixel(y)}\" r=\"{Number.Pixel(radius)}\" class=\"{style}\""
        );
        CloseWithTitle("circle", title);
    }

    /// <summary>A path (<see cref="PathData"/>).</summary>
    public void Path(PathData path, string style) => Path(path.ToString(), style);

    /// <summary>A path from its data.</summary>
    public void Path(string data, string style) => text.Append($"<path d=\"{data}\" class=\"{style}\"/>");

    /// <summary>A line of text; the anchor is start, middle or end.</summary>
    public void Text(double x, double y, string content, string style, string anchor = "start", double turn = 0)
    {
        var rotation =
            turn == 0 ? "" : $" transform=\"rotate({Number.Pixel(turn)} {Number.Pixel(x)} {Number.Pixel(y)})\"";
        text.Append(
            $"<text x=\"{Number.Pixel(x)}\" y=\"{Number.Pixel(y)}\" class=\"{style}\" text-anchor=\"{anchor}\"{rotation}>{Escape(content)}</text>"
        );
    }

    /// <summary>A picture of pixels, stretched into a rectangle.</summary>
    public void Image(double x, double y, double width, double height, byte[] png) =>
        text.Append(
            $"<image x=\"{Number.Pixel(x)}\" y=\"{Number.Pixel(y)}\" width=\"{Number.Pixel(width)}\" height=\"{Number.Pixel(height)}\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>"
        );

    /// <summary>A picture of pixels (red, green, blue by rows), stretched into a rectangle.</summary>
    public void Image(double x, double y, double width, double height, int columns, int rows, byte[] pixels) =>
        Image(x, y, width, height, Png.Colour(columns, rows, pixels));

    /// <summary>Begins a group clipped to a rectangle; the name is unique in the page.</summary>
    public void BeginClip(string name, double x, double y, double width, double height)
    {
        text.Append(
            $"<clipPath id=\"{name}\"><rect x=\"{Number.Pixel(x)}\" y=\"{Number.Pixel(y)}\" width=\"{Number.Pixel(width)}\" height=\"{Number.Pixel(height)}\"/></clipPath><g clip-path=\"url(#{name})\">"
        );
        open.Push("g");
    }

    /// <summary>Ends the innermost group.</summary>
    public void End() => text.Append($"</{open.Pop()}>");

    /// <summary>The whole picture as markup.</summary>
    public string Finish()
    {
        if (open.Count > 0)
            throw new InvalidOperationException($"<{open.Peek()}> is not ended");
        return text.ToString() + "</svg>";
    }

    private void CloseWithTitle(string element, string? title)
    {
        if (title is null)
            text.Append("/>");
        else
            text.Append($"><title>{Escape(title)}</title></{element}>");
    }
}
