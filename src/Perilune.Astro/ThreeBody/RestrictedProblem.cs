using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.ThreeBody;

/// <summary>
/// The circular restricted three-body problem in rotating axes and the units of <see cref="ThreeBodySystem"/>
/// (V. Szebehely, "Theory of Orbits", 1967, sections 1.5 and 1.6).
/// </summary>
public static class RestrictedProblem
{
    /// <summary>
    /// Acceleration relative to the rotating axes: x'' = 2 y' + dU/dx, y'' = -2 x' + dU/dy, z'' = dU/dz, length units per
    /// time unit squared.
    /// </summary>
    /// <typeparam name="T">The scalar; a dual number gives the exact gradient.</typeparam>
    public static Vector3<T> Acceleration<T>(double massRatio, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        var gradient = PotentialGradient(massRatio, position);
        return new(gradient.X + velocity.Y * 2, gradient.Y - velocity.X * 2, gradient.Z);
    }

    /// <summary>
    /// Gradient of the effective potential U = (x^2 + y^2)/2 + (1 - mu)/r1 + mu/r2, length units per time unit squared.
    /// </summary>
    /// <typeparam name="T">The scalar; a dual number gives the exact second derivatives.</typeparam>
    public static Vector3<T> PotentialGradient<T>(double massRatio, Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var (x, y, z) = position;
        var x1 = x + massRatio;
        var x2 = x - (1 - massRatio);
        var sideways = y * y + z * z;
        var d1 = x1 * x1 + sideways;
        var d2 = x2 * x2 + sideways;
        var g1 = T.FromDouble(1 - massRatio) / (d1 * T.Sqrt(d1));
        var g2 = T.FromDouble(massRatio) / (d2 * T.Sqrt(d2));
        var both = g1 + g2;
        return new(x - g1 * x1 - g2 * x2, y - both * y, -(both * z));
    }

    /// <summary>Matrix of second derivatives of the effective potential, from dual numbers; per time unit squared.</summary>
    public static Matrix3 PotentialHessian(double massRatio, Vector3 position) =>
        Dual3.Jacobian(PotentialGradient(massRatio, Dual3.Variables(position)));

    /// <summary>
    /// The Jacobi constant C = 2 U - v^2 without the term mu (1 - mu) that some authors add, as JPL's catalogue counts it;
    /// length units squared per time unit squared.
    /// </summary>
    public static double JacobiConstant(double massRatio, RestrictedState state)
    {
        var (r, v) = state;
        var r1 = new Vector3(r.X + massRatio, r.Y, r.Z).Norm;
        var r2 = new Vector3(r.X - (1 - massRatio), r.Y, r.Z).Norm;
        return r.X * r.X + r.Y * r.Y + 2 * (1 - massRatio) / r1 + 2 * massRatio / r2 - v.NormSquared;
    }
}
