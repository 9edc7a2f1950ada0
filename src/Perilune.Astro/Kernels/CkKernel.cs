using System.Collections.Immutable;

namespace Perilune.Astro.Kernels;

/// <summary>
/// A CK file (pointing of spacecraft and instruments by their clocks' ticks), mapped and immutable (NAIF, "CK Required
/// Reading"). Types 1, 2 and 3 are evaluated.
/// </summary>
public sealed class CkKernel
{
    private CkKernel(DafFile file)
    {
        File = file;
        Segments = [.. file.Arrays.Select(array => new CkSegment(file, array))];
    }

    /// <summary>The container.</summary>
    public DafFile File { get; }

    /// <summary>Path of the file.</summary>
    public string Path => File.Path;

    /// <summary>Segments in the order of the file; where two serve a request the later one counts.</summary>
    public ImmutableArray<CkSegment> Segments { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataFileException">The file is missing, truncated, damaged, or not a CK.</exception>
    public static CkKernel Load(string path) => FromDaf(DafFile.Load(path));

    /// <summary>The CK in a DAF.</summary>
    /// <exception cref="DataFileException">The DAF is not a CK.</exception>
    public static CkKernel FromDaf(DafFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if ((file.Header.Doubles, file.Header.Integers) != (2, 6) || file.Identification == "DAF/SPK")
            throw new DataFileException(file.Path, $"not a CK: it is {file.Identification}", "give a CK file");
        return new(file);
    }
}
