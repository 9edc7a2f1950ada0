using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>
/// The relativistic acceleration by the motion of the central body about the Sun, geodesic precession (IERS Conventions
/// 2010, equation 10.12, third line, with gamma = 1; W. de Sitter, MNRAS 77, 1916).
/// </summary>
public static class DeSitterCorrection
{
    /// <summary>The acceleration, m/s2.</summary>
    /// <param name="sunGravitationalParameter">GM of the Sun, m3/s2.</param>
    /// <param name="sun">Position of the Sun from the central body, m.</param>
    /// <param name="sunVelocity">Velocity of the Sun relative to it, m/s.</param>
    /// <param name="velocity">Velocity of the spacecraft relative to the central body, m/s.</param>
    public static Vector3<T> Acceleration<T>(
        double sunGravitationalParameter,
        Vector3<T> sun,
        Vector3<T> sunVelocity,
        Vector3<T> velocity
    )
        where T : struct, IScalar<T>
    {
        const double c2 = SchwarzschildCorrection.SpeedOfLight * SchwarzschildCorrection.SpeedOfLight;
        var square = sun.NormSquared;
        var factor = T.FromDouble(-3 * sunGravitationalParameter / c2) / (square * T.Sqrt(square));
        // With the Earth from the Sun both vectors change sign, and their product does not.
        return Vector3<T>.Cross(Vector3<T>.Cross(sunVelocity, sun), velocity) * factor;
    }
}
