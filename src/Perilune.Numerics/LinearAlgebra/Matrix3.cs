namespace Perilune.Numerics.LinearAlgebra;

/// <summary>A 3x3 matrix of doubles, by rows. A rotation matrix takes components in one frame to another: x_to = M x_from.</summary>
/// <param name="XX">Row 1, column 1.</param>
/// <param name="XY">Row 1, column 2.</param>
/// <param name="XZ">Row 1, column 3.</param>
/// <param name="YX">Row 2, column 1.</param>
/// <param name="YY">Row 2, column 2.</param>
/// <param name="YZ">Row 2, column 3.</param>
/// <param name="ZX">Row 3, column 1.</param>
/// <param name="ZY">Row 3, column 2.</param>
/// <param name="ZZ">Row 3, column 3.</param>
public readonly record struct Matrix3(
    double XX,
    double XY,
    double XZ,
    double YX,
    double YY,
    double YZ,
    double ZX,
    double ZY,
    double ZZ
)
{
    /// <summary>The identity.</summary>
    public static Matrix3 Identity => new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>First row.</summary>
    public Vector3 RowX => new(XX, XY, XZ);

    /// <summary>Second row.</summary>
    public Vector3 RowY => new(YX, YY, YZ);

    /// <summary>Third row.</summary>
    public Vector3 RowZ => new(ZX, ZY, ZZ);

    /// <summary>The transpose; for a rotation, its inverse.</summary>
    public Matrix3 Transposed => new(XX, YX, ZX, XY, YY, ZY, XZ, YZ, ZZ);

    /// <summary>Sum of the diagonal.</summary>
    public double Trace => XX + YY + ZZ;

    /// <summary>The matrix with these rows.</summary>
    public static Matrix3 FromRows(Vector3 x, Vector3 y, Vector3 z) => new(x.X, x.Y, x.Z, y.X, y.Y, y.Z, z.X, z.Y, z.Z);

    /// <summary>Frame rotation about the first axis by an angle in radians: the new frame is turned by +angle.</summary>
    public static Matrix3 RotationX(double angle)
    {
        var (s, c) = Math.SinCos(angle);
        return new(1, 0, 0, 0, c, s, 0, -s, c);
    }

    /// <summary>Frame rotation about the second axis by an angle in radians: the new frame is turned by +angle.</summary>
    public static Matrix3 RotationY(double angle)
    {
        var (s, c) = Math.SinCos(angle);
        return new(c, 0, -s, 0, 1, 0, s, 0, c);
    }

    /// <summary>Frame rotation about the third axis by an angle in radians: the new frame is turned by +angle.</summary>
    public static Matrix3 RotationZ(double angle)
    {
        var (s, c) = Math.SinCos(angle);
        return new(c, s, 0, -s, c, 0, 0, 0, 1);
    }

    /// <summary>The matrix [w]x of the vector product: [w]x v = w x v.</summary>
    public static Matrix3 CrossProduct(Vector3 w) => new(0, -w.Z, w.Y, w.Z, 0, -w.X, -w.Y, w.X, 0);

    /// <summary>Product with a column vector.</summary>
    public static Vector3 operator *(Matrix3 m, Vector3 v) =>
        new(
            m.XX * v.X + m.XY * v.Y + m.XZ * v.Z,
            m.YX * v.X + m.YY * v.Y + m.YZ * v.Z,
            m.ZX * v.X + m.ZY * v.Y + m.ZZ * v.Z
        );

    /// <summary>Product of the transpose with a column vector: a rotation taken backwards without forming its transpose.</summary>
    public Vector3 TransposeTimes(Vector3 v) =>
        new(XX * v.X + YX * v.Y + ZX * v.Z, XY * v.X + YY * v.Y + ZY * v.Z, XZ * v.X + YZ * v.Y + ZZ * v.Z);

    /// <summary>Product of two matrices.</summary>
    public static Matrix3 operator *(Matrix3 a, Matrix3 b)
    {
        var t = b.Transposed;
        return FromRows(t * a.RowX, t * a.RowY, t * a.RowZ);
    }

    /// <summary>Sum by element.</summary>
    public static Matrix3 operator +(Matrix3 a, Matrix3 b) =>
        FromRows(a.RowX + b.RowX, a.RowY + b.RowY, a.RowZ + b.RowZ);

    /// <summary>Difference by element.</summary>
    public static Matrix3 operator -(Matrix3 a, Matrix3 b) =>
        FromRows(a.RowX - b.RowX, a.RowY - b.RowY, a.RowZ - b.RowZ);

    /// <summary>Product with a number.</summary>
    public static Matrix3 operator *(Matrix3 a, double s) => FromRows(a.RowX * s, a.RowY * s, a.RowZ * s);

    /// <summary>The rows; what a record would print by itself has no end, since a matrix has a transpose that is one.</summary>
    public override string ToString() => $"[{RowX}, {RowY}, {RowZ}]";
}
