using Perilune.Numerics.LinearAlgebra.Sparse;

namespace Perilune.Numerics.Optimization.Conic;

/// <summary>
/// The linear system of an interior-point step, [0 A' H'; A 0 0; H 0 -I] with H = W^-1 G, in the unknowns x, y and W z: what
/// the scaling makes of a cone near its edge then never cancels. Made quasi-definite by a small regularisation and solved
/// with iterative refinement against the system without it.
/// </summary>
internal sealed class ConeSystem
{
    // Regularisations of the equilibrated system, tried in turn until the solution is good enough, and least pivot (as in
    // A. Domahidi, E. Chu and S. Boyd, "ECOS: an SOCP solver for embedded systems", European Control Conference 2013, section
    // IV); refinement removes what they change.
    private const double FirstRegularisation = 1e-9;
    private const double LastRegularisation = 2e-6;
    private const double LeastPivot = 1e-14;
    private const double ReplacedPivot = 2e-7;
    private const double GoodEnough = 1e-10;
    private const int Refinements = 8;
    private const double Accuracy = 1e-13;

    private readonly ConeProduct cone;
    private readonly SparseMatrix upper;
    private readonly SparseFactorization factorization;
    private readonly int[] signs;
    private readonly int[][] places;
    private readonly int[] diagonal;
    private readonly SparseMatrix g;
    private readonly int first;

    // For each column and each cone that it touches: where its rows start among the entries, and in G the entries there.
    private readonly List<(int Cone, int Entry, int From, int To)> blocks = [];
    private readonly List<(int Row, int Entry, int From)> singles = [];
    private readonly double[] column;
    private readonly double[] scaled;
    private readonly double[] residual;
    private readonly double[] correction;

    public ConeSystem(SparseMatrix a, SparseMatrix g, ConeProduct cone, ConeWorkspace? workspace)
    {
        (this.g, this.cone) = (g, cone);
        var (n, p, m) = (a.Columns, a.Rows, g.Rows);
        var size = n + p + m;
        first = n + p;
        signs = new int[size];
        var entries = new List<(int Row, int Column, double Value)>();
        for (var i = 0; i < size; i++)
        {
            signs[i] = i < n ? 1 : -1;
            entries.Add((i, i, i < first ? 0 : -1));
        }
        var owner = new int[m];
        for (var i = 0; i < m; i++)
            owner[i] = -1;
        for (var k = 0; k < cone.Starts.Length; k++)
            owner.AsSpan(cone.Starts[k], cone.Dimensions[k]).Fill(k);
        var touched = new List<(int Column, int Cone, int From, int To)>();
        for (var j = 0; j < n; j++)
        {
            for (var q = a.Starts[j]; q < a.Starts[j + 1]; q++)
                entries.Add((j, n + a.Indices[q], a.Values[q]));
            for (var q = g.Starts[j]; q < g.Starts[j + 1]; )
            {
                var k = owner[g.Indices[q]];
                var from = q++;
                if (k < 0)
                {
                    entries.Add((j, first + g.Indices[from], 0));
                    continue;
                }
                while (q < g.Starts[j + 1] && owner[g.Indices[q]] == k)
                    q++;
                touched.Add((j, k, from, q));
                for (var i = 0; i < cone.Dimensions[k]; i++)
                    entries.Add((j, first + cone.Starts[k] + i, 0));
            }
        }
        upper = new(size, size, entries);
        factorization = workspace?.For(upper) ?? new(upper);
        diagonal = [.. Enumerable.Range(0, first).Select(i => Find(i, i))];
        for (var j = 0; j < n; j++)
        for (var q = g.Starts[j]; q < g.Starts[j + 1]; q++)
            if (owner[g.Indices[q]] < 0)
                singles.Add((g.Indices[q], Find(j, first + g.Indices[q]), q));
        places = new int[touched.Count][];
        for (var t = 0; t < touched.Count; t++)
        {
            var (j, k, from, to) = touched[t];
            places[t] = [.. Enumerable.Range(0, cone.Dimensions[k]).Select(i => Find(j, first + cone.Starts[k] + i))];
            blocks.Add((k, t, from, to));
        }
        (column, scaled) = (new double[m], new double[m]);
        (residual, correction) = (new double[size], new double[size]);
    }

    public int Size => signs.Length;

    /// <summary>Factors with the scaling that the cone holds, and solves as <see cref="Solve"/> does.</summary>
    public void FactorAndSolve(ReadOnlySpan<double> right, Span<double> solution)
    {
        foreach (var (row, entry, from) in singles)
            upper.Values[entry] = g.Values[from] / cone.Scaling(row);
        foreach (var (k, place, from, to) in blocks)
        {
            var (at, dimension) = (cone.Starts[k], cone.Dimensions[k]);
            column.AsSpan(at, dimension).Clear();
            for (var q = from; q < to; q++)
                column[g.Indices[q]] = g.Values[q];
            cone.ApplyInverse(k, column, scaled);
            for (var i = 0; i < dimension; i++)
                upper.Values[places[place][i]] = scaled[at + i];
        }
        for (var regularisation = FirstRegularisation; ; regularisation *= 10)
        {
            Factor(regularisation);
            var error = Solve(right, solution);
            if (error <= GoodEnough || regularisation * 10 > LastRegularisation)
                return;
        }
    }

    /// <summary>
    /// Solves for a right-hand side of x, y and, scaled by W^-1, of the cones; the solution has W z last. Returns the greatest
    /// residual relative to the right-hand side.
    /// </summary>
    public double Solve(ReadOnlySpan<double> right, Span<double> solution)
    {
        factorization.Solve(right, solution);
        var unit = 1 + Most(right);
        var last = double.PositiveInfinity;
        for (var i = 0; ; i++)
        {
            right.CopyTo(residual);
            Subtract(solution);
            var size = Most(residual) / unit;
            if (size > last)
            {
                // The correction made it worse: take it back.
                for (var k = 0; k < solution.Length; k++)
                    solution[k] -= correction[k];
                return last;
            }
            if (size <= Accuracy || i == Refinements || !double.IsFinite(size))
                return size;
            last = size;
            factorization.Solve(residual, correction);
            for (var k = 0; k < solution.Length; k++)
                solution[k] += correction[k];
        }
    }

    private void Factor(double regularisation)
    {
        for (var i = 0; i < diagonal.Length; i++)
            upper.Values[diagonal[i]] = signs[i] * regularisation;
        factorization.Factor(upper.Values, signs, LeastPivot, ReplacedPivot);
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
                if (j >= first)
                    residual[j] += x[j];
                continue;
            }
            residual[i] -= values[q] * x[j];
            residual[j] -= values[q] * x[i];
        }
    }

    private int Find(int row, int column) =>
        Array.BinarySearch(upper.Indices, upper.Starts[column], upper.Starts[column + 1] - upper.Starts[column], row);
}
