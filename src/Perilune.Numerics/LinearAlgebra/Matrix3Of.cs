using System.Runtime.CompilerServices;
using Perilune.Numerics.Scalars;

namespace Perilune.Numerics.LinearAlgebra;

/// <summary>A 3x3 matrix of scalars of any kind, by rows.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="RowX">First row.</param>
/// <param name="RowY">Second row.</param>
/// <param name="RowZ">Third row.</param>
public readonly record struct Matrix3<T>(Vector3<T> RowX, Vector3<T> RowY, Vector3<T> RowZ)
    where T : struct, IScalar<T>
{
    /// <summary>Product with a column vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<T> operator *(in Matrix3<T> m, Vector3<T> v) =>
        new(Vector3<T>.Dot(m.RowX, v), Vector3<T>.Dot(m.RowY, v), Vector3<T>.Dot(m.RowZ, v));

    /// <summary>Product of the transpose with a column vector: a rotation taken backwards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3<T> TransposeTimes(Vector3<T> v) => RowX * v.X + RowY * v.Y + RowZ * v.Z;

    /// <summary>A matrix from one matrix of doubles for each lane.</summary>
    public static Matrix3<T> FromLanes(ReadOnlySpan<Matrix3> lanes)
    {
        Span<Vector3> rows = stackalloc Vector3[lanes.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = lanes[i].RowX;
        var x = Vector3<T>.FromLanes(rows);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = lanes[i].RowY;
        var y = Vector3<T>.FromLanes(rows);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = lanes[i].RowZ;
        return new(x, y, Vector3<T>.FromLanes(rows));
    }
}
