namespace Perilune.Surface.Layout;

/// <summary>
/// How far something thrown from the surface of an airless sphere flies: half an arc of the ellipse of its orbit, which comes down
/// as far from its highest point as it went up.
/// </summary>
/// <remarks>
/// With q = v^2 / (g R) and the angle a over the level, the half angle at the centre is
/// <c>tan(phi / 2) = q sin(a) cos(a) / (1 - q cos(a)^2)</c>; for small q the range R phi is the flat v^2 sin(2 a) / g. Derived from the
/// conic's equation at the surface (Bate, Mueller and White, Fundamentals of Astrodynamics, 1971, section 6.2).
/// </remarks>
public static class BallisticRange
{
    /// <summary>Gravitational parameter of the Moon, m3/s2 (DE440).</summary>
    public const double MoonGravity = 4.902800118e12;

    /// <summary>Distance over the sphere to where it comes down, m; infinite where it never does.</summary>
    /// <param name="speed">m/s, at least 0.</param>
    /// <param name="angle">Angle over the level, rad, 0 to pi/2.</param>
    /// <param name="radius">Radius of the sphere, m.</param>
    /// <param name="gravity">Gravitational parameter GM, m3/s2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A speed below 0, or an angle that is not upward.</exception>
    public static double Of(double speed, double angle, double radius, double gravity = MoonGravity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        if (!(angle is >= 0 and <= Math.PI / 2))
            throw new ArgumentOutOfRangeException(nameof(angle), angle, "the angle lies between 0 and 90 deg");
        var q = speed * speed * radius / gravity;
        if (q >= 2)
            return double.PositiveInfinity;
        var (sin, cos) = Math.SinCos(angle);
        // Faster than a circular orbit the denominator is below 0, and the way is more than half around.
        return 2 * radius * Math.Atan2(q * sin * cos, 1 - q * cos * cos);
    }
}
