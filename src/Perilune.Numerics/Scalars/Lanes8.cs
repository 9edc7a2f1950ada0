using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Perilune.Numerics.Scalars;

/// <summary>
/// Eight doubles side by side in a vector register of 512 bits, for as many trajectories at once. Each lane goes through
/// the operations of <see cref="Real"/> in their order, without contraction, so that it is the same number bit for bit.
/// </summary>
public readonly record struct Lanes8 : IScalar<Lanes8>
{
    private readonly Vector512<double> lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes8(Vector512<double> lanes) => this.lanes = lanes;

    /// <inheritdoc/>
    public static int Lanes => Vector512<double>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 FromDouble(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    public static Lanes8 FromLanes(ReadOnlySpan<double> values) => new(Vector512.Create(values));

    /// <inheritdoc/>
    public double Lane(int index) => lanes.GetElement(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 left, Lanes8 right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 left, Lanes8 right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator *(Lanes8 left, Lanes8 right) => new(left.lanes * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator /(Lanes8 left, Lanes8 right) => new(left.lanes / right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 value) => new(-value.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator *(Lanes8 left, double right) => new(left.lanes * Vector512.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator *(double left, Lanes8 right) => new(Vector512.Create(left) * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 left, double right) => new(left.lanes + Vector512.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 left, double right) => new(left.lanes - Vector512.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Sqrt(Lanes8 value) => new(Vector512.Sqrt(value.lanes));

    /// <inheritdoc/>
    public static Lanes8 Sin(Lanes8 angle) => Each(angle, Math.Sin);

    /// <inheritdoc/>
    public static Lanes8 Cos(Lanes8 angle) => Each(angle, Math.Cos);

    /// <inheritdoc/>
    public static Lanes8 Asin(Lanes8 value) => Each(value, Math.Asin);

    /// <inheritdoc/>
    public static Lanes8 Acos(Lanes8 value) => Each(value, Math.Acos);

    /// <inheritdoc/>
    public static Lanes8 Exp(Lanes8 value) => Each(value, Math.Exp);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 WhereLess(Lanes8 a, Lanes8 b, Lanes8 then, Lanes8 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.lanes, b.lanes), then.lanes, otherwise.lanes));

    // A vector function would round otherwise than the one for doubles.
    private static Lanes8 Each(Lanes8 value, Func<double, double> function)
    {
        Span<double> values = stackalloc double[Lanes];
        value.lanes.CopyTo(values);
        foreach (ref var x in values)
            x = function(x);
        return FromLanes(values);
    }
}
