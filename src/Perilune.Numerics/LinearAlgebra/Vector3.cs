using System.Globalization;

namespace Perilune.Numerics.LinearAlgebra;

/// <summary>A vector of three double components, in whatever unit and frame its owner states.</summary>
/// <param name="X">First component.</param>
/// <param name="Y">Second component.</param>
/// <param name="Z">Third component.</param>
public readonly record struct Vector3(double X, double Y, double Z)
{
    /// <summary>The zero vector.</summary>
    public static Vector3 Zero => default;

    /// <summary>The first axis.</summary>
    public static Vector3 UnitX => new(1, 0, 0);

    /// <summary>The second axis.</summary>
    public static Vector3 UnitY => new(0, 1, 0);

    /// <summary>The third axis.</summary>
    public static Vector3 UnitZ => new(0, 0, 1);

    /// <summary>Squared Euclidean norm.</summary>
    public double NormSquared => X * X + Y * Y + Z * Z;

    /// <summary>Euclidean norm.</summary>
    public double Norm => Math.Sqrt(NormSquared);

    /// <summary>This vector divided by its norm; not a number for the zero vector.</summary>
    public Vector3 Unit => this / Norm;

    /// <summary>Sum by component.</summary>
    public static Vector3 operator +(Vector3 a, Vector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference by component.</summary>
    public static Vector3 operator -(Vector3 a, Vector3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Opposite vector.</summary>
    public static Vector3 operator -(Vector3 a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Product with a number.</summary>
    public static Vector3 operator *(Vector3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    /// <summary>Product with a number.</summary>
    public static Vector3 operator *(double s, Vector3 a) => a * s;

    /// <summary>Quotient by a number.</summary>
    public static Vector3 operator /(Vector3 a, double s) => new(a.X / s, a.Y / s, a.Z / s);

    /// <summary>Scalar product.</summary>
    public static double Dot(Vector3 a, Vector3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    /// <summary>Vector product.</summary>
    public static Vector3 Cross(Vector3 a, Vector3 b) =>
        new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    /// <summary>Distance between two points.</summary>
    public static double Distance(Vector3 a, Vector3 b) => (a - b).Norm;

    /// <summary>
    /// Angle between two vectors, radians in [0, pi], accurate near 0 and near pi
    /// (W. Kahan, "How futile are mindless assessments of roundoff", section 12).
    /// </summary>
    public static double Angle(Vector3 a, Vector3 b)
    {
        var u = a.Unit;
        var v = b.Unit;
        return 2 * Math.Atan2((u - v).Norm, (u + v).Norm);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X:R}, {Y:R}, {Z:R})");
}
