namespace Perilune.Report.Drawing;

/// <summary>What pictures that stand alone are drawn on: markup (<see cref="Svg"/>) or pixels (<see cref="PixelDrawing"/>).</summary>
internal interface IDrawing
{
    /// <summary>A straight line.</summary>
    void Line(double x1, double y1, double x2, double y2, string style);

    /// <summary>A rectangle, with a colour of its own where a style is not enough.</summary>
    void Rectangle(
        double x,
        double y,
        double width,
        double height,
        string style,
        string? fill = null,
        string? title = null
    );

    /// <summary>A disc.</summary>
    void Circle(double x, double y, double radius, string style, string? title = null);

    /// <summary>A path, filled by the even-odd rule.</summary>
    void Path(PathData path, string style);

    /// <summary>A line of text; the anchor is start, middle or end; turned by degrees clockwise.</summary>
    void Text(double x, double y, string content, string style, string anchor = "start", double turn = 0);

    /// <summary>A picture of pixels (red, green, blue by rows), stretched into a rectangle.</summary>
    void Image(double x, double y, double width, double height, int columns, int rows, byte[] pixels);

    /// <summary>Draws within a rectangle only, until <see cref="End"/>; the name is unique in the picture.</summary>
    void BeginClip(string name, double x, double y, double width, double height);

    /// <summary>Ends the innermost clip.</summary>
    void End();
}
