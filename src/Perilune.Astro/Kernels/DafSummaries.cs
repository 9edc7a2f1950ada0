using System.Collections.Immutable;

namespace Perilune.Astro.Kernels;

/// <summary>Reads the chain of summary and name records of a DAF.</summary>
internal static class DafSummaries
{
    private const int ControlBytes = 24;

    /// <summary>The arrays, in order.</summary>
    /// <exception cref="DataFileException">The chain or a summary is damaged.</exception>
    public static ImmutableArray<DafArray> Read(string path, KernelWords words, in DafFileRecord header)
    {
        var arrays = ImmutableArray.CreateBuilder<DafArray>();
        var visited = new HashSet<int>();
        var big = header.BigEndian;
        for (var record = header.FirstSummary; record != 0; )
        {
            var start = (record - 1L) * DafFile.RecordWords;
            if (record < 1 || start + 2 * DafFile.RecordWords > words.Length || !visited.Add(record))
                throw Damaged(path, $"summary record {record} is not in the file");
            var pair = words.Bytes((int)start, 2 * DafFile.RecordWords);
            var count = DafFileRecord.Double(pair, 16, big);
            var bytes = header.SummaryWords * sizeof(double);
            if (!(count >= 0 && count * bytes <= DafFile.RecordBytes - ControlBytes) || count != Math.Floor(count))
                throw Damaged(path, $"summary record {record} has {count:R} summaries");
            for (var i = 0; i < (int)count; i++)
            {
                var summary = pair.Slice(ControlBytes + i * bytes, bytes);
                var name = DafFileRecord.Text(pair.Slice(DafFile.RecordBytes + i * bytes, bytes));
                arrays.Add(Array(path, summary, name, header, words.Length));
            }
            var next = DafFileRecord.Double(pair, 0, big);
            if (!(next >= 0 && next <= int.MaxValue) || next != Math.Floor(next))
                throw Damaged(path, $"summary record {record} is followed by {next:R}");
            record = (int)next;
        }
        return arrays.ToImmutable();
    }

    private static DafArray Array(
        string path,
        ReadOnlySpan<byte> summary,
        string name,
        in DafFileRecord header,
        int wordCount
    )
    {
        var doubles = new double[header.Doubles];
        for (var k = 0; k < doubles.Length; k++)
            doubles[k] = DafFileRecord.Double(summary, k * sizeof(double), header.BigEndian);
        var integers = new int[header.Integers];
        for (var k = 0; k < integers.Length; k++)
        {
            var at = header.Doubles * sizeof(double) + k * sizeof(int);
            integers[k] = DafFileRecord.Int32(summary, at, header.BigEndian);
        }
        var (first, last) = (integers[^2], integers[^1]);
        if (first < 1 || last < first - 1 || last > wordCount)
        {
            throw new DataFileException(
                path,
                $"truncated or damaged: array '{name}' needs words {first} to {last}, found {wordCount}",
                DafFile.CopyAgain
            );
        }
        return new(name, [.. doubles], [.. integers.AsSpan(0, integers.Length - 2)], first - 1, last - first + 1);
    }

    private static DataFileException Damaged(string path, string what) =>
        new(path, $"damaged: {what}", DafFile.CopyAgain);
}
