using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Perilune.Numerics.Scalars;

/// <summary>
/// Four doubles side by side in a vector register of 256 bits, for as many trajectories at once. Each lane goes through
/// the operations of <see cref="Real"/> in their order, without contraction, so that it is the same number bit for bit.
/// </summary>
public readonly record struct Lanes4 : IScalar<Lanes4>
{
    private readonly Vector256<double> lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes4(Vector256<double> lanes) => this.lanes = lanes;

    /// <inheritdoc/>
    public static int Lanes => Vector256<double>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 FromDouble(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    public static Lanes4 FromLanes(ReadOnlySpan<double> values) => new(Vector256.Create(values));

    /// <inheritdoc/>
    public double Lane(int index) => lanes.GetElement(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator +(Lanes4 left, Lanes4 right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator -(Lanes4 left, Lanes4 right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator *(Lanes4 left, Lanes4 right) => new(left.lanes * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator /(Lanes4 left, Lanes4 right) => new(left.lanes / right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator -(Lanes4 value) => new(-value.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator *(Lanes4 left, double right) => new(left.lanes * Vector256.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator *(double left, Lanes4 right) => new(Vector256.Create(left) * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator +(Lanes4 left, double right) => new(left.lanes + Vector256.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator -(Lanes4 left, double right) => new(left.lanes - Vector256.Create(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Sqrt(Lanes4 value) => new(Vector256.Sqrt(value.lanes));

    /// <inheritdoc/>
    public static Lanes4 Sin(Lanes4 angle) => Each(angle, Math.Sin);

    /// <inheritdoc/>
    public static Lanes4 Cos(Lanes4 angle) => Each(angle, Math.Cos);

    /// <inheritdoc/>
    public static Lanes4 Asin(Lanes4 value) => Each(value, Math.Asin);

    /// <inheritdoc/>
    public static Lanes4 Acos(Lanes4 value) => Each(value, Math.Acos);

    /// <inheritdoc/>
    public static Lanes4 Exp(Lanes4 value) => Each(value, Math.Exp);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 WhereLess(Lanes4 a, Lanes4 b, Lanes4 then, Lanes4 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.lanes, b.lanes), then.lanes, otherwise.lanes));

    // A vector function would round otherwise than the one for doubles.
    private static Lanes4 Each(Lanes4 value, Func<double, double> function)
    {
        Span<double> values = stackalloc double[Lanes];
        value.lanes.CopyTo(values);
        foreach (ref var x in values)
            x = function(x);
        return FromLanes(values);
    }
}
