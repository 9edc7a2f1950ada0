using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>Rotations by quaternion, by axis and angle, as SPICE has them (NAIF, "Rotation Required Reading").</summary>
internal static class AxisRotation
{
    // Kernels with quaternions in single precision are off by some 1e-7; anything coarser is damage.
    private const double UnitTolerance = 1e-4;

    /// <summary>The matrix of a quaternion, cosine of half the angle first, that turns vectors; null when it is not of unit length.</summary>
    public static Matrix3? OfQuaternion(double q0, double q1, double q2, double q3)
    {
        var length2 = q0 * q0 + q1 * q1 + q2 * q2 + q3 * q3;
        if (!(Math.Abs(length2 - 1) <= UnitTolerance))
            return null;
        var sharpen = 1 / length2;
        return new Matrix3(
            1 - (q2 * q2 + q3 * q3) * 2 * sharpen,
            (q1 * q2 - q0 * q3) * 2 * sharpen,
            (q1 * q3 + q0 * q2) * 2 * sharpen,
            (q1 * q2 + q0 * q3) * 2 * sharpen,
            1 - (q1 * q1 + q3 * q3) * 2 * sharpen,
            (q2 * q3 - q0 * q1) * 2 * sharpen,
            (q1 * q3 - q0 * q2) * 2 * sharpen,
            (q2 * q3 + q0 * q1) * 2 * sharpen,
            1 - (q1 * q1 + q2 * q2) * 2 * sharpen
        );
    }

    /// <summary>The matrix that turns vectors about a unit axis (Rodrigues).</summary>
    public static Matrix3 About(Vector3 axis, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        var less = 1 - cos;
        var (x, y, z) = (axis.X, axis.Y, axis.Z);
        return new(
            cos + x * x * less,
            x * y * less - z * sin,
            x * z * less + y * sin,
            y * x * less + z * sin,
            cos + y * y * less,
            y * z * less - x * sin,
            z * x * less - y * sin,
            z * y * less + x * sin,
            cos + z * z * less
        );
    }

    /// <summary>Axis and angle, 0 to pi, by which a matrix turns vectors; any axis when it turns nothing.</summary>
    public static (Vector3 Axis, double Angle) AxisAndAngle(Matrix3 m)
    {
        // The quaternion by its largest component, which cannot cancel.
        double[] squares = [1 + m.Trace, 1 - m.Trace + 2 * m.XX, 1 - m.Trace + 2 * m.YY, 1 - m.Trace + 2 * m.ZZ];
        var largest = System.Array.IndexOf(squares, squares.Max());
        var twice = Math.Sqrt(squares[Math.Max(largest, 0)]);
        var (a, b, c) = (m.ZY - m.YZ, m.XZ - m.ZX, m.YX - m.XY);
        var (d, e, f) = (m.XY + m.YX, m.XZ + m.ZX, m.YZ + m.ZY);
        var (cosine, sine) = largest switch
        {
            1 => (a / twice, new Vector3(twice, d / twice, e / twice)),
            2 => (b / twice, new Vector3(d / twice, twice, f / twice)),
            3 => (c / twice, new Vector3(e / twice, f / twice, twice)),
            _ => (twice, new Vector3(a, b, c) * (1 / twice)),
        };
        if (cosine < 0)
            (cosine, sine) = (-cosine, sine * -1);
        var length = sine.Norm;
        return length == 0 ? (new Vector3(0, 0, 1), 0) : (sine * (1 / length), 2 * Math.Atan2(length, cosine));
    }
}
