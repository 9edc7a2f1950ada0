using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>
/// The relativistic acceleration by the spin of the central body (IERS Conventions 2010, equation 10.12, second line, with
/// gamma = 1; J. Lense and H. Thirring, Physikalische Zeitschrift 19, 1918).
/// </summary>
public static class LenseThirringCorrection
{
    /// <summary>The acceleration, m/s2.</summary>
    /// <param name="gravitationalParameter">GM of the central body, m3/s2.</param>
    /// <param name="spin">Angular momentum of the body over its mass, in the axes of the position, m2/s.</param>
    /// <param name="position">Position from the central body, m.</param>
    /// <param name="velocity">Velocity relative to it, m/s.</param>
    public static Vector3<T> Acceleration<T>(
        double gravitationalParameter,
        Vector3 spin,
        Vector3<T> position,
        Vector3<T> velocity
    )
        where T : struct, IScalar<T>
    {
        const double c2 = SchwarzschildCorrection.SpeedOfLight * SchwarzschildCorrection.SpeedOfLight;
        var j = Vector3<T>.FromVector(spin);
        var square = position.NormSquared;
        var factor = T.FromDouble(2 * gravitationalParameter / c2) / (square * T.Sqrt(square));
        var along = Vector3<T>.Dot(position, j) * 3.0 / square;
        return (Vector3<T>.Cross(position, velocity) * along + Vector3<T>.Cross(velocity, j)) * factor;
    }
}
