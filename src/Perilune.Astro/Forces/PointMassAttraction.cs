using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>Newton's attraction by point masses, over any scalar.</summary>
public static class PointMassAttraction
{
    /// <summary>Acceleration towards a point mass at the origin, m/s2.</summary>
    /// <param name="gravitationalParameter">GM, m3/s2.</param>
    /// <param name="position">Position from the mass, m.</param>
    public static Vector3<T> Central<T>(double gravitationalParameter, Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var inverse = T.FromDouble(1) / position.NormSquared;
        return position * (inverse * T.Sqrt(inverse) * -gravitationalParameter);
    }

    /// <summary>
    /// Acceleration relative to the central body by a third one: the direct attraction less that on the central body, m/s2.
    /// The difference is formed without cancellation (R. H. Battin, "An Introduction to the Mathematics and Methods of
    /// Astrodynamics", revised edition 1999, equations 8.60 to 8.62).
    /// </summary>
    /// <param name="gravitationalParameter">GM of the third body, m3/s2.</param>
    /// <param name="position">Position from the central body, m.</param>
    /// <param name="body">Position of the third body from the central body, m.</param>
    public static Vector3<T> Third<T>(double gravitationalParameter, Vector3<T> position, Vector3<T> body)
        where T : struct, IScalar<T>
    {
        var q = Vector3<T>.Dot(position, position - body * 2.0) / body.NormSquared;
        var f = q * (q * (q + 3) + 3) / ((q + 1) * T.Sqrt(q + 1) + 1);
        return (position + body * f) * (T.FromDouble(-gravitationalParameter) / Cube(position - body));
    }

    /// <summary>
    /// How the acceleration towards a point mass changes with the position, 1/s2: GM (3 r r' / r2 - 1) / r3. A third body's is the
    /// same, from that body: what it does to the central one does not depend on the spacecraft.
    /// </summary>
    /// <param name="gravitationalParameter">GM, m3/s2.</param>
    /// <param name="position">Position from the mass, m.</param>
    public static Matrix3 Gradient(double gravitationalParameter, Vector3 position)
    {
        var (x, y, z) = (position.X, position.Y, position.Z);
        var inverse = 1 / position.NormSquared;
        var size = gravitationalParameter * inverse * Math.Sqrt(inverse);
        var outward = 3 * size * inverse;
        var (xy, xz, yz) = (outward * x * y, outward * x * z, outward * y * z);
        return new(outward * x * x - size, xy, xz, xy, outward * y * y - size, yz, xz, yz, outward * z * z - size);
    }

    private static T Cube<T>(Vector3<T> offset)
        where T : struct, IScalar<T>
    {
        var square = offset.NormSquared;
        return square * T.Sqrt(square);
    }
}
