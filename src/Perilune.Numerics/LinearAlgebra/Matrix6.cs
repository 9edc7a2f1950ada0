namespace Perilune.Numerics.LinearAlgebra;

/// <summary>
/// A 6x6 matrix of doubles in four blocks of 3x3, as positions and velocities have them: their covariance, or how they
/// change with another position and velocity.
/// </summary>
/// <param name="UpperLeft">Rows 1 to 3, columns 1 to 3.</param>
/// <param name="UpperRight">Rows 1 to 3, columns 4 to 6.</param>
/// <param name="LowerLeft">Rows 4 to 6, columns 1 to 3.</param>
/// <param name="LowerRight">Rows 4 to 6, columns 4 to 6.</param>
public readonly record struct Matrix6(Matrix3 UpperLeft, Matrix3 UpperRight, Matrix3 LowerLeft, Matrix3 LowerRight)
{
    /// <summary>Number of rows and of columns.</summary>
    public const int Size = 6;

    /// <summary>The identity.</summary>
    public static Matrix6 Identity => new(Matrix3.Identity, default, default, Matrix3.Identity);

    /// <summary>The transpose.</summary>
    public Matrix6 Transposed =>
        new(UpperLeft.Transposed, LowerLeft.Transposed, UpperRight.Transposed, LowerRight.Transposed);

    /// <summary>An element; row and column from 0 to 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)row, 5u, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)column, 5u, nameof(column));
            var block = row < 3 ? (column < 3 ? UpperLeft : UpperRight) : (column < 3 ? LowerLeft : LowerRight);
            var line = (row % 3) switch
            {
                0 => block.RowX,
                1 => block.RowY,
                _ => block.RowZ,
            };
            return (column % 3) switch
            {
                0 => line.X,
                1 => line.Y,
                _ => line.Z,
            };
        }
    }

    /// <summary>The matrix with these 36 elements, by rows.</summary>
    /// <exception cref="ArgumentException">They are not 36.</exception>
    public static Matrix6 FromRows(ReadOnlySpan<double> rows)
    {
        if (rows.Length != Size * Size)
            throw new ArgumentException($"a 6x6 matrix has 36 elements, not {rows.Length}", nameof(rows));
        return new(Block(rows, 0, 0), Block(rows, 0, 3), Block(rows, 3, 0), Block(rows, 3, 3));
    }

    /// <summary>The matrix with these six elements on its diagonal.</summary>
    public static Matrix6 Diagonal(Vector3 upper, Vector3 lower) =>
        new(
            new(upper.X, 0, 0, 0, upper.Y, 0, 0, 0, upper.Z),
            default,
            default,
            new(lower.X, 0, 0, 0, lower.Y, 0, 0, 0, lower.Z)
        );

    /// <summary>The product a b^T of two columns of six.</summary>
    public static Matrix6 Outer(Vector3 upperA, Vector3 lowerA, Vector3 upperB, Vector3 lowerB) =>
        new(Outer(upperA, upperB), Outer(upperA, lowerB), Outer(lowerA, upperB), Outer(lowerA, lowerB));

    /// <summary>Writes the 36 elements by rows.</summary>
    /// <exception cref="ArgumentException">There is no room for 36.</exception>
    public void CopyTo(Span<double> rows)
    {
        if (rows.Length < Size * Size)
            throw new ArgumentException("there is no room for 36 elements", nameof(rows));
        Write(UpperLeft, rows, 0, 0);
        Write(UpperRight, rows, 0, 3);
        Write(LowerLeft, rows, 3, 0);
        Write(LowerRight, rows, 3, 3);
    }

    /// <summary>Product with a column of six.</summary>
    public (Vector3 Upper, Vector3 Lower) Times(Vector3 upper, Vector3 lower) =>
        (UpperLeft * upper + UpperRight * lower, LowerLeft * upper + LowerRight * lower);

    /// <summary>This matrix times its own transpose: exactly symmetric.</summary>
    public Matrix6 TimesOwnTranspose() => this * Transposed;

    /// <summary>
    /// The inverse, by elimination with complete pivoting. The lower rows and columns are first scaled so that the blocks
    /// beside the diagonal, which differ in their units, weigh the same.
    /// </summary>
    /// <exception cref="ArithmeticException">The matrix is singular.</exception>
    public Matrix6 Inverse()
    {
        var (right, left) = (Greatest(UpperRight), Greatest(LowerLeft));
        // A power of two, so that scaling rounds nothing.
        var unit = right > 0 && left > 0 ? Math.ScaleB(1, (int)Math.Round(Math.Log2(right / left) / 2)) : 1;
        Span<double> a = stackalloc double[36];
        new Matrix6(UpperLeft, UpperRight * (1 / unit), LowerLeft * unit, LowerRight).CopyTo(a);
        Eliminate(a);
        var inverse = FromRows(a);
        return new(inverse.UpperLeft, inverse.UpperRight * unit, inverse.LowerLeft * (1 / unit), inverse.LowerRight);
    }

    /// <summary>Product of two matrices.</summary>
    public static Matrix6 operator *(in Matrix6 a, in Matrix6 b) =>
        new(
            a.UpperLeft * b.UpperLeft + a.UpperRight * b.LowerLeft,
            a.UpperLeft * b.UpperRight + a.UpperRight * b.LowerRight,
            a.LowerLeft * b.UpperLeft + a.LowerRight * b.LowerLeft,
            a.LowerLeft * b.UpperRight + a.LowerRight * b.LowerRight
        );

    /// <summary>Sum by element.</summary>
    public static Matrix6 operator +(in Matrix6 a, in Matrix6 b) =>
        new(
            a.UpperLeft + b.UpperLeft,
            a.UpperRight + b.UpperRight,
            a.LowerLeft + b.LowerLeft,
            a.LowerRight + b.LowerRight
        );

    /// <summary>Difference by element.</summary>
    public static Matrix6 operator -(in Matrix6 a, in Matrix6 b) => a + b * -1;

    /// <summary>Product with a number.</summary>
    public static Matrix6 operator *(in Matrix6 a, double s) =>
        new(a.UpperLeft * s, a.UpperRight * s, a.LowerLeft * s, a.LowerRight * s);

    private static Matrix3 Outer(Vector3 a, Vector3 b) => Matrix3.FromRows(b * a.X, b * a.Y, b * a.Z);

    private static Matrix3 Block(ReadOnlySpan<double> rows, int row, int column)
    {
        var x = rows.Slice(Size * row + column, 3);
        var y = rows.Slice(Size * (row + 1) + column, 3);
        var z = rows.Slice(Size * (row + 2) + column, 3);
        return new(x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2]);
    }

    private static void Write(in Matrix3 block, Span<double> rows, int row, int column)
    {
        Write(block.RowX, rows[(Size * row + column)..]);
        Write(block.RowY, rows[(Size * (row + 1) + column)..]);
        Write(block.RowZ, rows[(Size * (row + 2) + column)..]);
    }

    private static void Write(Vector3 v, Span<double> to) => (to[0], to[1], to[2]) = (v.X, v.Y, v.Z);

    private static double Greatest(in Matrix3 m) =>
        Math.Sqrt(m.RowX.NormSquared + m.RowY.NormSquared + m.RowZ.NormSquared);

    /// <summary>Gauss-Jordan elimination in place.</summary>
    private static void Eliminate(Span<double> a)
    {
        Span<int> rows = stackalloc int[Size];
        Span<int> columns = stackalloc int[Size];
        for (var k = 0; k < Size; k++)
        {
            var (row, column) = Pivot(a, k);
            (rows[k], columns[k]) = (row, column);
            for (var i = 0; i < Size; i++)
                (a[Size * k + i], a[Size * row + i]) = (a[Size * row + i], a[Size * k + i]);
            for (var i = 0; i < Size; i++)
                (a[Size * i + k], a[Size * i + column]) = (a[Size * i + column], a[Size * i + k]);
            var pivot = a[Size * k + k];
            if (!(Math.Abs(pivot) > 0))
                throw new ArithmeticException("the matrix is singular");
            a[Size * k + k] = 1;
            for (var j = 0; j < Size; j++)
                a[Size * k + j] /= pivot;
            for (var i = 0; i < Size; i++)
            {
                if (i == k)
                    continue;
                var factor = a[Size * i + k];
                a[Size * i + k] = 0;
                for (var j = 0; j < Size; j++)
                    a[Size * i + j] -= factor * a[Size * k + j];
            }
        }
        // The exchanges of rows and columns are undone in the opposite order, each on the other side.
        for (var k = Size - 1; k >= 0; k--)
        {
            var (row, column) = (columns[k], rows[k]);
            for (var i = 0; i < Size; i++)
                (a[Size * k + i], a[Size * row + i]) = (a[Size * row + i], a[Size * k + i]);
            for (var i = 0; i < Size; i++)
                (a[Size * i + k], a[Size * i + column]) = (a[Size * i + column], a[Size * i + k]);
        }
    }

    private static (int Row, int Column) Pivot(ReadOnlySpan<double> a, int from)
    {
        var (row, column, greatest) = (from, from, -1.0);
        for (var i = from; i < Size; i++)
        {
            for (var j = from; j < Size; j++)
            {
                if (Math.Abs(a[Size * i + j]) > greatest)
                    (row, column, greatest) = (i, j, Math.Abs(a[Size * i + j]));
            }
        }
        return (row, column);
    }

    /// <summary>The four blocks.</summary>
    public override string ToString() => $"[{UpperLeft}, {UpperRight}; {LowerLeft}, {LowerRight}]";
}
