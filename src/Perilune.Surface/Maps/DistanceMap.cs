namespace Perilune.Surface.Maps;

/// <summary>Distance of every cell of a map to the nearest of some cells, exactly, in time proportional to the cells.</summary>
/// <remarks>Felzenszwalb and Huttenlocher, 2012, Distance transforms of sampled functions, Theory of Computing 8, 415: the lower
/// envelope of parabolas along columns, then along rows.</remarks>
public static class DistanceMap
{
    /// <summary>Distances by rows, m on the map; infinite where no cell is marked.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="marked">Whether a cell, by rows, is one of those to be near to.</param>
    /// <exception cref="ArgumentException">Not one mark for each cell.</exception>
    public static float[] To(MapGrid grid, ReadOnlySpan<bool> marked)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (marked.Length != grid.Count)
            throw new ArgumentException($"{marked.Length} marks do not fit {grid.Count} cells", nameof(marked));
        var squares = new double[grid.Count];
        for (var i = 0; i < squares.Length; i++)
            squares[i] = marked[i] ? 0 : double.PositiveInfinity;
        var longest = Math.Max(grid.Columns, grid.Rows);
        var (line, result) = (new double[longest], new double[longest]);
        var (parabolas, edges) = (new int[longest], new double[longest + 1]);
        for (var column = 0; column < grid.Columns; column++)
            Pass(column, grid.Columns, grid.Rows);
        for (var row = 0; row < grid.Rows; row++)
            Pass(row * grid.Columns, 1, grid.Columns);
        return [.. squares.Select(square => (float)(Math.Sqrt(square) * grid.CellSize))];

        void Pass(int first, int stride, int count)
        {
            for (var i = 0; i < count; i++)
                line[i] = squares[first + i * stride];
            Envelope(line.AsSpan(0, count), result, parabolas, edges);
            for (var i = 0; i < count; i++)
                squares[first + i * stride] = result[i];
        }
    }

    // result[i] = the least over j of line[j] + (i - j)^2.
    private static void Envelope(
        ReadOnlySpan<double> line,
        Span<double> result,
        Span<int> parabolas,
        Span<double> edges
    )
    {
        var last = -1;
        for (var i = 0; i < line.Length; i++)
        {
            if (double.IsPositiveInfinity(line[i]))
                continue;
            var meeting = double.NegativeInfinity;
            while (last >= 0)
            {
                var j = parabolas[last];
                meeting = (line[i] + (double)i * i - line[j] - (double)j * j) / (2.0 * (i - j));
                if (meeting > edges[last])
                    break;
                last--;
            }
            last++;
            parabolas[last] = i;
            edges[last] = last == 0 ? double.NegativeInfinity : meeting;
        }
        if (last < 0)
        {
            result[..line.Length].Fill(double.PositiveInfinity);
            return;
        }
        var current = 0;
        for (var i = 0; i < line.Length; i++)
        {
            while (current < last && edges[current + 1] < i)
                current++;
            var away = i - parabolas[current];
            result[i] = line[parabolas[current]] + (double)away * away;
        }
    }
}
