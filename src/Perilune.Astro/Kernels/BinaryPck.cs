using System.Collections.Immutable;

namespace Perilune.Astro.Kernels;

/// <summary>A binary PCK file (orientation of bodies), mapped and immutable (NAIF, "PCK Required Reading").</summary>
public sealed class BinaryPck
{
    private BinaryPck(DafFile file)
    {
        File = file;
        Segments = [.. file.Arrays.Select(array => new BinaryPckSegment(file, array))];
    }

    /// <summary>The container.</summary>
    public DafFile File { get; }

    /// <summary>Path of the file.</summary>
    public string Path => File.Path;

    /// <summary>Segments in the order of the file; where two cover an epoch the later one counts.</summary>
    public ImmutableArray<BinaryPckSegment> Segments { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataFileException">The file is missing, truncated, damaged, or not a binary PCK.</exception>
    public static BinaryPck Load(string path) => FromDaf(DafFile.Load(path));

    /// <summary>The binary PCK in a DAF.</summary>
    /// <exception cref="DataFileException">The DAF is not a binary PCK.</exception>
    public static BinaryPck FromDaf(DafFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if ((file.Header.Doubles, file.Header.Integers) != (2, 5))
            throw new DataFileException(
                file.Path,
                $"not a binary PCK: it is {file.Identification}",
                "give a binary PCK"
            );
        return new(file);
    }
}
