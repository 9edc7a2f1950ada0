namespace Perilune.Astro.Gravity;

/// <summary>
/// Several harmonic series made ready for summing along columns of one order: for each degree of a column the two factors
/// of the recursion, then the factors of V and W of each series. Columns lie side by side in blocks, so that a vector holds
/// the same number of neighbouring columns; a block is as long as its longest column, the others are filled up with zeros.
/// </summary>
internal sealed class HarmonicColumns
{
    private readonly double[] words;
    private readonly int[] starts;

    /// <summary>Prepares series.</summary>
    /// <param name="width">Columns in a block.</param>
    /// <param name="series">The series.</param>
    public HarmonicColumns(int width, params ReadOnlySpan<HarmonicSeries> series)
    {
        foreach (var one in series)
            Last = Math.Max(Last, one.Degree);
        starts = new int[Last / width + 2];
        var kinds = 2 + 2 * series.Length;
        for (var block = 0; block + 1 < starts.Length; block++)
            starts[block + 1] = starts[block] + (Last - block * width + 1) * kinds * width;
        words = new double[starts[^1]];
        for (var m = 0; m <= Last; m++)
        for (var n = m; n <= Last; n++)
        {
            var target = words.AsSpan(starts[m / width] + (n - m) * kinds * width + m % width);
            if (n > m)
                target[0] = Math.Sqrt((2.0 * n + 1) * (2 * n - 1) / ((double)(n - m) * (n + m)));
            if (n > m + 1)
                target[width] = Math.Sqrt(
                    (2.0 * n + 1) * (n + m - 1) * (n - m - 1) / ((2.0 * n - 3) * (n + m) * (n - m))
                );
            for (var i = 0; i < series.Length; i++)
            {
                target[(2 + 2 * i) * width] = series[i].C(n, m);
                target[(3 + 2 * i) * width] = series[i].S(n, m);
            }
        }
    }

    /// <summary>Greatest degree and order.</summary>
    public int Last { get; }

    /// <summary>Number of blocks.</summary>
    public int Blocks => starts.Length - 1;

    /// <summary>The numbers of a block: by degree, then by kind of factor, then by column.</summary>
    public ReadOnlySpan<double> Block(int block) => words.AsSpan(starts[block], starts[block + 1] - starts[block]);
}
