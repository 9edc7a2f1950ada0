using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Numerics.Tests.LinearAlgebra;

public sealed class BlockTridiagonalTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(3, 2)]
    [InlineData(6, 40)]
    public void Solution_GivesTheRightHandSideBack(int size, int count)
    {
        // A = M M^T with M block lower bidiagonal is symmetric positive definite and block tridiagonal.
        var random = new CounterRandom(1, "block tridiagonal");
        var n = size * count;
        var m = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
                m[i, j] = i / size - j / size > 1 ? 0 : random.Normal() + (i == j ? 4 : 0);
        }
        var a = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n; k++)
                    a[i, j] += m[i, k] * m[j, k];
            }
        }
        var expected = Enumerable.Range(0, n).Select(_ => random.Normal()).ToArray();
        var x = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                x[i] += a[i, j] * expected[j];
        }
        var diagonal = new double[count * size * size];
        var below = new double[(count - 1) * size * size];
        for (var k = 0; k < count; k++)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    diagonal[(k * size + i) * size + j] = a[k * size + i, k * size + j];
                    if (k < count - 1)
                        below[(k * size + i) * size + j] = a[(k + 1) * size + i, k * size + j];
                }
            }
        }
        BlockTridiagonal.SolveInPlace(size, diagonal, below, x);
        for (var i = 0; i < n; i++)
            Assert.Equal(expected[i], x[i], 1e-9);
    }

    [Fact]
    public void IndefiniteMatrix_IsRefused() =>
        Assert.Throws<ArithmeticException>(() =>
            BlockTridiagonal.SolveInPlace(1, new double[] { 1, 1 }, new double[] { 2 }, new double[] { 1, 1 })
        );
}
