using Perilune.Numerics.LinearAlgebra.Sparse;

namespace Perilune.Numerics.Optimization.Conic;

/// <summary>
/// Scales rows and columns of a cone program until all have about the size one (D. Ruiz, "A scaling algorithm to equilibrate
/// both rows and columns norms in matrices", RAL-TR-2001-034); the rows of one cone share their scale.
/// </summary>
internal sealed class ConeEquilibration
{
    private const int Passes = 6;

    public ConeEquilibration(SparseMatrix a, SparseMatrix g, ConeProduct cone)
    {
        (Columns, Equalities, Cones) = (Ones(a.Columns), Ones(a.Rows), Ones(g.Rows));
        for (var pass = 0; pass < Passes; pass++)
        {
            var (column, equality, row) = (new double[a.Columns], new double[a.Rows], new double[g.Rows]);
            Measure(a, column, equality);
            Measure(g, column, row);
            for (var k = 0; k < cone.Starts.Length; k++)
            {
                var rows = row.AsSpan(cone.Starts[k], cone.Dimensions[k]);
                var most = 0.0;
                foreach (var value in rows)
                    most = Math.Max(most, value);
                rows.Fill(most);
            }
            Invert(column, Columns);
            Invert(equality, Equalities);
            Invert(row, Cones);
            Multiply(a, column, equality);
            Multiply(g, column, row);
        }
    }

    public double[] Columns { get; }

    public double[] Equalities { get; }

    public double[] Cones { get; }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private static void Measure(SparseMatrix matrix, double[] column, double[] row)
    {
        for (var j = 0; j < matrix.Columns; j++)
        for (var p = matrix.Starts[j]; p < matrix.Starts[j + 1]; p++)
        {
            var value = Math.Abs(matrix.Values[p]);
            column[j] = Math.Max(column[j], value);
            row[matrix.Indices[p]] = Math.Max(row[matrix.Indices[p]], value);
        }
    }

    private static void Invert(double[] size, double[] total)
    {
        for (var i = 0; i < size.Length; i++)
        {
            size[i] = size[i] > 0 ? 1 / Math.Sqrt(size[i]) : 1;
            total[i] *= size[i];
        }
    }

    private static void Multiply(SparseMatrix matrix, double[] column, double[] row)
    {
        for (var j = 0; j < matrix.Columns; j++)
        for (var p = matrix.Starts[j]; p < matrix.Starts[j + 1]; p++)
            matrix.Values[p] *= column[j] * row[matrix.Indices[p]];
    }
}
