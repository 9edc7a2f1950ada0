using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>
/// The directories of a TIFF or BigTIFF file (Adobe, TIFF 6.0, 1992, section 2; BigTIFF as libtiff documents it): tags with their
/// values, read by offset.
/// </summary>
internal sealed class TiffFile : IDisposable
{
    private const string Mend = "fetch it again: it was cut or damaged";
    private const int MostDirectories = 64;
    private const int MostEntries = 4096;
    private const long LongestValue = 1L << 30;

    private readonly SafeFileHandle file;
    private readonly List<Dictionary<int, (int Type, long Count, byte[] Inline)>> directories = [];
    private readonly bool isBig;

    public TiffFile(string path)
    {
        Path = path;
        file = File.OpenHandle(path);
        Length = RandomAccess.GetLength(file);
        var header = Bytes(0, 16, "the header");
        IsBigEndian = header[0] == 'M';
        isBig = U16(header.AsSpan(2)) == 43;
        if (isBig && U16(header.AsSpan(4)) != 8)
            throw Damaged("its BigTIFF header gives offsets of another size than 8 bytes");
        var next = isBig ? (long)U64(header.AsSpan(8)) : U32(header.AsSpan(4));
        var seen = new HashSet<long>();
        while (next != 0 && directories.Count < MostDirectories && seen.Add(next))
            next = ReadDirectory(next);
        if (directories.Count == 0)
            throw Damaged("it has no directory");
    }

    public string Path { get; }

    public long Length { get; }

    public bool IsBigEndian { get; }

    public int Directories => directories.Count;

    public static bool IsTiff(ReadOnlySpan<byte> start) =>
        start.StartsWith("II*\0"u8)
        || start.StartsWith("MM\0*"u8)
        || start.StartsWith("II+\0"u8)
        || start.StartsWith("MM\0+"u8);

    public bool Has(int directory, int tag) => directories[directory].ContainsKey(tag);

    /// <summary>Whole numbers of a tag; empty where it is missing.</summary>
    public long[] Integers(int directory, int tag)
    {
        if (Value(directory, tag) is not var (type, bytes) || type == 0)
            return [];
        var size = SizeOf(type);
        var values = new long[bytes.Length / size];
        for (var i = 0; i < values.Length; i++)
        {
            var s = bytes.AsSpan(i * size);
            values[i] = type switch
            {
                1 or 6 or 7 => s[0],
                3 or 8 => U16(s),
                4 or 9 or 13 => U32(s),
                16 or 17 or 18 => (long)U64(s),
                _ => throw Damaged($"tag {tag} has numbers of type {type}"),
            };
        }
        return values;
    }

    /// <summary>A whole number of a tag, or what stands in for it.</summary>
    public long Integer(int directory, int tag, long missing) =>
        Integers(directory, tag) is [var value, ..] ? value : missing;

    /// <summary>Real numbers of a tag; empty where it is missing.</summary>
    public double[] Doubles(int directory, int tag)
    {
        if (Value(directory, tag) is not var (type, bytes) || type == 0)
            return [];
        if (type != 12)
            throw Damaged($"tag {tag} has numbers of type {type} instead of double");
        var values = new double[bytes.Length / 8];
        new SampleFormat(SampleKind.Float, 64, IsBigEndian).Decode(bytes, values);
        return values;
    }

    /// <summary>Text of a tag; empty where it is missing.</summary>
    public string Text(int directory, int tag) =>
        Value(directory, tag) is { Type: 2 } value ? Encoding.UTF8.GetString(value.Bytes).TrimEnd('\0', ' ') : "";

    /// <summary>Bytes of the file.</summary>
    public byte[] Bytes(long offset, long count, string what)
    {
        if (offset < 0 || count < 0 || count > LongestValue || offset + count > Length)
        {
            // A header of less than 16 bytes is a file of its own smallness.
            throw Damaged($"{what} would reach to byte {offset + count}, but the file has {Length}");
        }
        var bytes = new byte[count];
        if (RandomAccess.Read(file, bytes, offset) != count)
            throw Damaged($"{what} ends early");
        return bytes;
    }

    public DataFileException Damaged(string problem) => new(Path, problem, Mend);

    public void Dispose() => file.Dispose();

    private long ReadDirectory(long offset)
    {
        var (countSize, entrySize, inline) = isBig ? (8, 20, 8) : (2, 12, 4);
        var head = Bytes(offset, countSize, "a directory");
        var count = isBig ? (long)U64(head) : U16(head);
        if (count is 0 or > MostEntries)
            throw Damaged($"the directory at byte {offset} has {count} entries");
        var body = Bytes(offset + countSize, count * entrySize + inline, "a directory");
        var tags = new Dictionary<int, (int, long, byte[])>();
        for (var i = 0; i < count; i++)
        {
            var entry = body.AsSpan(i * entrySize, entrySize);
            tags[U16(entry)] = (
                U16(entry[2..]),
                isBig ? (long)U64(entry[4..]) : U32(entry[4..]),
                entry[^inline..].ToArray()
            );
        }
        directories.Add(tags);
        var next = body.AsSpan((int)(count * entrySize));
        return isBig ? (long)U64(next) : U32(next);
    }

    private (int Type, byte[] Bytes)? Value(int directory, int tag)
    {
        if (!directories[directory].TryGetValue(tag, out var entry))
            return null;
        var length = entry.Count * SizeOf(entry.Type);
        if (length < 0 || length > LongestValue)
            throw Damaged($"tag {tag} has {entry.Count} values");
        if (length <= entry.Inline.Length)
            return (entry.Type, entry.Inline[..(int)length]);
        var at = isBig ? (long)U64(entry.Inline) : U32(entry.Inline);
        return (entry.Type, Bytes(at, length, $"tag {tag}"));
    }

    private static int SizeOf(int type) =>
        type switch
        {
            3 or 8 => 2,
            4 or 9 or 11 or 13 => 4,
            5 or 10 or 12 or 16 or 17 or 18 => 8,
            _ => 1,
        };

    private ushort U16(ReadOnlySpan<byte> s) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(s) : BinaryPrimitives.ReadUInt16LittleEndian(s);

    private uint U32(ReadOnlySpan<byte> s) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(s) : BinaryPrimitives.ReadUInt32LittleEndian(s);

    private ulong U64(ReadOnlySpan<byte> s) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(s) : BinaryPrimitives.ReadUInt64LittleEndian(s);
}
