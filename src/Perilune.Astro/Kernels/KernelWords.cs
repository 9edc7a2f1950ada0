namespace Perilune.Astro.Kernels;

/// <summary>All words of a kernel file as doubles in this machine's byte order; never written to.</summary>
internal sealed class KernelWords(double[] words)
{
    /// <summary>Number of words.</summary>
    public int Length => words.Length;

    /// <summary>A word.</summary>
    public double this[int index] => words[index];

    /// <summary>Consecutive words.</summary>
    public ReadOnlySpan<double> Slice(int first, int length) => words.AsSpan(first, length);
}

/// <summary>Searches among the epochs of kernels.</summary>
internal static class Epochs
{
    /// <summary>Index of the first of rising values that is not below <paramref name="et"/>; their number when all are below.</summary>
    public static int FirstAtOrAfter(this ReadOnlySpan<double> rising, double et)
    {
        int low = 0,
            high = rising.Length;
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            if (rising[middle] < et)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
