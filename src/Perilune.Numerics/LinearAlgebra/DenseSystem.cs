namespace Perilune.Numerics.LinearAlgebra;

/// <summary>Small dense systems of linear equations by Gauss's elimination with partial pivoting.</summary>
public static class DenseSystem
{
    /// <summary>Solves A x = b in place.</summary>
    /// <param name="matrix">A, n x n by rows; is destroyed.</param>
    /// <param name="right">b; receives x.</param>
    /// <returns>False where the matrix is singular to working precision; what it leaves then means nothing.</returns>
    public static bool SolveInPlace(Span<double> matrix, Span<double> right)
    {
        var n = right.Length;
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                if (Math.Abs(matrix[row * n + column]) > Math.Abs(matrix[pivot * n + column]))
                    pivot = row;
            }
            var largest = matrix[pivot * n + column];
            if (!(Math.Abs(largest) > 0) || !double.IsFinite(largest))
                return false;
            if (pivot != column)
            {
                for (var k = column; k < n; k++)
                    (matrix[pivot * n + k], matrix[column * n + k]) = (matrix[column * n + k], matrix[pivot * n + k]);
                (right[pivot], right[column]) = (right[column], right[pivot]);
            }
            for (var row = column + 1; row < n; row++)
            {
                var factor = matrix[row * n + column] / largest;
                if (factor == 0)
                    continue;
                var target = matrix.Slice(row * n + column, n - column);
                var source = matrix.Slice(column * n + column, n - column);
                for (var k = 1; k < target.Length; k++)
                    target[k] -= factor * source[k];
                right[row] -= factor * right[column];
            }
        }
        for (var row = n - 1; row >= 0; row--)
        {
            var sum = right[row];
            for (var k = row + 1; k < n; k++)
                sum -= matrix[row * n + k] * right[k];
            right[row] = sum / matrix[row * n + row];
        }
        return true;
    }
}
