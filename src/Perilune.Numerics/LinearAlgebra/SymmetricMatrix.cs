namespace Perilune.Numerics.LinearAlgebra;

/// <summary>Decompositions of small symmetric matrices, by rows.</summary>
public static class SymmetricMatrix
{
    private const int Sweeps = 50;

    // Distance from 1 to the next double.
    private const double Rounding = 2.220446049250313e-16;

    /// <summary>
    /// Eigenvalues and eigenvectors by Jacobi's method, cyclic by rows, which finds small eigenvalues as well as large ones
    /// (Golub and Van Loan, "Matrix Computations", 4th edition, section 8.5).
    /// </summary>
    /// <param name="size">Rows and columns.</param>
    /// <param name="a">The matrix; its diagonal receives the eigenvalues, in no particular order.</param>
    /// <param name="vectors">Receives the eigenvectors as columns, of unit length.</param>
    /// <exception cref="ArgumentException">The spans do not fit together.</exception>
    /// <exception cref="ArithmeticException">An element is not a finite number.</exception>
    public static void Diagonalize(int size, Span<double> a, Span<double> vectors)
    {
        if (size < 1 || a.Length != size * size || vectors.Length != size * size)
            throw new ArgumentException("matrix and eigenvectors do not fit together");
        vectors.Clear();
        for (var i = 0; i < size; i++)
            vectors[size * i + i] = 1;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var turned = false;
            for (var p = 0; p < size - 1; p++)
            for (var q = p + 1; q < size; q++)
                turned |= Turn(size, a, vectors, p, q);
            if (!turned)
                return;
        }
        throw new ArithmeticException("the eigenvalues did not settle: an element is not a finite number");
    }

    /// <summary>
    /// A factor F of a positive semidefinite matrix, A = F F^T, by Cholesky's method with complete pivoting; what rounding
    /// leaves of a matrix without full rank is dropped (N. J. Higham, "Analysis of the Cholesky decomposition of a
    /// semi-definite matrix", 1990). Without exchanges, as for a diagonal matrix of equal elements, F is lower triangular.
    /// </summary>
    /// <param name="size">Rows and columns.</param>
    /// <param name="a">The matrix; destroyed.</param>
    /// <param name="factor">Receives F.</param>
    /// <exception cref="ArgumentException">The spans do not fit together.</exception>
    public static void Factor(int size, Span<double> a, Span<double> factor)
    {
        if (size < 1 || a.Length != size * size || factor.Length != size * size)
            throw new ArgumentException("matrix and factor do not fit together");
        factor.Clear();
        Span<bool> done = stackalloc bool[size];
        var smallest = 0.0;
        for (var i = 0; i < size; i++)
            smallest = Math.Max(smallest, a[size * i + i]);
        smallest *= size * Rounding;
        for (var column = 0; column < size; column++)
        {
            var p = -1;
            for (var i = 0; i < size; i++)
            {
                if (!done[i] && (p < 0 || a[size * i + i] > a[size * p + p]))
                    p = i;
            }
            if (!(a[size * p + p] > smallest))
                return;
            done[p] = true;
            var root = Math.Sqrt(a[size * p + p]);
            factor[size * p + column] = root;
            for (var i = 0; i < size; i++)
            {
                if (!done[i])
                    factor[size * i + column] = a[size * i + p] / root;
            }
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size && !done[i]; j++)
                {
                    if (!done[j])
                        a[size * i + j] -= factor[size * i + column] * factor[size * j + column];
                }
            }
        }
    }

    /// <summary>Turns the plane of two axes so that the element between them vanishes; false if it is nothing beside them.</summary>
    private static bool Turn(int size, Span<double> a, Span<double> vectors, int p, int q)
    {
        var (app, aqq, apq) = (a[size * p + p], a[size * q + q], a[size * p + q]);
        // Relative to the geometric mean of both, so that a small eigenvalue is not lost beside a large one.
        if (Math.Abs(apq) <= 0.1 * Rounding * Math.Sqrt(Math.Abs(app)) * Math.Sqrt(Math.Abs(aqq)))
        {
            a[size * p + q] = a[size * q + p] = 0;
            return false;
        }
        var theta = (aqq - app) / (2 * apq);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(1 + theta * theta));
        var c = 1 / Math.Sqrt(1 + t * t);
        var s = t * c;
        for (var k = 0; k < size; k++)
        {
            var (akp, akq) = (a[size * k + p], a[size * k + q]);
            (a[size * k + p], a[size * k + q]) = (c * akp - s * akq, s * akp + c * akq);
        }
        for (var k = 0; k < size; k++)
        {
            var (apk, aqk) = (a[size * p + k], a[size * q + k]);
            (a[size * p + k], a[size * q + k]) = (c * apk - s * aqk, s * apk + c * aqk);
        }
        a[size * p + q] = a[size * q + p] = 0;
        for (var k = 0; k < size; k++)
        {
            var (vkp, vkq) = (vectors[size * k + p], vectors[size * k + q]);
            (vectors[size * k + p], vectors[size * k + q]) = (c * vkp - s * vkq, s * vkp + c * vkq);
        }
        return true;
    }
}
