using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>What is asked of, and done with, the 6x6 matrix of a covariance whatever its axes.</summary>
internal static class CovarianceMatrix
{
    /// <summary>
    /// How far a correlation may be from symmetric, and its smallest eigenvalue below zero: a thousand times what the
    /// rounding of products of 6x6 matrices leaves.
    /// </summary>
    private const double Tolerance = 1e-12;

    /// <summary>The matrix made exactly symmetric.</summary>
    /// <exception cref="ArgumentException">It is not finite, not symmetric or not positive semidefinite.</exception>
    public static Matrix6 Checked(in Matrix6 matrix, string parameter)
    {
        for (var i = 0; i < 6; i++)
        {
            if (!(matrix[i, i] >= 0 && double.IsFinite(matrix[i, i])))
                throw new ArgumentException($"variance {i + 1} of a covariance is {matrix[i, i]:R}", parameter);
        }
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var size = Math.Sqrt(matrix[i, i]) * Math.Sqrt(matrix[j, j]);
                if (!(Math.Abs(matrix[i, j] - matrix[j, i]) <= Tolerance * size))
                    throw new ArgumentException(
                        $"a covariance is symmetric; here ({i + 1}, {j + 1}) is {matrix[i, j]:R} and ({j + 1}, {i + 1}) is {matrix[j, i]:R}",
                        parameter
                    );
                if (!(Math.Abs(matrix[i, j]) <= (1 + Tolerance) * size))
                    throw new ArgumentException(
                        $"covariance ({i + 1}, {j + 1}) is {matrix[i, j]:R}, more than its variances allow",
                        parameter
                    );
            }
        }
        var symmetric = (matrix + matrix.Transposed) * 0.5;
        Span<double> values = stackalloc double[36];
        Correlation(symmetric).CopyTo(values);
        SymmetricMatrix.Diagonalize(6, values, stackalloc double[36]);
        for (var i = 0; i < 6; i++)
        {
            if (!(values[7 * i] >= -Tolerance))
                throw new ArgumentException(
                    $"a covariance is positive semidefinite; its correlations have an eigenvalue of {values[7 * i]:R}",
                    parameter
                );
        }
        return symmetric;
    }

    public static Vector3 Deviations(in Matrix3 block) =>
        new(Math.Sqrt(block.XX), Math.Sqrt(block.YY), Math.Sqrt(block.ZZ));

    public static Matrix6 Correlation(in Matrix6 matrix)
    {
        Span<double> c = stackalloc double[36];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                var size = Math.Sqrt(matrix[i, i]) * Math.Sqrt(matrix[j, j]);
                c[6 * i + j] =
                    i == j ? 1
                    : size > 0 ? matrix[i, j] / size
                    : 0;
            }
        }
        return Matrix6.FromRows(c);
    }

    /// <summary>A factor F of the matrix: P = F F^T.</summary>
    public static Matrix6 Factor(in Matrix6 matrix)
    {
        Span<double> c = stackalloc double[36];
        Span<double> f = stackalloc double[36];
        // Of the correlations, so that metres do not drown metres a second.
        Correlation(matrix).CopyTo(c);
        for (var i = 0; i < 6; i++)
        {
            if (matrix[i, i] == 0)
                c[7 * i] = 0;
        }
        SymmetricMatrix.Factor(6, c, f);
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
                f[6 * i + j] *= Math.Sqrt(matrix[i, i]);
        }
        return Matrix6.FromRows(f);
    }

    /// <summary>J P J^T by a factor of P, so that rounding cannot make it indefinite.</summary>
    public static Matrix6 Mapped(in Matrix6 jacobian, in Matrix6 matrix) =>
        (jacobian * Factor(matrix)).TimesOwnTranspose();
}
