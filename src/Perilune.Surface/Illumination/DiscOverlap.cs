namespace Perilune.Surface.Illumination;

/// <summary>Two discs in the sky, in the plane.</summary>
internal static class DiscOverlap
{
    /// <summary>
    /// Fraction of a disc that another covers: the lens of two circles (O. Montenbruck and E. Gill, Satellite Orbits, 2000,
    /// eqs. 3.85 to 3.94).
    /// </summary>
    /// <param name="radius">Apparent radius of the disc behind, rad.</param>
    /// <param name="coverRadius">Apparent radius of the disc in front, rad.</param>
    /// <param name="separation">Angle between their centres, rad.</param>
    public static double CoveredFraction(double radius, double coverRadius, double separation)
    {
        if (separation >= radius + coverRadius)
            return 0;
        if (separation <= coverRadius - radius)
            return 1;
        if (separation <= radius - coverRadius)
            return coverRadius * coverRadius / (radius * radius);
        var x = (separation * separation + radius * radius - coverRadius * coverRadius) / (2 * separation);
        var y = Math.Sqrt(Math.Max(0, radius * radius - x * x));
        var area =
            radius * radius * Math.Acos(Math.Clamp(x / radius, -1, 1))
            + coverRadius * coverRadius * Math.Acos(Math.Clamp((separation - x) / coverRadius, -1, 1))
            - separation * y;
        return area / (Math.PI * radius * radius);
    }
}
