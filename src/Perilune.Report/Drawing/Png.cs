using System.Buffers.Binary;
using System.IO.Compression;

namespace Perilune.Report.Drawing;

/// <summary>Grey pictures as portable network graphics (ISO/IEC 15948): one image chunk, each row filtered by its difference upward.</summary>
internal static class Png
{
    /// <summary>A grey picture of 8 bits, rows from the top.</summary>
    public static byte[] Grey(int columns, int rows, ReadOnlySpan<byte> levels)
    {
        if (levels.Length != columns * rows)
            throw new ArgumentException($"{levels.Length} levels for {columns} x {rows}", nameof(levels));
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, columns);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), rows);
        header[8] = 8; // bits; colour type 0 is grey
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compress(columns, rows, levels));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(int columns, int rows, ReadOnlySpan<byte> levels)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[columns + 1];
            row[0] = 2; // filter "up"
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                {
                    var above = r == 0 ? (byte)0 : levels[(r - 1) * columns + c];
                    row[c + 1] = unchecked((byte)(levels[r * columns + c] - above));
                }

                deflate.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Check(Check(uint.MaxValue, name), data));
        file.Write(number);
    }

    // Cyclic redundancy check of ISO 3309, polynomial EDB88320 reflected.
    private static uint Check(uint check, ReadOnlySpan<byte> data)
    {
        foreach (var octet in data)
        {
            check ^= octet;
            for (var bit = 0; bit < 8; bit++)
                check = (check >> 1) ^ (0xEDB88320 & (0 - (check & 1)));
        }

        return check;
    }
}
