namespace Perilune.Surface.Layout;

/// <summary>The ground that something takes: a rectangle, which may be a point, with a margin around it.</summary>
/// <param name="East">Of its middle, m.</param>
/// <param name="North">Of its middle, m.</param>
/// <param name="Length">Along its azimuth, m.</param>
/// <param name="Width">Across, m.</param>
/// <param name="Azimuth">rad clockwise from north.</param>
/// <param name="Margin">Around the rectangle, m: a disc's radius where the rectangle is a point.</param>
public readonly record struct Footprint(
    double East,
    double North,
    double Length,
    double Width,
    double Azimuth,
    double Margin
)
{
    /// <summary>A disc.</summary>
    public static Footprint Disc(double east, double north, double radius) => new(east, north, 0, 0, 0, radius);

    /// <summary>Free ground between two of them, m; 0 or less where they touch or overlap.</summary>
    public double Gap(Footprint other) => Distance(other) - Margin - other.Margin;

    // Between the two rectangles: of two convex shapes that are apart, one's corner is the nearest.
    private double Distance(Footprint other)
    {
        if (Contains(other.East, other.North) || other.Contains(East, North) || Crosses(other))
            return 0;
        var nearest = double.PositiveInfinity;
        foreach (var (east, north) in other.Corners())
            nearest = Math.Min(nearest, To(east, north));
        foreach (var (east, north) in Corners())
            nearest = Math.Min(nearest, other.To(east, north));
        return nearest;
    }

    private double To(double east, double north)
    {
        var (along, across) = Own(east, north);
        var (x, y) = (Math.Max(0, Math.Abs(along) - 0.5 * Length), Math.Max(0, Math.Abs(across) - 0.5 * Width));
        return Math.Sqrt(x * x + y * y);
    }

    private bool Contains(double east, double north) => To(east, north) == 0;

    // No axis of either separates them.
    private bool Crosses(Footprint other) => Overlaps(other) && other.Overlaps(this);

    private bool Overlaps(Footprint other)
    {
        var (along, across) = Own(other.East, other.North);
        var (sin, cos) = Math.SinCos(other.Azimuth - Azimuth);
        (sin, cos) = (Math.Abs(sin), Math.Abs(cos));
        return Math.Abs(along) <= 0.5 * (Length + other.Length * cos + other.Width * sin)
            && Math.Abs(across) <= 0.5 * (Width + other.Length * sin + other.Width * cos);
    }

    private (double Along, double Across) Own(double east, double north)
    {
        var (sin, cos) = Math.SinCos(Azimuth);
        var (x, y) = (east - East, north - North);
        return (x * sin + y * cos, x * cos - y * sin);
    }

    /// <summary>The rectangle's corners, around it.</summary>
    public (double East, double North)[] Corners()
    {
        var (sin, cos) = Math.SinCos(Azimuth);
        var (east, north, half, side) = (East, North, 0.5 * Length, 0.5 * Width);
        return [At(half, side), At(half, -side), At(-half, -side), At(-half, side)];

        (double, double) At(double along, double across) =>
            (east + along * sin + across * cos, north + along * cos - across * sin);
    }
}
