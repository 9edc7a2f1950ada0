using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Numerics.Scalars;

/// <summary>
/// A dual number: a value and its exact partial derivatives with respect to three variables, most often the components of
/// a position (forward automatic differentiation; Griewank and Walther, "Evaluating Derivatives", chapter 3).
/// </summary>
/// <param name="Value">The value.</param>
/// <param name="Gradient">Partial derivatives with respect to the three variables.</param>
public readonly record struct Dual3(double Value, Vector3 Gradient) : IScalar<Dual3>
{
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
    public static Dual3 FromDouble(double value) => new(value, default);

    /// <inheritdoc/>
    public static Dual3 operator +(Dual3 left, Dual3 right) =>
        new(left.Value + right.Value, left.Gradient + right.Gradient);

    /// <inheritdoc/>
    public static Dual3 operator -(Dual3 left, Dual3 right) =>
        new(left.Value - right.Value, left.Gradient - right.Gradient);

    /// <inheritdoc/>
    public static Dual3 operator *(Dual3 left, Dual3 right) =>
        new(left.Value * right.Value, left.Gradient * right.Value + right.Gradient * left.Value);

    /// <inheritdoc/>
    public static Dual3 operator /(Dual3 left, Dual3 right)
    {
        var quotient = left.Value / right.Value;
        return new(quotient, (left.Gradient - right.Gradient * quotient) / right.Value);
    }

    /// <inheritdoc/>
    public static Dual3 operator -(Dual3 value) => new(-value.Value, -value.Gradient);

    /// <inheritdoc/>
    public static Dual3 operator *(Dual3 left, double right) => new(left.Value * right, left.Gradient * right);

    /// <inheritdoc/>
    public static Dual3 operator *(double left, Dual3 right) => right * left;

    /// <inheritdoc/>
    public static Dual3 operator +(Dual3 left, double right) => left with { Value = left.Value + right };

    /// <inheritdoc/>
    public static Dual3 operator -(Dual3 left, double right) => left with { Value = left.Value - right };

    /// <inheritdoc/>
    public static Dual3 Sqrt(Dual3 value)
    {
        var root = Math.Sqrt(value.Value);
        return new(root, value.Gradient * (0.5 / root));
    }

    /// <inheritdoc/>
    public static Dual3 Sin(Dual3 angle)
    {
        var (s, c) = Math.SinCos(angle.Value);
        return new(s, angle.Gradient * c);
    }

    /// <inheritdoc/>
    public static Dual3 Cos(Dual3 angle)
    {
        var (s, c) = Math.SinCos(angle.Value);
        return new(c, angle.Gradient * -s);
    }

    /// <inheritdoc/>
    public static Dual3 Acos(Dual3 value) =>
        new(Math.Acos(value.Value), value.Gradient * (-1 / Math.Sqrt((1 - value.Value) * (1 + value.Value))));

    /// <inheritdoc/>
    public static Dual3 WhereLess(Dual3 a, Dual3 b, Dual3 then, Dual3 otherwise) =>
        a.Value < b.Value ? then : otherwise;
}
