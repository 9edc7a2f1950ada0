using System.Runtime.CompilerServices;
using Perilune.Numerics.Scalars;

namespace Perilune.Numerics.LinearAlgebra;

/// <summary>A vector of three scalars of any kind, for physics that is written once over <see cref="IScalar{TSelf}"/>.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="X">First component.</param>
/// <param name="Y">Second component.</param>
/// <param name="Z">Third component.</param>
public readonly record struct Vector3<T>(T X, T Y, T Z)
    where T : struct, IScalar<T>
{
    /// <summary>Squared Euclidean norm.</summary>
    public T NormSquared => X * X + Y * Y + Z * Z;

    /// <summary>Euclidean norm.</summary>
    public T Norm => T.Sqrt(NormSquared);

    /// <summary>A constant vector.</summary>
    public static Vector3<T> FromVector(Vector3 v) => new(T.FromDouble(v.X), T.FromDouble(v.Y), T.FromDouble(v.Z));

    /// <summary>A vector from one vector of doubles for each lane.</summary>
    public static Vector3<T> FromLanes(ReadOnlySpan<Vector3> lanes)
    {
        Span<double> values = stackalloc double[lanes.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = lanes[i].X;
        var x = T.FromLanes(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = lanes[i].Y;
        var y = T.FromLanes(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = lanes[i].Z;
        return new(x, y, T.FromLanes(values));
    }

    /// <summary>The vector in a lane, without derivatives.</summary>
    public Vector3 Lane(int index) => new(X.Lane(index), Y.Lane(index), Z.Lane(index));

    /// <summary>Sum by component.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator +(Vector3<T> a, Vector3<T> b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference by component.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator -(Vector3<T> a, Vector3<T> b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Opposite vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator -(Vector3<T> a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Product with a scalar.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator *(Vector3<T> a, T s) => new(a.X * s, a.Y * s, a.Z * s);

    /// <summary>Product with a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator *(Vector3<T> a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    /// <summary>Vector product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> Cross(Vector3<T> a, Vector3<T> b) =>
        new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    /// <summary>Scalar product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Dot(Vector3<T> a, Vector3<T> b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    /// <summary>Product of a constant matrix with this vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator *(Matrix3 m, Vector3<T> v) =>
        new(
            v.X * m.XX + v.Y * m.XY + v.Z * m.XZ,
            v.X * m.YX + v.Y * m.YY + v.Z * m.YZ,
            v.X * m.ZX + v.Y * m.ZY + v.Z * m.ZZ
        );
}
