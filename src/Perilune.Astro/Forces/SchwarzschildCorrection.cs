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
    public static Vector3<T> Acceleration<T>(double gravitationalParameter, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T> => Acceleration(T.FromDouble(gravitationalParameter), position, velocity);

    /// <summary>As the other, with GM a scalar too, for the partial derivative by it.</summary>
    internal static Vector3<T> Acceleration<T>(T gravitationalParameter, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        var square = position.NormSquared;
        var distance = T.Sqrt(square);
        var factor = gravitationalParameter * (1 / (SpeedOfLight * SpeedOfLight)) / (square * distance);
        var radial = gravitationalParameter * 4.0 / distance - velocity.NormSquared;
        return (position * radial + velocity * (Vector3<T>.Dot(position, velocity) * 4.0)) * factor;
    }
}
