using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Eclipses;

/// <summary>
/// How much of the Sun's disc a spherical body leaves visible (O. Montenbruck and E. Gill, "Satellite Orbits", 2000,
/// section 3.4.2, equations 3.85 to 3.94), over any scalar.
/// </summary>
public static class SolarDisc
{
    /// <summary>Radius of the Sun, m (IAU 2015 Resolution B3, nominal solar radius).</summary>
    public const double SunRadius = 695_700_000;

    /// <summary>Visible fraction of the disc, 0 to 1; exactly 1 outside the penumbra and 0 in the umbra.</summary>
    /// <param name="toSun">From the observer to the Sun's centre, m.</param>
    /// <param name="toBody">From the observer, outside the body, to the body's centre, m.</param>
    /// <param name="bodyRadius">Radius of the body, m.</param>
    public static T VisibleFraction<T>(Vector3<T> toSun, Vector3<T> toBody, double bodyRadius)
        where T : struct, IScalar<T>
    {
        var one = T.FromDouble(1);
        var sunDistance = toSun.Norm;
        var bodyDistance = toBody.Norm;
        var a = Asin(T.FromDouble(SunRadius) / sunDistance);
        var b = Asin(Limit(T.FromDouble(bodyRadius) / bodyDistance));
        var c = T.Acos(Limit(Vector3<T>.Dot(toSun, toBody) / (sunDistance * bodyDistance)));
        // Lens common to two discs; outside the range of partial overlap the limits keep the arc cosines defined.
        var x = (c * c + a * a - b * b) / (c * 2.0);
        var y = T.Sqrt(Positive(a * a - x * x));
        var area = a * a * T.Acos(Limit(x / a)) + b * b * T.Acos(Limit((c - x) / b)) - c * y;
        var partial = one - area / (a * a * Math.PI);
        var covered = T.WhereLess(a, b, T.FromDouble(0), one - b * b / (a * a));
        var inner = T.WhereLess(a, b, b - a, a - b);
        return T.WhereLess(c, inner, covered, T.WhereLess(a + b, c, one, partial));
    }

    private static T Asin<T>(T value)
        where T : struct, IScalar<T> => T.FromDouble(Math.PI / 2) - T.Acos(value);

    private static T Limit<T>(T value)
        where T : struct, IScalar<T>
    {
        const double most = 1 - 1e-15;
        var upper = T.FromDouble(most);
        var lower = T.FromDouble(-most);
        return T.WhereLess(value, lower, lower, T.WhereLess(upper, value, upper, value));
    }

    private static T Positive<T>(T value)
        where T : struct, IScalar<T>
    {
        // The derivative of the root is infinite at zero, where the product with it vanishes: stay just above.
        var least = T.FromDouble(1e-300);
        return T.WhereLess(value, least, least, value);
    }
}
