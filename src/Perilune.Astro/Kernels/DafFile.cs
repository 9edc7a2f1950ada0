using System.Collections.Immutable;
using System.Text;

namespace Perilune.Astro.Kernels;

/// <summary>
/// A double-precision array file (DAF), the container of SPK, CK and binary PCK kernels, of either byte order, immutable
/// (NAIF, "DAF Required Reading"). A file of this machine's byte order is mapped, not read: it must not be cut short or
/// rewritten in place while it is in use (replacing it by another file is safe). One of the other order is copied.
/// </summary>
public sealed class DafFile
{
    internal const int RecordBytes = 1024;
    internal const int RecordWords = RecordBytes / sizeof(double);
    internal const string CopyAgain = "copy or make the file again, as binary";

    // The control characters that a transfer as text damages (DAF Required Reading, "File transfer errors").
    internal static readonly ImmutableArray<byte> TransferCheck =
    [
        .. "FTPSTR:\r:\n:\r\n:\r\0:"u8,
        0x81,
        .. ":"u8,
        0x10,
        0xCE,
        .. ":ENDFTP"u8,
    ];

    private DafFile(string path, KernelWords store, DafFileRecord header, string comment)
    {
        Path = path;
        Store = store;
        Header = header;
        Comment = comment;
    }

    /// <summary>The file that was read.</summary>
    public string Path { get; }

    /// <summary>The identification word, such as <c>DAF/SPK</c>.</summary>
    public string Identification => Header.Identification;

    /// <summary>The internal file name.</summary>
    public string InternalName => Header.InternalName;

    /// <summary>Text of the comment area, lines ended by '\n'; empty when there is none.</summary>
    public string Comment { get; }

    /// <summary>The arrays in the order in which they stand in the file; the last has the highest priority in SPICE.</summary>
    public ImmutableArray<DafArray> Arrays { get; private init; } = [];

    /// <summary>The words, for evaluators of this assembly.</summary>
    internal KernelWords Store { get; }

    /// <summary>The file record.</summary>
    internal DafFileRecord Header { get; }

    /// <summary>Opens a file; its arrays are read when they are asked for.</summary>
    /// <exception cref="DataFileException">The file is missing, truncated, damaged, or not a DAF.</exception>
    public static DafFile Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var words = KernelWords.Map(path, out var tooLarge);
            if (tooLarge)
                throw new DataFileException(path, "larger than the 16 GiB that a DAF can address", CopyAgain);
            return Parse(path, words);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(
                path,
                "no such file",
                "check the path, or restore the file from the repository"
            );
        }
        catch (Exception error)
            when (error is UnauthorizedAccessException or (IOException and not DataFileException) or ArgumentException)
        {
            throw new DataFileException(path, $"cannot be read: {error.Message}", "check the path and its permissions");
        }
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="path">Name to use in errors.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="DataFileException">The bytes are truncated, damaged, or not a DAF.</exception>
    public static DafFile Parse(string path, ReadOnlySpan<byte> bytes) => Parse(path, KernelWords.Copy(bytes));

    /// <summary>A copy of the words of an array.</summary>
    public double[] Read(DafArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var words = Store.Slice(array.First, array.Length).ToArray();
        GC.KeepAlive(this);
        return words;
    }

    private static DafFile Parse(string path, KernelWords words)
    {
        if (words.ByteLength < RecordBytes)
            throw new DataFileException(
                path,
                $"truncated: expected at least 1024 bytes, found {words.ByteLength}",
                CopyAgain
            );
        var header = DafFileRecord.Read(path, words.Bytes(0, RecordWords));
        var expected = (header.FirstFree - 1L) * sizeof(double);
        if (header.FirstFree < 1 || header.FirstSummary < 0 || words.ByteLength < expected)
            throw new DataFileException(
                path,
                $"truncated: expected {expected} bytes, found {words.ByteLength}",
                CopyAgain
            );
        var comment = header.FirstSummary < 2 ? "" : CommentText(words, header.FirstSummary);
        var arrays = DafSummaries.Read(path, words, header);
        var store = header.BigEndian == BitConverter.IsLittleEndian ? words.Reversed() : words;
        GC.KeepAlive(words);
        return new(path, store, header, comment) { Arrays = arrays };
    }

    private static string CommentText(KernelWords words, int firstSummary)
    {
        // 1000 characters a record, lines ended by NUL, the text by EOT.
        var text = new StringBuilder();
        for (var record = 1; record < firstSummary - 1 && (record + 1L) * RecordWords <= words.Length; record++)
        {
            foreach (var character in words.Bytes(record * RecordWords, RecordWords)[..1000])
            {
                if (character == 4)
                    return text.ToString();
                text.Append(character == 0 ? '\n' : (char)character);
            }
        }
        return text.ToString();
    }
}
