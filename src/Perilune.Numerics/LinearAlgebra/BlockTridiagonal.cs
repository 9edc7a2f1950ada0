namespace Perilune.Numerics.LinearAlgebra;

/// <summary>
/// Symmetric positive definite systems whose matrix has square blocks on its diagonal and beside it: Cholesky's
/// factorisation block by block, in time and memory linear in the number of blocks (Golub and Van Loan, "Matrix
/// Computations", 4th edition, section 4.5).
/// </summary>
public static class BlockTridiagonal
{
    /// <summary>
    /// Solves A x = b in place. Blocks are by rows; only the lower triangles of the diagonal blocks are read.
    /// </summary>
    /// <param name="size">Rows of a block.</param>
    /// <param name="diagonal">Diagonal blocks, one after the other; overwritten with their Cholesky factors.</param>
    /// <param name="below">Blocks A(k+1, k), one after the other, one less than diagonal blocks; overwritten.</param>
    /// <param name="x">The right-hand side b; overwritten with the solution.</param>
    /// <exception cref="ArgumentException">The spans do not fit together.</exception>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static void SolveInPlace(int size, Span<double> diagonal, Span<double> below, Span<double> x)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var block = size * size;
        var count = x.Length / size;
        if (
            count < 1
            || x.Length != count * size
            || diagonal.Length != count * block
            || below.Length != (count - 1) * block
        )
            throw new ArgumentException("blocks and right-hand side do not fit together");
        for (var k = 0; k < count; k++)
        {
            var factor = diagonal.Slice(k * block, block);
            if (k > 0)
            {
                // below := B L^-T, then D := D - B B^T.
                var b = below.Slice((k - 1) * block, block);
                DivideByTransposed(size, b, diagonal.Slice((k - 1) * block, block));
                for (var i = 0; i < size; i++)
                {
                    for (var j = 0; j <= i; j++)
                        factor[i * size + j] -= Dot(b.Slice(i * size, size), b.Slice(j * size, size));
                }
            }
            Factor(size, factor);
        }
        for (var k = 0; k < count; k++)
        {
            var part = x.Slice(k * size, size);
            if (k > 0)
            {
                var b = below.Slice((k - 1) * block, block);
                for (var i = 0; i < size; i++)
                    part[i] -= Dot(b.Slice(i * size, size), x.Slice((k - 1) * size, size));
            }
            Forward(size, diagonal.Slice(k * block, block), part);
        }
        for (var k = count - 1; k >= 0; k--)
        {
            var part = x.Slice(k * size, size);
            if (k < count - 1)
            {
                var b = below.Slice(k * block, block);
                for (var i = 0; i < size; i++)
                {
                    for (var j = 0; j < size; j++)
                        part[j] -= b[i * size + j] * x[(k + 1) * size + i];
                }
            }
            Backward(size, diagonal.Slice(k * block, block), part);
        }
    }

    private static void Factor(int size, Span<double> a)
    {
        for (var i = 0; i < size; i++)
        {
            var row = a.Slice(i * size, size);
            for (var j = 0; j < i; j++)
                row[j] = (row[j] - Dot(row[..j], a.Slice(j * size, j))) / a[j * size + j];
            var pivot = row[i] - Dot(row[..i], row[..i]);
            if (!(pivot > 0))
                throw new ArithmeticException("the matrix is not positive definite");
            row[i] = Math.Sqrt(pivot);
        }
    }

    private static void DivideByTransposed(int size, Span<double> b, ReadOnlySpan<double> lower)
    {
        for (var i = 0; i < size; i++)
            Forward(size, lower, b.Slice(i * size, size));
    }

    private static void Forward(int size, ReadOnlySpan<double> lower, Span<double> x)
    {
        for (var i = 0; i < size; i++)
            x[i] = (x[i] - Dot(lower.Slice(i * size, i), x[..i])) / lower[i * size + i];
    }

    private static void Backward(int size, ReadOnlySpan<double> lower, Span<double> x)
    {
        for (var i = size - 1; i >= 0; i--)
        {
            var sum = x[i];
            for (var j = i + 1; j < size; j++)
                sum -= lower[j * size + i] * x[j];
            x[i] = sum / lower[i * size + i];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
