using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// Chebyshev series of six components over intervals of unequal length, in a DAF generic segment, as SPK type 14 and
/// binary PCK type 3 hold them (NAIF, "SPK Required Reading", type 14): the last 17 words say where constants, packets
/// and the intervals' first epochs lie.
/// </summary>
internal sealed class UnequalChebyshevRecords
{
    private const int MetaWords = 17;
    private const int LastNotAfter = 3;

    private readonly KernelWords words;
    private readonly int references;
    private readonly int packets;
    private readonly int count;
    private readonly int stride;
    private readonly int coefficients;

    private UnequalChebyshevRecords(
        KernelWords words,
        int references,
        int packets,
        int count,
        int stride,
        int coefficients
    )
    {
        this.words = words;
        this.references = references;
        this.packets = packets;
        this.count = count;
        this.stride = stride;
        this.coefficients = coefficients;
    }

    /// <summary>The records of an array; null with the reason when it does not hold them.</summary>
    public static UnequalChebyshevRecords? Open(DafFile file, DafArray array, out string reason)
    {
        var store = file.Store;
        reason = $"array '{array.Name}' is damaged: {array.Length} store are not a generic segment of Chebyshev series";
        if (array.Length < MetaWords + 8 || store[array.End - 1] != MetaWords)
            return null;
        var meta = store.Slice(array.End - MetaWords, MetaWords);
        foreach (var item in meta)
        {
            if (!(item >= 0 && item <= array.Length) || item != Math.Floor(item))
                return null;
        }
        var (constants, constantCount) = ((int)meta[0], meta[1]);
        var (indexType, references, referenceCount) = (meta[4], (int)meta[5], (int)meta[6]);
        var (directoryType, packets, count) = (meta[9], (int)meta[10], (int)meta[11]);
        var (size, offset) = ((int)meta[14], (int)meta[15]);
        var usable = array.Length - MetaWords;
        if (constantCount < 1 || constants >= usable || directoryType != 0 || indexType != LastNotAfter)
            return null;
        // The constant is the number of coefficients of each component.
        var terms = store[array.First + constants];
        if (!(terms >= 1 && size == 2 + 6 * terms) || count < 1 || referenceCount != count)
            return null;
        if (references + (long)count > usable || packets + (long)count * (size + offset) > usable)
            return null;
        return new(store, array.First + references, array.First + packets + offset, count, size + offset, (int)terms);
    }

    /// <summary>The six components: the first three, then the last three; false when no interval holds the instant.</summary>
    public bool TryValues(double et, out Vector3 first, out Vector3 second)
    {
        var starts = words.Slice(references, count);
        var index = starts.FirstAtOrAfter(et);
        // The last interval that begins at or before the instant.
        if (index == count || starts[index] > et)
            index = Math.Max(0, index - 1);
        (first, second) = (Vector3.Zero, Vector3.Zero);
        if (!(starts[index] <= et) || (index + 1 < count && !(et < starts[index + 1])))
            return false;
        var packet = words.Slice(packets + index * stride, 2 + 6 * coefficients);
        var s = (et - packet[0]) / packet[1];
        var series = packet[2..];
        first = new(Value(series, 0, s), Value(series, 1, s), Value(series, 2, s));
        second = new(Value(series, 3, s), Value(series, 4, s), Value(series, 5, s));
        return true;
    }

    private double Value(ReadOnlySpan<double> series, int component, double s)
    {
        var c = series.Slice(component * coefficients, coefficients);
        var s2 = 2 * s;
        double w0 = 0,
            w1 = 0;
        for (var j = c.Length - 1; j > 0; j--)
            (w0, w1) = (c[j] + (s2 * w0 - w1), w0);
        return c[0] + (s * w0 - w1);
    }
}
