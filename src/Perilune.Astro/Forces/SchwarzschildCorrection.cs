using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>
/// The relativistic acceleration by the central body's mass (IERS Conventions 2010, equation 10.12, first line, with
/// beta = gamma = 1).
/// </summary>
public static class SchwarzschildCorrection
{
    /// <summary>Speed of light, m/s, exact (Resolution 1 of the 17th CGPM, 1983).</summary>
    public const double SpeedOfLight = 299_792_458;

    /// <summary>The acceleration, m/s2.</summary>
    /// <param name="gravitationalParameter">GM of the central body, m3/s2.</param>
    /// <param name="position">Position from the central body, m.</param>
    /// <param name="velocity">Velocity relative to it, m/s.</param>
    public static Vector3<T> Acceleration<T>(double gravitationalParameter, Vector3<T> position, Vector3 velocity)
        where T : struct, IScalar<T>
    {
        var v = Vector3<T>.FromVector(velocity);
        var square = position.NormSquared;
        var distance = T.Sqrt(square);
        var factor = T.FromDouble(gravitationalParameter / (SpeedOfLight * SpeedOfLight)) / (square * distance);
        var radial = T.FromDouble(4 * gravitationalParameter) / distance - velocity.NormSquared;
        return (position * radial + v * (Vector3<T>.Dot(position, v) * 4.0)) * factor;
    }

    /// <summary>Its partial derivatives with respect to velocity, 1/s.</summary>
    /// <param name="gravitationalParameter">GM of the central body, m3/s2.</param>
    /// <param name="position">Position from the central body, m.</param>
    /// <param name="velocity">Velocity relative to it, m/s.</param>
    public static Matrix3 VelocityGradient(double gravitationalParameter, Vector3 position, Vector3 velocity)
    {
        var factor = gravitationalParameter / (SpeedOfLight * SpeedOfLight * position.NormSquared * position.Norm);
        var (r, v) = (position, velocity);
        var sum = Matrix3.Identity * (4 * Vector3.Dot(r, v));
        sum += Matrix3.FromRows(v * r.X, v * r.Y, v * r.Z) * -2;
        sum += Matrix3.FromRows(r * v.X, r * v.Y, r * v.Z) * 4;
        return sum * factor;
    }
}
