using System.Buffers.Binary;
using System.Security.Cryptography;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography;

/// <summary>
/// The terrain file of <c>data/terrain</c>: a little-endian header of 112 bytes and heights as integer counts in
/// <see cref="RiceCode"/>. Offsets: 0 "PERITERR"; 8 version (int32, 1); 12 projection (int32, <see cref="GridProjection"/>);
/// 16 columns, 20 rows (int32); 24 X of column 0, 32 Y of row 0, 40 step (double, m or rad); 48 height of count 0,
/// 56 metres a count (double); 64 bytes of code (int64); 72 SHA-256 of bytes 0 to 71 and the code; 104 eight zero bytes.
/// </summary>
public static class TerrainFile
{
    /// <summary>Ending of a terrain file's name.</summary>
    public const string Extension = ".terrain";

    private const int HeaderLength = 112;
    private const int HashedHeaderLength = 72;
    private const int Version = 1;
    private const int LargestSide = 20_000;

    internal static ReadOnlySpan<byte> Magic => "PERITERR"u8;

    /// <summary>
    /// Reads a grid of this file or of a <see cref="TiledTerrainFile"/>; its name is the file's without the ending.
    /// </summary>
    /// <exception cref="DataFileException">No such file, or not a whole and undamaged terrain file: names the file, what
    /// was expected, what was found, and the mend.</exception>
    public static TerrainGrid Read(string path)
    {
        if (!File.Exists(path))
            throw Damaged(path, "a terrain grid", "no such file");
        if (VersionOf(path) == TiledTerrainFile.Version)
            return TiledTerrainFile.Read(path);
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeaderLength)
            throw Damaged(path, $"a header of {HeaderLength} bytes", $"{bytes.Length} bytes");
        var header = bytes.AsSpan(0, HeaderLength);
        if (!header[..8].SequenceEqual(Magic))
            throw Damaged(path, "a terrain file that begins with 'PERITERR'", Convert.ToHexString(header[..8]));
        var version = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (version != Version)
            throw Damaged(path, $"version {Version}", $"version {version}");
        var length = BinaryPrimitives.ReadInt64LittleEndian(header[64..]);
        if (length != bytes.Length - HeaderLength)
        {
            throw Damaged(
                path,
                $"{HeaderLength} + {length} bytes, as its header says",
                $"{HeaderLength} + {bytes.Length - HeaderLength} bytes"
            );
        }
        var code = bytes.AsSpan(HeaderLength);
        var expected = header[HashedHeaderLength..(HashedHeaderLength + 32)];
        Span<byte> found = stackalloc byte[32];
        Hash(header[..HashedHeaderLength], code, found);
        if (!found.SequenceEqual(expected))
        {
            throw Damaged(
                path,
                $"SHA-256 {Convert.ToHexStringLower(expected)}",
                $"SHA-256 {Convert.ToHexStringLower(found)}"
            );
        }
        var projection = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        var columns = BinaryPrimitives.ReadInt32LittleEndian(header[16..]);
        var rows = BinaryPrimitives.ReadInt32LittleEndian(header[20..]);
        if (
            !Enum.IsDefined((GridProjection)projection)
            || columns is < 2 or > LargestSide
            || rows is < 2 or > LargestSide
        )
            throw Damaged(path, "a known projection and 2 to 20000 cells a side", $"{projection}, {columns} x {rows}");
        return new(
            Path.GetFileNameWithoutExtension(path),
            (GridProjection)projection,
            columns,
            rows,
            BinaryPrimitives.ReadDoubleLittleEndian(header[24..]),
            BinaryPrimitives.ReadDoubleLittleEndian(header[32..]),
            BinaryPrimitives.ReadDoubleLittleEndian(header[40..]),
            Heights(path, header, code, columns, rows)
        );
    }

    /// <summary>Height of count 0 and metres a count of a file that could be read.</summary>
    internal static (double Offset, double Resolution) Counts(string path)
    {
        Span<byte> start = stackalloc byte[64];
        using var file = File.OpenRead(path);
        file.ReadExactly(start);
        return (
            BinaryPrimitives.ReadDoubleLittleEndian(start[48..]),
            BinaryPrimitives.ReadDoubleLittleEndian(start[56..])
        );
    }

    /// <summary>
    /// The bytes of a terrain file. Heights are rounded to the nearest count, so they change by at most half of
    /// <paramref name="resolution"/>.
    /// </summary>
    /// <param name="grid">The grid.</param>
    /// <param name="offset">Height of count 0, m.</param>
    /// <param name="resolution">Metres a count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A resolution not above 0.</exception>
    /// <exception cref="ArgumentException">Cells that are not square.</exception>
    /// <exception cref="OverflowException">A height beyond 2^31 counts, or a cell without one.</exception>
    public static byte[] Encode(TerrainGrid grid, double offset, double resolution)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolution);
        if (grid.RowStep != grid.Step)
            throw new ArgumentException($"the cells of '{grid.Name}' are not square; write it in tiles", nameof(grid));
        var counts = new int[grid.Heights.Length];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = checked((int)Math.Round((grid.Heights[i] - offset) / resolution));
        var code = RiceCode.Encode(counts, grid.Columns);
        var bytes = new byte[HeaderLength + code.Length];
        var header = bytes.AsSpan(0, HeaderLength);
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], (int)grid.Projection);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], grid.Columns);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], grid.Rows);
        BinaryPrimitives.WriteDoubleLittleEndian(header[24..], grid.X);
        BinaryPrimitives.WriteDoubleLittleEndian(header[32..], grid.Y);
        BinaryPrimitives.WriteDoubleLittleEndian(header[40..], grid.Step);
        BinaryPrimitives.WriteDoubleLittleEndian(header[48..], offset);
        BinaryPrimitives.WriteDoubleLittleEndian(header[56..], resolution);
        BinaryPrimitives.WriteInt64LittleEndian(header[64..], code.Length);
        code.CopyTo(bytes, HeaderLength);
        Hash(header[..HashedHeaderLength], code, header[HashedHeaderLength..]);
        return bytes;
    }

    private static int VersionOf(string path)
    {
        Span<byte> start = stackalloc byte[12];
        using var file = File.OpenRead(path);
        return
            file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start[..8].SequenceEqual(Magic)
            ? BinaryPrimitives.ReadInt32LittleEndian(start[8..])
            : 0;
    }

    private static float[] Heights(
        string path,
        ReadOnlySpan<byte> header,
        ReadOnlySpan<byte> code,
        int columns,
        int rows
    )
    {
        var offset = BinaryPrimitives.ReadDoubleLittleEndian(header[48..]);
        var resolution = BinaryPrimitives.ReadDoubleLittleEndian(header[56..]);
        int[] counts;
        try
        {
            counts = RiceCode.Decode(code, columns, rows);
        }
        catch (EndOfStreamException)
        {
            throw Damaged(path, $"{columns} x {rows} heights", "a code that ends before them");
        }
        var heights = new float[counts.Length];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = (float)(offset + counts[i] * resolution);
        return heights;
    }

    private static void Hash(ReadOnlySpan<byte> header, ReadOnlySpan<byte> code, Span<byte> destination)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(code);
        hash.GetHashAndReset(destination);
    }

    private static DataFileException Damaged(string path, string expected, string found) =>
        new(
            path,
            $"expected {expected}, found {found}",
            "restore it from the repository or make it again with tools/Perilune.DataTool"
        );
}
