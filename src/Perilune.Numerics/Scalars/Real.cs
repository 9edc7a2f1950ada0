using System.Runtime.CompilerServices;

namespace Perilune.Numerics.Scalars;

/// <summary>A plain double as an <see cref="IScalar{TSelf}"/>; converts to and from double without cost.</summary>
/// <param name="Value">The number.</param>
public readonly record struct Real(double Value) : IScalar<Real>
{
    /// <summary>The number of a double.</summary>
    public static implicit operator Real(double value) => new(value);

    /// <summary>The double of a number.</summary>
    public static implicit operator double(Real value) => value.Value;

    /// <inheritdoc/>
    public static int Lanes => 1;

    /// <inheritdoc/>
    public static Real FromDouble(double value) => new(value);

    /// <inheritdoc/>
    public static Real FromLanes(ReadOnlySpan<double> values) => new(values[0]);

    /// <inheritdoc/>
    public double Lane(int index) => Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real operator +(Real left, Real right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real operator -(Real left, Real right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real operator *(Real left, Real right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real operator /(Real left, Real right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real operator -(Real value) => new(-value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real operator *(Real left, double right) => new(left.Value * right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real operator *(double left, Real right) => new(left * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real operator +(Real left, double right) => new(left.Value + right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real operator -(Real left, double right) => new(left.Value - right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real Sqrt(Real value) => new(Math.Sqrt(value.Value));

    /// <inheritdoc/>
    public static Real Sin(Real angle) => new(Math.Sin(angle.Value));

    /// <inheritdoc/>
    public static Real Cos(Real angle) => new(Math.Cos(angle.Value));

    /// <inheritdoc/>
    public static Real Asin(Real value) => new(Math.Asin(value.Value));

    /// <inheritdoc/>
    public static Real Acos(Real value) => new(Math.Acos(value.Value));

    /// <inheritdoc/>
    public static Real Exp(Real value) => new(Math.Exp(value.Value));

    /// <inheritdoc/>
    public static Real WhereLess(Real a, Real b, Real then, Real otherwise) => a.Value < b.Value ? then : otherwise;
}
