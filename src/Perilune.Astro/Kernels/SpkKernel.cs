using System.Collections.Immutable;

namespace Perilune.Astro.Kernels;

/// <summary>An SPK file (ephemeris kernel), loaded whole and immutable. Types 2, 3, 9 and 13 are evaluated, in CSPICE's arithmetic.</summary>
public sealed class SpkKernel
{
    private SpkKernel(DafFile file)
    {
        File = file;
        Segments = [.. file.Arrays.Select(array => Open(file, array))];
    }

    /// <summary>The container.</summary>
    public DafFile File { get; }

    /// <summary>Path of the file.</summary>
    public string Path => File.Path;

    /// <summary>Segments in the order of the file; where two cover an epoch the later one counts, as in SPICE.</summary>
    public ImmutableArray<SpkSegment> Segments { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFileException">The file is missing, truncated, damaged, or not an SPK.</exception>
    public static SpkKernel Load(string path) => FromDaf(DafFile.Load(path));

    /// <summary>The SPK in a DAF.</summary>
    /// <exception cref="DataFileException">The DAF is not an SPK.</exception>
    public static SpkKernel FromDaf(DafFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Arrays.Any(array => array.Doubles.Length != 2 || array.Integers.Length != 4))
            throw new DataFileException(file.Path, $"not an SPK: it is {file.Identification}", "give an SPK file");
        return new(file);
    }

    private static SpkSegment Open(DafFile file, DafArray array)
    {
        var reason = $"SPK type {array.Integers[3]} is not supported";
        return array.Integers[3] switch
        {
            2 when ChebyshevRecords.Open(file, array, 3, out reason) is { } records => new SpkChebyshevPositionSegment(
                file,
                array,
                records
            ),
            3 when ChebyshevRecords.Open(file, array, 6, out reason) is { } records => new SpkChebyshevStateSegment(
                file,
                array,
                records
            ),
            9 when DiscreteStates.Open(file, array, out reason) is { } states => new SpkLagrangeSegment(
                file,
                array,
                states
            ),
            13 when DiscreteStates.Open(file, array, out reason) is { } states => new SpkHermiteSegment(
                file,
                array,
                states
            ),
            _ => new SpkUnreadableSegment(file, array, reason),
        };
    }
}
