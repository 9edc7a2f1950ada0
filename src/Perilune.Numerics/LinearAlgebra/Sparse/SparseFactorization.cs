namespace Perilune.Numerics.LinearAlgebra.Sparse;

/// <summary>
/// The factors L D L' of a symmetric quasi-definite sparse matrix, whose order of elimination and pattern are found once and
/// serve for any values (T. A. Davis, "Algorithm 849: a concise sparse Cholesky factorization package", ACM Transactions on
/// Mathematical Software 31, 2005; R. J. Vanderbei, "Symmetric quasidefinite matrices", SIAM Journal on Optimization 5, 1995).
/// Not safe from several threads at once: it holds its workspace.
/// </summary>
public sealed class SparseFactorization
{
    private readonly int size;
    private readonly int[] order;
    private readonly int[] givenStarts;
    private readonly int[] givenRows;
    private readonly int[] place;
    private readonly int[] upperStarts;
    private readonly int[] upperRows;
    private readonly int[] source;
    private readonly int[] parent;
    private readonly int[] lowerStarts;
    private readonly int[] lowerRows;
    private readonly double[] lower;
    private readonly double[] pivots;
    private readonly double[] work;
    private readonly int[] flag;
    private readonly int[] filled;
    private readonly int[] pattern;

    /// <summary>Finds the order of elimination and the pattern of the factor.</summary>
    /// <param name="upper">The upper triangle, diagonal included everywhere; only the pattern is read.</param>
    /// <exception cref="ArgumentException">The matrix is not square, or has an entry below its diagonal.</exception>
    public SparseFactorization(SparseMatrix upper)
    {
        ArgumentNullException.ThrowIfNull(upper);
        size = upper.Columns;
        if (upper.Rows != size)
            throw new ArgumentException($"{upper.Rows} x {size} is not square", nameof(upper));
        (givenStarts, givenRows) = (upper.Starts, upper.Indices);
        order = MinimumDegree.Order(size, upper.Starts, upper.Indices);
        place = new int[size];
        for (var k = 0; k < size; k++)
            place[order[k]] = k;
        (upperStarts, upperRows, source) = Permute(upper);
        parent = new int[size];
        flag = new int[size];
        var counts = new int[size];
        for (var k = 0; k < size; k++)
        {
            parent[k] = -1;
            flag[k] = k;
            for (var p = upperStarts[k]; p < upperStarts[k + 1]; p++)
            for (var i = upperRows[p]; i < k && flag[i] != k; i = parent[i])
            {
                if (parent[i] < 0)
                    parent[i] = k;
                counts[i]++;
                flag[i] = k;
            }
        }
        lowerStarts = new int[size + 1];
        for (var k = 0; k < size; k++)
            lowerStarts[k + 1] = lowerStarts[k] + counts[k];
        lowerRows = new int[lowerStarts[size]];
        lower = new double[lowerStarts[size]];
        (pivots, work) = (new double[size], new double[size]);
        (filled, pattern) = (new int[size], new int[size]);
    }

    /// <summary>Whether a matrix has the pattern for which this was made.</summary>
    public bool Fits(SparseMatrix upper)
    {
        ArgumentNullException.ThrowIfNull(upper);
        return givenStarts.AsSpan().SequenceEqual(upper.Starts) && givenRows.AsSpan().SequenceEqual(upper.Indices);
    }

    /// <summary>Number of entries of the factor below its diagonal.</summary>
    public int FactorEntries => lower.Length;

    /// <summary>
    /// Factors the matrix with these values. A pivot that has not the sign that it must have, or is smaller than
    /// <paramref name="smallest"/>, is replaced: the caller refines its solutions.
    /// </summary>
    /// <param name="values">Values of the entries, in the order of the matrix given at first.</param>
    /// <param name="signs">1 or -1, the sign of each pivot, by variable.</param>
    /// <param name="smallest">Least magnitude of a pivot, positive.</param>
    /// <param name="replacement">Magnitude of what replaces one that is smaller, positive.</param>
    public void Factor(ReadOnlySpan<double> values, ReadOnlySpan<int> signs, double smallest, double replacement)
    {
        Array.Clear(work);
        for (var k = 0; k < size; k++)
        {
            var top = size;
            flag[k] = k;
            filled[k] = lowerStarts[k];
            for (var p = upperStarts[k]; p < upperStarts[k + 1]; p++)
            {
                var i = upperRows[p];
                work[i] += values[source[p]];
                var length = 0;
                for (; flag[i] != k; i = parent[i])
                {
                    pattern[length++] = i;
                    flag[i] = k;
                }
                while (length > 0)
                    pattern[--top] = pattern[--length];
            }
            var pivot = work[k];
            work[k] = 0;
            for (; top < size; top++)
            {
                var i = pattern[top];
                var y = work[i];
                work[i] = 0;
                var end = filled[i];
                for (var p = lowerStarts[i]; p < end; p++)
                    work[lowerRows[p]] -= lower[p] * y;
                var entry = y / pivots[i];
                pivot -= entry * y;
                lowerRows[end] = k;
                lower[end] = entry;
                filled[i] = end + 1;
            }
            var sign = signs[order[k]];
            pivots[k] = pivot * sign > smallest ? pivot : sign * replacement;
        }
    }

    /// <summary>Solves with the factors: result = (L D L')^-1 right, in the order of the variables.</summary>
    public void Solve(ReadOnlySpan<double> right, Span<double> result)
    {
        for (var k = 0; k < size; k++)
            work[k] = right[order[k]];
        for (var k = 0; k < size; k++)
        {
            var x = work[k];
            for (var p = lowerStarts[k]; p < lowerStarts[k + 1]; p++)
                work[lowerRows[p]] -= lower[p] * x;
        }
        for (var k = size - 1; k >= 0; k--)
        {
            var x = work[k] / pivots[k];
            for (var p = lowerStarts[k]; p < lowerStarts[k + 1]; p++)
                x -= lower[p] * work[lowerRows[p]];
            work[k] = x;
        }
        for (var k = 0; k < size; k++)
            result[order[k]] = work[k];
        Array.Clear(work);
    }

    /// <summary>The upper triangle in the order of elimination, and which entry of the given matrix each entry is.</summary>
    private (int[] Starts, int[] Rows, int[] Source) Permute(SparseMatrix upper)
    {
        var starts = new int[size + 1];
        for (var j = 0; j < size; j++)
        for (var p = upper.Starts[j]; p < upper.Starts[j + 1]; p++)
        {
            if (upper.Indices[p] > j)
                throw new ArgumentException($"entry ({upper.Indices[p]}, {j}) lies below the diagonal", nameof(upper));
            starts[Math.Max(place[upper.Indices[p]], place[j]) + 1]++;
        }
        for (var j = 0; j < size; j++)
            starts[j + 1] += starts[j];
        var next = starts.AsSpan(0, size).ToArray();
        var rows = new int[starts[size]];
        var sources = new int[starts[size]];
        for (var j = 0; j < size; j++)
        for (var p = upper.Starts[j]; p < upper.Starts[j + 1]; p++)
        {
            var (a, b) = (place[upper.Indices[p]], place[j]);
            var at = next[Math.Max(a, b)]++;
            rows[at] = Math.Min(a, b);
            sources[at] = p;
        }
        return (starts, rows, sources);
    }
}
