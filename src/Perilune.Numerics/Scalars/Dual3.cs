using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Numerics.Scalars;

/// <summary>
/// A dual number: a value and its exact partial derivatives with respect to three variables, most often the components of
/// a position (forward automatic differentiation; Griewank and Walther, "Evaluating Derivatives", chapter 3). The four
/// numbers lie in one vector register; the value is the same, bit for bit, as that of a plain double.
/// </summary>
public readonly record struct Dual3 : IScalar<Dual3>
{
    // The value, then the three partial derivatives.
    private readonly Vector256<double> lanes;

    /// <summary>A value with its partial derivatives with respect to the three variables.</summary>
    public Dual3(double value, Vector3 gradient) => lanes = Vector256.Create(value, gradient.X, gradient.Y, gradient.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Dual3(Vector256<double> lanes) => this.lanes = lanes;

    /// <summary>The value.</summary>
    public double Value => lanes.ToScalar();

    /// <summary>Partial derivatives with respect to the three variables.</summary>
    public Vector3 Gradient => new(lanes.GetElement(1), lanes.GetElement(2), lanes.GetElement(3));

    /// <summary>The three variables of a position, each with unit derivative with respect to itself.</summary>
    public static Vector3<Dual3> Variables(Vector3 position) =>
        new(
            new Dual3(position.X, Vector3.UnitX),
            new Dual3(position.Y, Vector3.UnitY),
            new Dual3(position.Z, Vector3.UnitZ)
        );

    /// <summary>The matrix of partial derivatives of a vector of duals, row i holding the gradient of component i.</summary>
    public static Matrix3 Jacobian(Vector3<Dual3> vector) =>
        Matrix3.FromRows(vector.X.Gradient, vector.Y.Gradient, vector.Z.Gradient);

    /// <inheritdoc/>
    public static int Lanes => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 FromDouble(double value) => new(Vector256.CreateScalar(value));

    /// <inheritdoc/>
    public static Dual3 FromLanes(ReadOnlySpan<double> values) => FromDouble(values[0]);

    /// <inheritdoc/>
    public double Lane(int index) => Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 operator +(Dual3 left, Dual3 right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 operator -(Dual3 left, Dual3 right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 operator *(Dual3 left, Dual3 right) =>
        new(right.lanes * Vector256.Create(left.Value) + Derivatives(left.lanes) * Vector256.Create(right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 operator /(Dual3 left, Dual3 right)
    {
        var quotient = left.Value / right.Value;
        return WithValue(quotient, (left.lanes - right.lanes * quotient) / Vector256.Create(right.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 operator -(Dual3 value) => new(-value.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 operator *(Dual3 left, double right) => new(left.lanes * right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 operator *(double left, Dual3 right) => new(right.lanes * left);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 operator +(Dual3 left, double right) => new(left.lanes + Vector256.CreateScalar(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 operator -(Dual3 left, double right) => new(left.lanes - Vector256.CreateScalar(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual3 Sqrt(Dual3 value)
    {
        var root = Math.Sqrt(value.Value);
        return WithValue(root, value.lanes * (0.5 / root));
    }

    /// <inheritdoc/>
    public static Dual3 Sin(Dual3 angle)
    {
        var (s, c) = Math.SinCos(angle.Value);
        return WithValue(s, angle.lanes * c);
    }

    /// <inheritdoc/>
    public static Dual3 Cos(Dual3 angle)
    {
        var (s, c) = Math.SinCos(angle.Value);
        return WithValue(c, angle.lanes * -s);
    }

    /// <inheritdoc/>
    public static Dual3 Asin(Dual3 value)
    {
        var x = value.Value;
        return WithValue(Math.Asin(x), value.lanes * (1 / Math.Sqrt((1 - x) * (1 + x))));
    }

    /// <inheritdoc/>
    public static Dual3 Acos(Dual3 value)
    {
        var x = value.Value;
        return WithValue(Math.Acos(x), value.lanes * (-1 / Math.Sqrt((1 - x) * (1 + x))));
    }

    /// <inheritdoc/>
    public static Dual3 Exp(Dual3 value)
    {
        var power = Math.Exp(value.Value);
        return WithValue(power, value.lanes * power);
    }

    /// <inheritdoc/>
    public static Dual3 WhereLess(Dual3 a, Dual3 b, Dual3 then, Dual3 otherwise) =>
        a.Value < b.Value ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Derivatives(Vector256<double> lanes) =>
        lanes & Vector256.Create(0, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Dual3 WithValue(double value, Vector256<double> lanes) =>
        new(Derivatives(lanes) + Vector256.CreateScalar(value));
}
