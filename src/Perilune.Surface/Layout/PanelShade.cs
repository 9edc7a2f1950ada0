using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Surface.Layout;

/// <summary>
/// What panels that face the Sun's azimuth, and blocks, shadow on each other: seen along the Sun a nearer panel is a rectangle on
/// the plane of a farther one, lower by their distance times the tangent of the Sun's elevation, and the shadow is the union of
/// such rectangles, exactly.
/// </summary>
/// <remarks>
/// The Sun is its centre: the half-shadow of its disc, 9 mm wide at each metre of distance, is as much light as shade. A block counts
/// with its extent across the Sun and its height at its middle: exact for a Sun on the horizon, and off by half its depth times
/// the tangent of the elevation.
/// </remarks>
public static class PanelShade
{
    private const double HighestSun = 89.9 * Math.PI / 180;

    /// <summary>The share of a panel's area, in level bands of equal height from the bottom, that nothing shadows.</summary>
    /// <param name="panels">All panels.</param>
    /// <param name="boxes">All blocks.</param>
    /// <param name="which">The panel that is looked at.</param>
    /// <param name="azimuth">Azimuth of the Sun in the layout's axes, rad clockwise from north.</param>
    /// <param name="elevation">Elevation of the Sun, rad, below 89.9 deg; it may be below 0 where the horizon dips.</param>
    /// <param name="clear">Receives the shares, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The Sun stands overhead, where upright panels make no sense.</exception>
    public static void ClearShares(
        ReadOnlySpan<StandingPanel> panels,
        ReadOnlySpan<StandingBox> boxes,
        int which,
        double azimuth,
        double elevation,
        Span<double> clear
    )
    {
        if (!(Math.Abs(elevation) < HighestSun))
            throw new ArgumentOutOfRangeException(nameof(elevation), elevation, "the Sun must be below 89.9 deg");
        var panel = panels[which];
        var own = new Rectangle(
            -0.5 * panel.Width,
            0.5 * panel.Width,
            panel.Foot.Z + panel.Bottom,
            panel.Foot.Z + panel.Top
        );
        var most = panels.Length + boxes.Length;
        Span<Rectangle> shadows = most <= 32 ? stackalloc Rectangle[32] : new Rectangle[most];
        var count = 0;
        var (sin, cos) = Math.SinCos(azimuth);
        var drop = Math.Tan(elevation);
        for (var i = 0; i < panels.Length; i++)
        {
            var other = panels[i];
            if (i != which && Seen(other.Foot, other.Width, other.Bottom, other.Top) is { Area: > 0 } shadow)
                shadows[count++] = shadow;
        }
        foreach (var box in boxes)
        {
            if (Seen(box.Foot, box.Across(azimuth), 0, box.Height) is { Area: > 0 } shadow)
                shadows[count++] = shadow;
        }
        if (count == 0)
        {
            clear.Fill(1);
            return;
        }
        Span<Rectangle> parts = count <= 32 ? stackalloc Rectangle[32] : new Rectangle[count];
        var height = (own.High - own.Low) / clear.Length;
        for (var k = 0; k < clear.Length; k++)
        {
            var band = own with { Low = own.Low + k * height, High = own.Low + (k + 1) * height };
            for (var i = 0; i < count; i++)
                parts[i] = shadows[i].Within(band);
            clear[k] = Math.Clamp(1 - Rectangle.UnionArea(parts[..count]) / band.Area, 0, 1);
        }

        Rectangle Seen(Vector3 foot, double width, double bottom, double top)
        {
            var away = foot - panel.Foot;
            var toSun = away.X * sin + away.Y * cos;
            if (!(toSun > 0))
                return default;
            var across = away.X * cos - away.Y * sin;
            var level = foot.Z - toSun * drop;
            return new Rectangle(across - 0.5 * width, across + 0.5 * width, level + bottom, level + top).Within(own);
        }
    }

    /// <summary>The share of a whole panel's area that nothing shadows, 0 to 1.</summary>
    /// <inheritdoc cref="ClearShares"/>
    public static double ClearShare(
        ReadOnlySpan<StandingPanel> panels,
        ReadOnlySpan<StandingBox> boxes,
        int which,
        double azimuth,
        double elevation
    )
    {
        Span<double> clear = stackalloc double[1];
        ClearShares(panels, boxes, which, azimuth, elevation, clear);
        return clear[0];
    }
}
