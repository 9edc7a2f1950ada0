namespace Perilune.Report.Drawing;

/// <summary>A picture in pixels, painted thing by thing over white. Edges are softened by the share of a pixel they cover.</summary>
internal sealed class PixelDrawing : IDrawing
{
    // Strokes of letters over their size.
    private const double Pen = 0.085;
    private const double BoldPen = 0.125;

    private readonly int columns;
    private readonly int rows;
    private readonly double scale;
    private readonly byte[] pixels;
    private readonly Coverage coverage;
    private readonly Dictionary<string, Style> styles;
    private readonly Stack<(int Left, int Top, int Right, int Bottom)> clips = new();

    /// <summary>An empty picture.</summary>
    /// <param name="width">Width, in the drawing's units.</param>
    /// <param name="height">Height, in the drawing's units.</param>
    /// <param name="scale">Pixels to a unit.</param>
    /// <param name="styles">The styles by which things are drawn.</param>
    public PixelDrawing(double width, double height, double scale, IEnumerable<Style> styles)
    {
        this.scale = scale;
        (columns, rows) = ((int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale));
        pixels = new byte[3 * columns * rows];
        Array.Fill(pixels, (byte)255);
        coverage = new(columns, rows);
        this.styles = styles.ToDictionary(style => style.Name, StringComparer.Ordinal);
        clips.Push((0, 0, columns, rows));
    }

    /// <summary>The picture as a file.</summary>
    public byte[] Finish() => Png.Colour(columns, rows, pixels);

    /// <inheritdoc/>
    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Stroke(
            [
                [(x1, y1), (x2, y2)],
            ],
            styles[style]
        );

    /// <inheritdoc/>
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
        List<(double, double)> outline = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
        Shape([outline], styles[style], fill is null ? null : Convert.ToInt32(fill[1..], 16));
    }

    /// <inheritdoc/>
    public void Circle(double x, double y, double radius, string style, string? title = null)
    {
        var pieces = Math.Clamp((int)(radius * scale), 16, 360);
        var outline = new List<(double, double)>();
        for (var i = 0; i <= pieces; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (i % pieces) / pieces);
            outline.Add((x + radius * cosine, y + radius * sine));
        }
        Shape([outline], styles[style], null);
    }

    /// <inheritdoc/>
    public void Path(PathData path, string style) => Shape(path.Pieces, styles[style], null);

    /// <inheritdoc/>
    public void Text(double x, double y, string content, string style, string anchor = "start", double turn = 0)
    {
        var font = styles[style];
        var width = StrokeFont.Width(content) * font.Size;
        var start = anchor switch
        {
            "end" => -width,
            "middle" => -width / 2,
            _ => 0,
        };
        var (sine, cosine) = Math.SinCos(turn * Math.PI / 180);
        var strokes = StrokeFont
            .Strokes(content)
            .Select(stroke =>
                (IReadOnlyList<(double X, double Y)>)
                    [
                        .. stroke.Select(p =>
                        {
                            var (across, down) = (start + p.X * font.Size, p.Y * font.Size);
                            return (x + across * cosine - down * sine, y + across * sine + down * cosine);
                        }),
                    ]
            )
            .ToList();
        var pen = font.Size * (font.Bold ? BoldPen : Pen);
        if (font.Stroke is { } halo)
            Paint(strokes, pen + font.Width, halo, font.Opacity);
        if (font.Fill is { } ink)
            Paint(strokes, pen, ink, font.Opacity);
    }

    /// <inheritdoc/>
    public void Image(double x, double y, double width, double height, int columns, int rows, byte[] pixels)
    {
        var clip = clips.Peek();
        var (left, top) = (
            Math.Max((int)Math.Round(x * scale), clip.Left),
            Math.Max((int)Math.Round(y * scale), clip.Top)
        );
        var right = Math.Min((int)Math.Round((x + width) * scale), clip.Right);
        var bottom = Math.Min((int)Math.Round((y + height) * scale), clip.Bottom);
        var source = new ImageSource(columns, rows, pixels, columns / (width * scale), rows / (height * scale));
        Parallel.For(
            top,
            bottom,
            row =>
            {
                for (var column = left; column < right; column++)
                    source.Mean(
                        (column - x * scale) * source.Across,
                        (row - y * scale) * source.Down,
                        this.pixels.AsSpan(3 * (row * this.columns + column), 3)
                    );
            }
        );
    }

    /// <inheritdoc/>
    public void BeginClip(string name, double x, double y, double width, double height)
    {
        var clip = clips.Peek();
        clips.Push(
            (
                Math.Max(clip.Left, (int)Math.Round(x * scale)),
                Math.Max(clip.Top, (int)Math.Round(y * scale)),
                Math.Min(clip.Right, (int)Math.Round((x + width) * scale)),
                Math.Min(clip.Bottom, (int)Math.Round((y + height) * scale))
            )
        );
    }

    /// <inheritdoc/>
    public void End() => clips.Pop();

    private void Shape(IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces, Style style, int? fill)
    {
        if ((fill ?? style.Fill) is { } colour)
        {
            coverage.Fill(pieces, scale, clips.Peek());
            coverage.Blend(pixels, colour, style.Opacity);
        }
        Stroke(pieces, style);
    }

    private void Stroke(IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces, Style style)
    {
        if (style.Stroke is not { } colour)
            return;
        if (style.Dash > 0)
            pieces = [.. pieces.SelectMany(piece => Dashes.Of(piece, style.Dash))];
        Paint(pieces, style.Width, colour, style.Opacity);
    }

    private void Paint(
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> pieces,
        double width,
        int colour,
        double opacity
    )
    {
        coverage.Stroke(pieces, width, scale, clips.Peek());
        coverage.Blend(pixels, colour, opacity);
    }
}
