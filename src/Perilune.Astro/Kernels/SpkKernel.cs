using System.Collections.Immutable;

namespace Perilune.Astro.Kernels;

/// <summary>
/// An SPK file (ephemeris kernel), mapped and immutable. Types 1, 2, 3, 5, 8, 9, 12 to
/// 15 and 17 to 21 are evaluated, in CSPICE's arithmetic.
/// </summary>
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
        if ((file.Header.Doubles, file.Header.Integers) != (2, 6) || file.Identification == "DAF/CK")
            throw new DataFileException(file.Path, $"not an SPK: it is {file.Identification}", "give an SPK file");
        return new(file);
    }

    private static SpkSegment Open(DafFile file, DafArray array)
    {
        if (!(array.Doubles[0] <= array.Doubles[1]) || !double.IsFinite(array.Doubles[1] - array.Doubles[0]))
            return new SpkUnreadableSegment(file, array, $"array '{array.Name}' ends before it starts");
        string reason;
        var segment = array.Integers[3] switch
        {
            1 or 21 => SpkDifferenceLineSegment.Open(file, array, out reason),
            2 or 3 => SpkChebyshevSegment.Open(file, array, out reason),
            5 => SpkTwoBodySegment.Open(file, array, out reason),
            8 or 9 or 12 or 13 => SpkStatesSegment.Open(file, array, out reason),
            14 => SpkUnequalSegment.Open(file, array, out reason),
            15 => SpkConicSegment.Open(file, array, out reason),
            17 => SpkEquinoctialSegment.Open(file, array, out reason),
            18 => SpkPacketSegment.OpenSingle(file, array, out reason),
            19 => SpkPacketSegment.OpenMany(file, array, out reason),
            20 => SpkVelocitySegment.Open(file, array, out reason),
            var type => Unsupported(type, out reason),
        };
        return segment ?? new SpkUnreadableSegment(file, array, reason);
    }

    private static SpkSegment? Unsupported(int type, out string reason)
    {
        reason = $"SPK type {type} is not supported";
        return null;
    }
}
