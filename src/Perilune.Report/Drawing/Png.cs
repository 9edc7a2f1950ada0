using System.Buffers.Binary;
using System.IO.Compression;

namespace Perilune.Report.Drawing;

/// <summary>Pictures of 8 bits as portable network graphics (ISO/IEC 15948): one image chunk, each row filtered by its difference upward.</summary>
internal static class Png
{
    /// <summary>A grey picture, rows from the top.</summary>
    public static byte[] Grey(int columns, int rows, ReadOnlySpan<byte> levels) => Write(columns, rows, 0, 1, levels);

    /// <summary>A picture in colour, sRGB: red, green, blue by pixels, rows from the top.</summary>
    public static byte[] Colour(int columns, int rows, ReadOnlySpan<byte> levels) => Write(columns, rows, 2, 3, levels);

    private static byte[] Write(int columns, int rows, byte colourType, int channels, ReadOnlySpan<byte> levels)
    {
        if (levels.Length != columns * rows * channels)
            throw new ArgumentException($"{levels.Length} levels for {columns} x {rows}", nameof(levels));
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, columns);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), rows);
        (header[8], header[9]) = (8, colourType);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compress(columns * channels, rows, levels));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(int width, int rows, ReadOnlySpan<byte> levels)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[width + 1];
            row[0] = 2; // filter "up"
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < width; c++)
                {
                    var above = r == 0 ? (byte)0 : levels[(r - 1) * width + c];
                    row[c + 1] = unchecked((byte)(levels[r * width + c] - above));
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
