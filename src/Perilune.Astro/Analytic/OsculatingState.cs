using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Analytic;

/// <summary>
/// The last part of SGP4: long periods of J3, Kepler's equation, short periods of J2, and the state (Hoots and Roehrich 1980,
/// section 6; AIAA 2006-6753).
/// </summary>
internal static class OsculatingState
{
    /// <summary>Position, km, and velocity, km/s, TEME axes; the error if there are none.</summary>
    /// <param name="elements">Elements with all secular effects and the long periods of Sun and Moon.</param>
    /// <param name="axis">Semi-major axis, Earth radii.</param>
    /// <param name="error">Why there is no state, or null.</param>
    public static (Vector3 Position, Vector3 Velocity) Of(Sgp4Elements elements, double axis, out Sgp4Error? error)
    {
        error = null;
        const double oblateness = Sgp4Earth.J3 / Sgp4Earth.J2;
        var e = elements.Eccentricity;
        var (sinI, cosI) = Math.SinCos(elements.Inclination);
        // Near 180 deg the divisor vanishes; the theory stops it here.
        var divisor = Math.Abs(cosI + 1) > 1.5e-12 ? 1 + cosI : 1.5e-12;
        var longitudeTerm = -0.25 * oblateness * sinI * (3 + 5 * cosI) / divisor;
        var (sinW, cosW) = Math.SinCos(elements.Perigee);
        var ex = e * cosW;
        var inverse = 1 / (axis * (1 - e * e));
        var ey = e * sinW - 0.5 * oblateness * sinI * inverse;
        var longitude = (elements.Anomaly + elements.Perigee + inverse * longitudeTerm * ex) % Math.Tau;

        var (sin, cos) = Kepler(longitude, ex, ey);
        var eCos = ex * cos + ey * sin;
        var eSin = ex * sin - ey * cos;
        var e2 = ex * ex + ey * ey;
        var p = axis * (1 - e2);
        if (p < 0)
        {
            error = Sgp4Error.SemiLatusRectum;
            return default;
        }
        var r = axis * (1 - eCos);
        var radialRate = Math.Sqrt(axis) * eSin / r;
        var transverseRate = Math.Sqrt(p) / r;
        var b = Math.Sqrt(1 - e2);
        var part = eSin / (1 + b);
        var sinU = axis / r * (sin - ey - ex * part);
        var cosU = axis / r * (cos - ex + ey * part);
        var (sin2U, cos2U) = (2 * sinU * cosU, 1 - 2 * sinU * sinU);

        // Short periods.
        var k1 = 0.5 * Sgp4Earth.J2 / p;
        var k2 = k1 / p;
        var c2 = cosI * cosI;
        var (x3, x1, x7) = (3 * c2 - 1, 1 - c2, 7 * c2 - 1);
        var radius = r * (1 - 1.5 * k2 * b * x3) + 0.5 * k1 * x1 * cos2U;
        var u = Math.Atan2(sinU, cosU) - 0.25 * k2 * x7 * sin2U;
        var node = elements.Node + 1.5 * k2 * cosI * sin2U;
        var inclination = elements.Inclination + 1.5 * k2 * cosI * sinI * cos2U;
        var motion = elements.Motion * k1 / Sgp4Earth.RootGm;
        radialRate -= motion * x1 * sin2U;
        transverseRate += motion * (x1 * cos2U + 1.5 * x3);
        if (radius < 1)
        {
            error = Sgp4Error.Decayed;
            return default;
        }

        var (sinSu, cosSu) = Math.SinCos(u);
        var (sinNode, cosNode) = Math.SinCos(node);
        var (sinInclination, cosInclination) = Math.SinCos(inclination);
        var toNode = new Vector3(cosNode, sinNode, 0);
        var ahead = new Vector3(-sinNode * cosInclination, cosNode * cosInclination, sinInclination);
        var outward = ahead * sinSu + toNode * cosSu;
        var transverse = ahead * cosSu - toNode * sinSu;
        const double radiusInKm = Sgp4Earth.Radius;
        var speed = Sgp4Earth.Radius * Sgp4Earth.RootGm / 60;
        return (outward * (radius * radiusInKm), (outward * radialRate + transverse * transverseRate) * speed);
    }

    // Kepler's equation in equinoctial variables: at most ten steps of Newton's method, none above 0.95 rad.
    private static (double Sin, double Cos) Kepler(double longitude, double ex, double ey)
    {
        var u = longitude;
        for (var i = 0; i < 10; i++)
        {
            var (s, c) = Math.SinCos(u);
            var step = (longitude - ey * c + ex * s - u) / (1 - c * ex - s * ey);
            step = Math.Clamp(step, -0.95, 0.95);
            u += step;
            if (Math.Abs(step) < 1e-12)
                return (s, c);
        }
        return Math.SinCos(u);
    }
}
