namespace Perilune.Astro.Kernels;

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

    /// <summary>Index of the last of rising values that is not above <paramref name="et"/>; -1 when all are above.</summary>
    public static int LastAtOrBefore(this ReadOnlySpan<double> rising, double et)
    {
        var index = rising.FirstAtOrAfter(et);
        while (index < rising.Length && rising[index] == et)
            index++;
        return index - 1;
    }
}
