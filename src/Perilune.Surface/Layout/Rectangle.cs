namespace Perilune.Surface.Layout;

/// <summary>An upright rectangle in a plane.</summary>
/// <param name="Left">Its least abscissa.</param>
/// <param name="Right">Its greatest abscissa.</param>
/// <param name="Low">Its least ordinate.</param>
/// <param name="High">Its greatest ordinate.</param>
public readonly record struct Rectangle(double Left, double Right, double Low, double High)
{
    /// <summary>Area; 0 where nothing is left.</summary>
    public double Area => Math.Max(0, Right - Left) * Math.Max(0, High - Low);

    /// <summary>What two rectangles share; of no area where they are apart.</summary>
    public Rectangle Within(Rectangle other) =>
        new(
            Math.Max(Left, other.Left),
            Math.Min(Right, other.Right),
            Math.Max(Low, other.Low),
            Math.Min(High, other.High)
        );

    /// <summary>
    /// Area of the union of rectangles, each point once: between two neighbouring vertical edges the covered height is one, and
    /// is added up over the rectangles that span them in the order of their lower edges.
    /// </summary>
    /// <param name="rectangles">The rectangles; those without area count for nothing. They are put in order.</param>
    public static double UnionArea(Span<Rectangle> rectangles)
    {
        if (rectangles.Length == 0)
            return 0;
        if (rectangles.Length == 1)
            return rectangles[0].Area;
        rectangles.Sort((a, b) => a.Low.CompareTo(b.Low));
        Span<double> edges = rectangles.Length <= 64 ? stackalloc double[128] : new double[2 * rectangles.Length];
        edges = edges[..(2 * rectangles.Length)];
        for (var i = 0; i < rectangles.Length; i++)
            (edges[2 * i], edges[2 * i + 1]) = (rectangles[i].Left, rectangles[i].Right);
        edges.Sort();
        var area = 0.0;
        for (var i = 1; i < edges.Length; i++)
        {
            var (left, right) = (edges[i - 1], edges[i]);
            if (!(right > left))
                continue;
            var (height, reached) = (0.0, double.NegativeInfinity);
            foreach (var one in rectangles)
            {
                if (one.Left > left || one.Right < right || !(one.High > Math.Max(one.Low, reached)))
                    continue;
                height += one.High - Math.Max(one.Low, reached);
                reached = one.High;
            }
            area += height * (right - left);
        }
        return area;
    }
}
