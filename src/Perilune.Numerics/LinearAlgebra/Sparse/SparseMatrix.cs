namespace Perilune.Numerics.LinearAlgebra.Sparse;

/// <summary>A sparse matrix of doubles by compressed columns, rows ascending within a column.</summary>
public sealed class SparseMatrix
{
    /// <summary>A matrix from entries in any order; entries at the same place are added.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="entries">Row, column and value.</param>
    /// <exception cref="ArgumentOutOfRangeException">An entry lies outside the matrix.</exception>
    public SparseMatrix(int rows, int columns, IEnumerable<(int Row, int Column, double Value)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        (Rows, Columns) = (rows, columns);
        var sorted = entries.ToArray();
        foreach (var (row, column, _) in sorted)
            if ((uint)row >= (uint)rows || (uint)column >= (uint)columns)
                throw new ArgumentOutOfRangeException(
                    nameof(entries),
                    $"entry ({row}, {column}) lies outside {rows} x {columns}"
                );
        Array.Sort(sorted, (a, b) => a.Column != b.Column ? a.Column.CompareTo(b.Column) : a.Row.CompareTo(b.Row));
        Starts = new int[columns + 1];
        var (index, value) = (new List<int>(sorted.Length), new List<double>(sorted.Length));
        var last = (Row: -1, Column: -1);
        foreach (var (row, column, number) in sorted)
        {
            if (last == (row, column))
            {
                value[^1] += number;
                continue;
            }
            last = (row, column);
            index.Add(row);
            value.Add(number);
            Starts[column + 1]++;
        }
        for (var j = 0; j < columns; j++)
            Starts[j + 1] += Starts[j];
        (Indices, Values) = (index.ToArray(), value.ToArray());
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Where each column starts among the entries; one more than there are columns.</summary>
    public int[] Starts { get; }

    /// <summary>Row of each entry.</summary>
    public int[] Indices { get; }

    /// <summary>Value of each entry.</summary>
    public double[] Values { get; }

    /// <summary>Adds a multiple of this matrix times a vector: result += factor M x.</summary>
    public void AddTimes(double factor, ReadOnlySpan<double> x, Span<double> result)
    {
        for (var j = 0; j < Columns; j++)
        {
            var scaled = factor * x[j];
            for (var p = Starts[j]; p < Starts[j + 1]; p++)
                result[Indices[p]] += Values[p] * scaled;
        }
    }

    /// <summary>Adds a multiple of the transpose times a vector: result += factor M' x.</summary>
    public void AddTransposeTimes(double factor, ReadOnlySpan<double> x, Span<double> result)
    {
        for (var j = 0; j < Columns; j++)
        {
            var sum = 0.0;
            for (var p = Starts[j]; p < Starts[j + 1]; p++)
                sum += Values[p] * x[Indices[p]];
            result[j] += factor * sum;
        }
    }
}
