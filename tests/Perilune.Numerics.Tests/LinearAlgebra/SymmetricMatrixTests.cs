using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Numerics.Tests.LinearAlgebra;

public sealed class SymmetricMatrixTests
{
    [Fact]
    public void EigenvaluesOfASecondDifference_AreThoseOfItsClosedForm()
    {
        // -1, 2, -1 beside the diagonal: 2 - 2 cos(k pi / (n + 1)), k = 1 to n.
        const int n = 6;
        var a = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            a[n * i + i] = 2;
            if (i > 0)
                a[n * i + i - 1] = a[n * (i - 1) + i] = -1;
        }
        SymmetricMatrix.Diagonalize(n, a, new double[n * n]);
        var values = Enumerable.Range(0, n).Select(i => a[n * i + i]).Order().ToList();
        for (var k = 1; k <= n; k++)
            Assert.Equal(2 - 2 * Math.Cos(k * Math.PI / (n + 1)), values[k - 1], 1e-14);
    }

    [Fact]
    public void Eigenvectors_PutTheMatrixTogetherAgain()
    {
        double[] a = [4, 1, -2, 1, 3, 0.5, -2, 0.5, 1];
        double[] values = [.. a];
        var vectors = new double[9];
        SymmetricMatrix.Diagonalize(3, values, vectors);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var sum = Enumerable.Range(0, 3).Sum(k => vectors[3 * i + k] * values[4 * k] * vectors[3 * j + k]);
                Assert.Equal(a[3 * i + j], sum, 1e-14);
            }
        }
    }

    [Fact]
    public void SmallEigenvalueOfAGradedMatrix_IsNotLostBesideTheLargest()
    {
        // Correlation 0.6 between sizes 1e8 and 1: the determinant is 0.64 e16.
        double[] a = [1e16, 0.6e8, 0.6e8, 1];
        SymmetricMatrix.Diagonalize(2, a, new double[4]);
        Assert.Equal(0.64, Math.Min(a[0], a[3]), 1e-14);
    }

    [Fact]
    public void Factor_OfAMatrixOfRankTwo_GivesItBack()
    {
        double[] f = [1, 2, -3, 0.5, 2, 1, 0, -1];
        var a = new double[16];
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
                a[4 * i + j] = f[2 * i] * f[2 * j] + f[2 * i + 1] * f[2 * j + 1];
        }
        var factor = new double[16];
        SymmetricMatrix.Factor(4, [.. a], factor);
        for (var i = 0; i < 4; i++)
        {
            // Rank two: only two columns.
            Assert.Equal(0, factor[4 * i + 2]);
            for (var j = 0; j < 4; j++)
            {
                var sum = Enumerable.Range(0, 4).Sum(k => factor[4 * i + k] * factor[4 * j + k]);
                Assert.Equal(a[4 * i + j], sum, 1e-14);
            }
        }
    }

    [Fact]
    public void NotANumber_IsRefused() =>
        Assert.Throws<ArithmeticException>(() =>
            SymmetricMatrix.Diagonalize(2, [1, double.NaN, double.NaN, 1], new double[4])
        );
}
