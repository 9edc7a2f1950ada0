using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Perilune.Astro.Kernels;

/// <summary>
/// All words of a kernel file as doubles in this machine's byte order, never written to: mapped from the file, so that
/// only the pages that are asked for are read, or a copy. The memory stays mapped while this object can be reached: every
/// public entry that looks into a span ends with <see cref="GC.KeepAlive"/> of an object that reaches this one.
/// </summary>
internal sealed unsafe class KernelWords
{
    private readonly double[]? copy;
    private readonly double* mapped;

    // Held so that the mapping lives as long as this object; its handle unmaps when nobody can reach it any more.
    private readonly MemoryMappedViewAccessor? view;

    /// <summary>Words held in memory.</summary>
    public KernelWords(double[] words)
    {
        copy = words;
        Length = words.Length;
        ByteLength = (long)words.Length * sizeof(double);
    }

    private KernelWords(MemoryMappedViewAccessor view, long bytes)
    {
        this.view = view;
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        mapped = (double*)(start + view.PointerOffset);
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        Length = (int)(bytes / sizeof(double));
        ByteLength = bytes;
    }

    /// <summary>Number of whole words.</summary>
    public int Length { get; }

    /// <summary>Length of the file in bytes.</summary>
    public long ByteLength { get; private init; }

    /// <summary>A word.</summary>
    public double this[int index] => Slice(index, 1)[0];

    /// <summary>The words of a file, mapped.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static KernelWords Map(string path, out bool tooLarge)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = stream.Length;
        // DAF addresses are 32-bit counts of words: 16 GiB.
        tooLarge = bytes / sizeof(double) > int.MaxValue;
        if (bytes == 0 || tooLarge)
            return new([]) { ByteLength = bytes };
        using var file = MemoryMappedFile.CreateFromFile(
            stream,
            mapName: null,
            capacity: 0,
            MemoryMappedFileAccess.Read,
            HandleInheritability.None,
            leaveOpen: true
        );
        return new(file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read), bytes);
    }

    /// <summary>A copy of the words that some bytes hold.</summary>
    public static KernelWords Copy(ReadOnlySpan<byte> bytes)
    {
        var words = new double[bytes.Length / sizeof(double)];
        MemoryMarshal.Cast<byte, double>(bytes)[..words.Length].CopyTo(words);
        return new(words) { ByteLength = bytes.Length };
    }

    /// <summary>A copy with the bytes of every word reversed.</summary>
    public KernelWords Reversed()
    {
        var words = new double[Length];
        System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(
            MemoryMarshal.Cast<double, long>(Slice(0, Length)),
            MemoryMarshal.Cast<double, long>(words.AsSpan())
        );
        GC.KeepAlive(this);
        return new(words) { ByteLength = ByteLength };
    }

    /// <summary>Consecutive words.</summary>
    public ReadOnlySpan<double> Slice(int first, int length)
    {
        // One comparison for both bounds: a negative number is a large one here.
        if ((ulong)(uint)first + (uint)length > (uint)Length)
            throw new ArgumentOutOfRangeException(nameof(length), length, "the words are not in the file");
        return mapped is null ? copy.AsSpan(first, length) : new(mapped + first, length);
    }

    /// <summary>The bytes of consecutive words as they stand in the file.</summary>
    public ReadOnlySpan<byte> Bytes(int firstWord, int words) => MemoryMarshal.AsBytes(Slice(firstWord, words));
}
