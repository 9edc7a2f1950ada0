using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>Axes that a position and a velocity span, as the rows of a matrix: x_local = M x_ICRF.</summary>
internal static class LocalAxes
{
    /// <summary>Radial outwards, transverse, normal to the orbit (RTN).</summary>
    internal static Matrix3<T> Rtn<T>(Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        var radial = Unit(position);
        var normal = Unit(Vector3<T>.Cross(position, velocity));
        return new(radial, Vector3<T>.Cross(normal, radial), normal);
    }

    /// <summary>Along the velocity, normal to the orbit, and their vector product (VNB).</summary>
    internal static Matrix3<T> Vnb<T>(Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        var along = Unit(velocity);
        var normal = Unit(Vector3<T>.Cross(position, velocity));
        return new(along, normal, Vector3<T>.Cross(along, normal));
    }

    /// <summary>First axis to a body, second as near to the pole of ICRF as can be after it, third completing them.</summary>
    internal static Matrix3<T> Facing<T>(Vector3<T> toBody)
        where T : struct, IScalar<T>
    {
        var first = Unit(toBody);
        var third = Unit(Vector3<T>.Cross(first, Vector3<T>.FromVector(Vector3.UnitZ)));
        return new(first, Vector3<T>.Cross(third, first), third);
    }

    internal static Vector3<T> Unit<T>(Vector3<T> vector)
        where T : struct, IScalar<T> => vector * (T.FromDouble(1) / vector.Norm);
}
