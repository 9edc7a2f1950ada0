using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Perilune.Astro.Kernels;

/// <summary>
/// A double-precision array file (DAF), the container of SPK and binary PCK kernels, of either byte order, loaded whole
/// and immutable (NAIF, "DAF Required Reading").
/// </summary>
public sealed class DafFile
{
    private const int RecordBytes = 1024;
    private const int RecordWords = RecordBytes / sizeof(double);
    private const string CopyAgain = "copy or make the file again, as binary";

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

    private readonly double[] words;

    private DafFile(string path, string identification, string internalName, double[] words, string comment)
    {
        Path = path;
        Identification = identification;
        InternalName = internalName;
        Comment = comment;
        this.words = words;
        Store = new(words);
    }

    /// <summary>The file that was read.</summary>
    public string Path { get; }

    /// <summary>The identification word, such as <c>DAF/SPK</c>.</summary>
    public string Identification { get; }

    /// <summary>The internal file name.</summary>
    public string InternalName { get; }

    /// <summary>Text of the comment area, lines ended by '\n'; empty when there is none.</summary>
    public string Comment { get; }

    /// <summary>The arrays in the order in which they stand in the file; the last has the highest priority in SPICE.</summary>
    public ImmutableArray<DafArray> Arrays { get; private init; } = [];

    /// <summary>All words of the file as doubles in this machine's byte order.</summary>
    public ReadOnlySpan<double> Words => words;

    /// <summary>The word store itself, for evaluators of this assembly, which never write to it.</summary>
    internal KernelWords Store { get; }

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="DataFileException">The file is missing, truncated, damaged, or not a DAF.</exception>
    public static DafFile Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(
                path,
                "no such file",
                "check the path, or restore the file from the repository"
            );
        }
        return Parse(path, bytes);
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="path">Name to use in errors.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="DataFileException">The bytes are truncated, damaged, or not a DAF.</exception>
    public static DafFile Parse(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length < RecordBytes)
            throw new DataFileException(
                path,
                $"truncated: expected at least 1024 bytes, found {bytes.Length}",
                CopyAgain
            );
        var identification = Text(bytes, 0, 8);
        if (!identification.StartsWith("DAF/", StringComparison.Ordinal) && identification != "NAIF/DAF")
            throw new DataFileException(
                path,
                $"not a DAF: begins with '{identification}'",
                "give an SPK or binary PCK file"
            );
        var order = ByteOrder(path, bytes);
        CheckTransfer(path, bytes);

        var doubles = order.Int32(8);
        var integers = order.Int32(12);
        var firstSummary = order.Int32(76);
        var free = order.Int32(84);
        if (doubles is < 0 or > 124 || integers is < 2 or > 250 || doubles + (integers + 1) / 2 > 125)
            throw new DataFileException(path, $"damaged: {doubles} and {integers} summary components", CopyAgain);
        var expected = (free - 1L) * sizeof(double);
        if (free < 1 || firstSummary < 0 || bytes.Length < expected)
            throw new DataFileException(path, $"truncated: expected {expected} bytes, found {bytes.Length}", CopyAgain);

        var store = new double[bytes.Length / sizeof(double)];
        for (var i = 0; i < store.Length; i++)
            store[i] = order.Double(i * sizeof(double));
        var comment = firstSummary < 2 ? "" : CommentText(bytes, firstSummary);
        return new(path, identification, Text(bytes, 16, 60), store, comment)
        {
            Arrays = ReadArrays(path, order, store.Length, firstSummary, doubles, integers),
        };
    }

    private static ImmutableArray<DafArray> ReadArrays(
        string path,
        OrderedBytes bytes,
        int wordCount,
        int firstSummary,
        int doubles,
        int integers
    )
    {
        var summaryBytes = (doubles + (integers + 1) / 2) * sizeof(double);
        var arrays = ImmutableArray.CreateBuilder<DafArray>();
        var visited = new HashSet<int>();
        for (var record = firstSummary; record != 0; )
        {
            var start = (record - 1L) * RecordBytes;
            if (record < 1 || start + 2 * RecordBytes > bytes.Length || !visited.Add(record))
                throw new DataFileException(path, $"damaged: summary record {record} is not in the file", CopyAgain);
            var at = (int)start;
            var count = bytes.Double(at + 16);
            if (!(count >= 0 && count * summaryBytes <= RecordBytes - 24))
                throw new DataFileException(
                    path,
                    $"damaged: summary record {record} has {count:R} summaries",
                    CopyAgain
                );
            for (var i = 0; i < (int)count; i++)
            {
                var summary = at + 24 + i * summaryBytes;
                var epochs = new double[doubles];
                for (var k = 0; k < doubles; k++)
                    epochs[k] = bytes.Double(summary + k * sizeof(double));
                var codes = new int[integers];
                for (var k = 0; k < integers; k++)
                    codes[k] = bytes.Int32(summary + doubles * sizeof(double) + k * sizeof(int));
                var name = bytes.Text(at + RecordBytes + i * summaryBytes, summaryBytes);
                var first = codes[^2];
                var last = codes[^1];
                if (first < 1 || last < first - 1 || last > wordCount)
                {
                    throw new DataFileException(
                        path,
                        $"truncated or damaged: array '{name}' needs words {first} to {last}, found {wordCount}",
                        CopyAgain
                    );
                }
                arrays.Add(new(name, [.. epochs], [.. codes.AsSpan(0, integers - 2)], first - 1, last - first + 1));
            }
            record = (int)bytes.Double(at);
        }
        return arrays.ToImmutable();
    }

    private static OrderedBytes ByteOrder(string path, byte[] bytes)
    {
        // Files from before the binary-format word are told by ND, which is small in the right order.
        var bigEndian = Text(bytes, 88, 8) switch
        {
            "LTL-IEEE" => false,
            "BIG-IEEE" => true,
            _ when BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) < 125 => false,
            _ when BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)) < 125 => true,
            var other => throw new DataFileException(path, $"damaged: binary format '{other}'", CopyAgain),
        };
        return new(bytes, bigEndian);
    }

    private static void CheckTransfer(string path, byte[] bytes)
    {
        var reserved = bytes.AsSpan(500, RecordBytes - 500);
        var at = reserved.IndexOf("FTPSTR"u8);
        if (at >= 0 && !reserved[at..].StartsWith(TransferCheck.AsSpan()))
            throw new DataFileException(path, "damaged by a transfer as text", CopyAgain);
    }

    private static string CommentText(byte[] bytes, int firstSummary)
    {
        // 1000 characters a record, lines ended by NUL, the text by EOT.
        var text = new StringBuilder();
        for (var record = 1; record < firstSummary - 1 && (record + 1) * RecordBytes <= bytes.Length; record++)
        {
            foreach (var character in bytes.AsSpan(record * RecordBytes, 1000))
            {
                if (character == 4)
                    return text.ToString();
                text.Append(character == 0 ? '\n' : (char)character);
            }
        }
        return text.ToString();
    }

    private static string Text(byte[] bytes, int start, int length) =>
        Encoding.Latin1.GetString(bytes, start, length).TrimEnd(' ', '\0');

    private readonly struct OrderedBytes(byte[] bytes, bool bigEndian)
    {
        public int Length => bytes.Length;

        public int Int32(int at) =>
            bigEndian
                ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at))
                : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

        public double Double(int at) =>
            bigEndian
                ? BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(at))
                : BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(at));

        public string Text(int at, int length) => DafFile.Text(bytes, at, length);
    }
}
