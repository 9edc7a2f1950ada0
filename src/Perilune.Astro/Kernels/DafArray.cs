using System.Collections.Immutable;

namespace Perilune.Astro.Kernels;

/// <summary>One array of a DAF: its name and its summary (NAIF, "DAF Required Reading").</summary>
/// <param name="Name">Name, trailing blanks removed.</param>
/// <param name="Doubles">Double-precision components of the summary (ND of them): for SPK and PCK the epochs.</param>
/// <param name="Integers">Integer components without the two addresses (NI - 2 of them).</param>
/// <param name="First">Index of the array's first word in the file (its DAF address less one).</param>
/// <param name="Length">Number of words.</param>
public sealed record DafArray(
    string Name,
    ImmutableArray<double> Doubles,
    ImmutableArray<int> Integers,
    int First,
    int Length
)
{
    /// <summary>Index of the word after the array's last.</summary>
    internal int End => First + Length;
}
