using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Numerics.Tests.LinearAlgebra;

public sealed class Matrix6Tests
{
    private static Matrix6 Sample()
    {
        var rows = new double[36];
        for (var i = 0; i < 36; i++)
            rows[i] = Math.Sin(0.7 * i * i + 0.3);
        return Matrix6.FromRows(rows);
    }

    [Fact]
    public void Product_IsRowsTimesColumns()
    {
        var (a, b) = (Sample(), Sample().Transposed);
        var product = a * b;
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
                Assert.Equal(Enumerable.Range(0, 6).Sum(k => a[i, k] * b[k, j]), product[i, j], 1e-15);
        }
    }

    [Fact]
    public void RowsReadAndWritten_AreTheSame()
    {
        var rows = new double[36];
        Sample().CopyTo(rows);
        Assert.Equal(Sample(), Matrix6.FromRows(rows));
        Assert.Equal(rows[6 * 4 + 1], Sample()[4, 1]);
    }

    [Fact]
    public void Inverse_OfBlocksInUnlikeUnits_HasRelativeErrorsOfRounding()
    {
        // As a transition matrix over days: dr/dv in 1e6 s, dv/dr in 1e-6 1/s.
        var mild = Sample();
        var units = new Matrix6(mild.UpperLeft, mild.UpperRight * 1e6, mild.LowerLeft * 1e-6, mild.LowerRight);
        var left = units.Inverse() * units;
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                var unit =
                    i < 3 == j < 3 ? 1
                    : i < 3 ? 1e6
                    : 1e-6;
                Assert.Equal(i == j ? 1 : 0, left[i, j] / unit, 1e-13);
            }
        }
    }

    [Fact]
    public void SingularMatrix_HasNoInverse() =>
        Assert.Throws<ArithmeticException>(() =>
            Matrix6.Diagonal(new Vector3(1, 2, 0), new Vector3(1, 1, 1)).Inverse()
        );

    [Fact]
    public void TimesOwnTranspose_IsSymmetricToTheLastBit()
    {
        var square = Sample().TimesOwnTranspose();
        Assert.Equal(square, square.Transposed);
    }
}
