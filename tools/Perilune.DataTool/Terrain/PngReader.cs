using System.Buffers.Binary;
using System.IO.Compression;

namespace Perilune.DataTool.Terrain;

/// <summary>
/// Reads the one kind of PNG that carries a source product: 8-bit RGB, not interlaced (W3C, "Portable Network Graphics
/// Specification", second edition, sections 5, 9 and 10). Anything else is refused by name.
/// </summary>
internal static class PngReader
{
    private const int BytesPerPixel = 3;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Width, height, and the bytes R, G, B of each pixel by rows.</summary>
    /// <exception cref="InvalidDataException">Not such a PNG.</exception>
    public static (int Width, int Height, byte[] Pixels) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 33 || !bytes.AsSpan(0, 8).SequenceEqual(Signature))
            throw new InvalidDataException($"{path}: expected a PNG signature, found another file");
        int width = 0,
            height = 0;
        using var compressed = new MemoryStream();
        var position = 8;
        while (position + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(position));
            var type = bytes.AsSpan(position + 4, 4);
            if (length < 0 || position + 12 + (long)length > bytes.Length)
                throw new InvalidDataException(
                    $"{path}: expected a chunk of {length} bytes, found the end of the file"
                );
            var data = bytes.AsSpan(position + 8, length);
            if (type.SequenceEqual("IHDR"u8))
            {
                width = BinaryPrimitives.ReadInt32BigEndian(data);
                height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                // Bit depth 8, colour type 2 (RGB), deflate, adaptive filters, no interlace.
                if (!data[8..13].SequenceEqual<byte>([8, 2, 0, 0, 0]))
                {
                    throw new InvalidDataException(
                        $"{path}: expected 8-bit RGB without interlace, found {Convert.ToHexString(data[8..13])}"
                    );
                }
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                compressed.Write(data);
            }
            position += 12 + length;
        }
        compressed.Position = 0;
        return (width, height, Unfilter(compressed, width, height));
    }

    private static byte[] Unfilter(Stream compressed, int width, int height)
    {
        using var inflate = new ZLibStream(compressed, CompressionMode.Decompress);
        var stride = width * BytesPerPixel;
        var pixels = new byte[stride * height];
        for (var row = 0; row < height; row++)
        {
            var filter = inflate.ReadByte();
            var current = pixels.AsSpan(row * stride, stride);
            inflate.ReadExactly(current);
            var above = row == 0 ? new byte[stride] : pixels.AsSpan((row - 1) * stride, stride);
            for (var i = 0; i < stride; i++)
            {
                int left = i < BytesPerPixel ? 0 : current[i - BytesPerPixel];
                int aboveLeft = i < BytesPerPixel ? 0 : above[i - BytesPerPixel];
                current[i] += (byte)(
                    filter switch
                    {
                        0 => 0,
                        1 => left,
                        2 => above[i],
                        3 => (left + above[i]) / 2,
                        4 => Paeth(left, above[i], aboveLeft),
                        _ => throw new InvalidDataException($"unknown PNG filter {filter} in row {row}"),
                    }
                );
            }
        }
        return pixels;
    }

    private static int Paeth(int left, int above, int aboveLeft)
    {
        var estimate = left + above - aboveLeft;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - aboveLeft));
        return a <= b && a <= c ? left
            : b <= c ? above
            : aboveLeft;
    }
}
