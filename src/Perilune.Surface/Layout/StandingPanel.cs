using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Surface.Layout;

/// <summary>A solar panel that stands upright on a mast and turns about it to face the Sun's azimuth.</summary>
/// <param name="Foot">The foot of its mast in the layout's axes, m.</param>
/// <param name="Width">m.</param>
/// <param name="Bottom">Height of its lower edge over the ground at its foot, m, at least 0.</param>
/// <param name="Top">Height of its upper edge over the ground at its foot, m, above <paramref name="Bottom"/>.</param>
public readonly record struct StandingPanel(Vector3 Foot, double Width, double Bottom, double Top)
{
    /// <summary>Area, m2.</summary>
    public double Area => Width * (Top - Bottom);
}

/// <summary>A block on the ground: a module, a tank, a wall.</summary>
/// <param name="Foot">The middle of its footprint in the layout's axes, m; its base is level there.</param>
/// <param name="Length">Along its azimuth, m.</param>
/// <param name="Width">Across, m.</param>
/// <param name="Height">m.</param>
/// <param name="Azimuth">Direction of its length in the layout's axes, rad clockwise from north.</param>
public readonly record struct StandingBox(Vector3 Foot, double Length, double Width, double Height, double Azimuth)
{
    /// <summary>Its extent across a direction, m.</summary>
    /// <param name="azimuth">The direction, rad clockwise from north.</param>
    public double Across(double azimuth)
    {
        var (sin, cos) = Math.SinCos(azimuth - Azimuth);
        return Length * Math.Abs(sin) + Width * Math.Abs(cos);
    }
}
