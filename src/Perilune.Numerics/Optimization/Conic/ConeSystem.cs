using Perilune.Numerics.LinearAlgebra.Sparse;

namespace Perilune.Numerics.Optimization.Conic;

/// <summary>
/// The linear system of an interior-point step, [0 A' G'; A 0 0; G 0 -W^2], made quasi-definite by a small regularisation and
/// solved with iterative refinement against the system without it.
/// </summary>
internal sealed class ConeSystem
{
    // Regularisation of the equilibrated system and least pivot (as in A. Domahidi, E. Chu and S. Boyd, "ECOS: an SOCP solver
    // for embedded systems", European Control Conference 2013, section IV); refinement removes what they change.
    private const double Regularisation = 1e-9;
    private const double LeastPivot = 1e-13;
    private const int Refinements = 6;
    private const double Accuracy = 1e-13;

    private readonly ConeProduct cone;
    private readonly SparseMatrix upper;
    private readonly SparseFactorization factorization;
    private readonly int[] signs;
    private readonly int[] linearEntry;
    private readonly int[][] coneEntry;
    private readonly double[] residual;
    private readonly double[] correction;

    public ConeSystem(SparseMatrix a, SparseMatrix g, ConeProduct cone)
    {
        this.cone = cone;
        var (n, p, m) = (a.Columns, a.Rows, g.Rows);
        var size = n + p + m;
        signs = new int[size];
        var entries = new List<(int Row, int Column, double Value)>();
        for (var i = 0; i < size; i++)
        {
            signs[i] = i < n ? 1 : -1;
            entries.Add((i, i, signs[i] * Regularisation));
        }
        for (var j = 0; j < n; j++)
        {
            for (var q = a.Starts[j]; q < a.Starts[j + 1]; q++)
                entries.Add((j, n + a.Indices[q], a.Values[q]));
            for (var q = g.Starts[j]; q < g.Starts[j + 1]; q++)
                entries.Add((j, n + p + g.Indices[q], g.Values[q]));
        }
        for (var k = 0; k < cone.Starts.Length; k++)
        for (var i = 0; i < cone.Dimensions[k]; i++)
        for (var j = i + 1; j < cone.Dimensions[k]; j++)
            entries.Add((n + p + cone.Starts[k] + i, n + p + cone.Starts[k] + j, 0));
        upper = new(size, size, entries);
        factorization = new(upper);
        linearEntry = new int[cone.Linear];
        for (var i = 0; i < cone.Linear; i++)
            linearEntry[i] = Find(n + p + i, n + p + i);
        coneEntry = new int[cone.Starts.Length][];
        for (var k = 0; k < cone.Starts.Length; k++)
        {
            var list = new List<int>();
            for (var i = 0; i < cone.Dimensions[k]; i++)
            for (var j = i; j < cone.Dimensions[k]; j++)
                list.Add(Find(n + p + cone.Starts[k] + i, n + p + cone.Starts[k] + j));
            coneEntry[k] = [.. list];
        }
        (residual, correction) = (new double[size], new double[size]);
    }

    public int Size => signs.Length;

    /// <summary>Factors with the scaling that the cone holds.</summary>
    public void Factor()
    {
        for (var i = 0; i < cone.Linear; i++)
            upper.Values[linearEntry[i]] = -cone.Square(i) - Regularisation;
        for (var k = 0; k < cone.Starts.Length; k++)
        {
            var at = 0;
            for (var i = 0; i < cone.Dimensions[k]; i++)
            for (var j = i; j < cone.Dimensions[k]; j++)
                upper.Values[coneEntry[k][at++]] = -cone.Square(k, i, j) - (i == j ? Regularisation : 0);
        }
        factorization.Factor(upper.Values, signs, LeastPivot);
    }

    /// <summary>Solves for a right-hand side of the variables, the equalities and the cones one after the other.</summary>
    public void Solve(ReadOnlySpan<double> right, Span<double> solution)
    {
        factorization.Solve(right, solution);
        var limit = Accuracy * (1 + Most(right));
        var last = double.PositiveInfinity;
        for (var i = 0; i < Refinements; i++)
        {
            right.CopyTo(residual);
            Subtract(solution);
            var size = Most(residual);
            // Where refinement has stopped helping, the last solution stands.
            if (size <= limit || size > 0.5 * last)
                break;
            last = size;
            factorization.Solve(residual, correction);
            for (var k = 0; k < solution.Length; k++)
                solution[k] += correction[k];
        }
    }

    private static double Most(ReadOnlySpan<double> x)
    {
        var most = 0.0;
        foreach (var value in x)
            most = Math.Max(most, Math.Abs(value));
        return most;
    }

    /// <summary>residual -= K x, with the unregularised system.</summary>
    private void Subtract(ReadOnlySpan<double> x)
    {
        var values = upper.Values;
        for (var j = 0; j < Size; j++)
        for (var q = upper.Starts[j]; q < upper.Starts[j + 1]; q++)
        {
            var i = upper.Indices[q];
            if (i == j)
            {
                residual[j] -= (values[q] - signs[j] * Regularisation) * x[j];
                continue;
            }
            residual[i] -= values[q] * x[j];
            residual[j] -= values[q] * x[i];
        }
    }

    private int Find(int row, int column) =>
        Array.BinarySearch(upper.Indices, upper.Starts[column], upper.Starts[column + 1] - upper.Starts[column], row);
}
