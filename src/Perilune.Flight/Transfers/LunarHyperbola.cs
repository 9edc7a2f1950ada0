using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>
/// The osculating hyperbola of a spacecraft that comes to the Moon, by its asymptote and its miss vector
/// (W. Kizner, "A method of describing miss distances for lunar and interplanetary trajectories", 1961).
/// </summary>
/// <param name="Asymptote">Direction of the incoming asymptote, unit.</param>
/// <param name="ExcessSpeed">Speed at infinity, m/s.</param>
/// <param name="Miss">From the Moon's centre to the asymptote, perpendicular to it, m.</param>
/// <param name="TimeToPerilune">s; negative after it.</param>
/// <param name="PeriluneRadius">m.</param>
internal readonly record struct LunarHyperbola(
    Vector3 Asymptote,
    double ExcessSpeed,
    Vector3 Miss,
    double TimeToPerilune,
    double PeriluneRadius
)
{
    /// <summary>The hyperbola of a state, or null where the state is bound to the Moon.</summary>
    public static LunarHyperbola? Of(Vector3 position, Vector3 velocity, double gm)
    {
        var r = position.Norm;
        var energy = velocity.NormSquared / 2 - gm / r;
        if (!(energy > 0))
            return null;
        var h = Vector3.Cross(position, velocity);
        var eccentricity = Vector3.Cross(velocity, h) / gm - position / r;
        var e = eccentricity.Norm;
        var speed = Math.Sqrt(2 * energy);
        var a = gm / (2 * energy);
        var p = eccentricity / e;
        var q = Vector3.Cross(h.Unit, p);
        var root = Math.Sqrt(e * e - 1);
        // The incoming velocity at infinity points along p/e + q sqrt(e2-1)/e, and the miss vector along p - q/sqrt(e2-1).
        var asymptote = (p + q * root) / e;
        var miss = (p * root - q) * (a * root / e);
        var sinh = Vector3.Dot(position, velocity) / (e * Math.Sqrt(gm * a));
        var anomaly = Math.Asinh(sinh);
        var sincePerilune = Math.Sqrt(a * a * a / gm) * (e * sinh - anomaly);
        return new(asymptote, speed, miss, -sincePerilune, a * (e - 1));
    }

    /// <summary>Length of the miss vector that leads to a radius of perilune, m.</summary>
    public static double MissFor(double periluneRadius, double excessSpeed, double gm) =>
        periluneRadius * Math.Sqrt(1 + 2 * gm / (periluneRadius * excessSpeed * excessSpeed));

    /// <summary>Where perilune lies, and which way the motion goes there, for a direction of the miss vector: two units.</summary>
    public static (Vector3 Position, Vector3 Velocity) Perilune(
        Vector3 asymptote,
        Vector3 missDirection,
        double excessSpeed,
        double periluneRadius,
        double gm
    )
    {
        var e = 1 + periluneRadius * excessSpeed * excessSpeed / gm;
        var root = Math.Sqrt(1 - 1 / (e * e));
        var position = asymptote / e + missDirection * root;
        return (position, Vector3.Cross(Vector3.Cross(missDirection, asymptote), position));
    }

    /// <summary>The unit in the plane across an asymptote at an angle from the equator's trace there, rad.</summary>
    public static Vector3 MissDirection(Vector3 asymptote, double angle)
    {
        var t = Vector3.Cross(asymptote, Vector3.UnitZ).Unit;
        var r = Vector3.Cross(asymptote, t);
        return t * Math.Cos(angle) + r * Math.Sin(angle);
    }
}
