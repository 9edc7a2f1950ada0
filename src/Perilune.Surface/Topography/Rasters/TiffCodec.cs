using System.IO.Compression;
using Perilune.Astro.Kernels;

namespace Perilune.Surface.Topography.Rasters;

/// <summary>
/// Undoes the compression and the prediction of a strip or tile (TIFF 6.0, sections 13 and 14; Adobe, TIFF Technical Note 3,
/// 2005, for predictor 3).
/// </summary>
internal static class TiffCodec
{
    public const int None = 1;
    public const int Lzw = 5;
    public const int Deflate = 8;
    public const int OldDeflate = 32946;

    public static bool Knows(long compression) => compression is None or Lzw or Deflate or OldDeflate;

    /// <summary>The bytes of a strip or tile; null where the code ends before they are full.</summary>
    public static byte[]? Expand(byte[] code, long compression, int length)
    {
        if (compression == None)
            return code.Length >= length ? code : null;
        var bytes = new byte[length];
        if (compression == Lzw)
            return ExpandLzw(code, bytes) ? bytes : null;
        try
        {
            using var stream = new ZLibStream(new MemoryStream(code), CompressionMode.Decompress);
            return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Undoes the prediction of one row in place; afterwards its numbers stand in the byte order given.</summary>
    public static void Unpredict(Span<byte> row, long predictor, SampleFormat format, byte[] scratch)
    {
        if (predictor == 2)
            Accumulate(row, format);
        else if (predictor == 3)
            JoinBytes(row, format, scratch);
    }

    private static void Accumulate(Span<byte> row, SampleFormat format)
    {
        var size = format.Bytes;
        for (var i = size; i + size <= row.Length; i += size)
        {
            // Addition of whole numbers byte by byte, from the least significant.
            var carry = 0;
            for (var b = 0; b < size; b++)
            {
                var at = format.IsBigEndian ? size - 1 - b : b;
                carry += row[i + at] + row[i - size + at];
                row[i + at] = (byte)carry;
                carry >>= 8;
            }
        }
    }

    private static void JoinBytes(Span<byte> row, SampleFormat format, byte[] scratch)
    {
        for (var i = 1; i < row.Length; i++)
            row[i] += row[i - 1];
        // All most significant bytes stand first, then the next ones.
        var size = format.Bytes;
        var count = row.Length / size;
        row.CopyTo(scratch);
        for (var i = 0; i < count; i++)
        for (var b = 0; b < size; b++)
            row[i * size + (format.IsBigEndian ? b : size - 1 - b)] = scratch[b * count + i];
    }

    private static bool ExpandLzw(byte[] code, byte[] bytes)
    {
        const int clear = 256;
        const int end = 257;
        const int most = 4096;
        var prefix = new int[most];
        var suffix = new byte[most];
        var lengths = new int[most];
        for (var i = 0; i < 256; i++)
            (suffix[i], lengths[i]) = ((byte)i, 1);
        int next = end + 1,
            width = 9,
            previous = -1,
            written = 0,
            available = 0,
            position = 0;
        uint buffer = 0;
        while (written < bytes.Length)
        {
            while (available < width)
            {
                if (position == code.Length)
                    return false;
                buffer = (buffer << 8) | code[position++];
                available += 8;
            }
            var symbol = (int)((buffer >> (available - width)) & ((1u << width) - 1));
            available -= width;
            if (symbol == end)
                return false;
            if (symbol == clear)
            {
                (next, width, previous) = (end + 1, 9, -1);
                continue;
            }
            if (symbol > next || (symbol == next && previous < 0) || (previous < 0 && symbol > 255))
                return false;
            // The one symbol that is used before it stands in the table is its predecessor and that one's first byte.
            var known = symbol < next ? symbol : previous;
            var length = lengths[known];
            var total = symbol < next ? length : length + 1;
            var s = known;
            byte first = 0;
            for (var i = length - 1; i >= 0; i--)
            {
                first = suffix[s];
                if (written + i < bytes.Length)
                    bytes[written + i] = first;
                s = prefix[s];
            }
            if (total > length && written + length < bytes.Length)
                bytes[written + length] = first;
            written += total;
            if (previous >= 0 && next < most)
            {
                (prefix[next], suffix[next], lengths[next]) = (previous, first, lengths[previous] + 1);
                next++;
            }
            previous = symbol;
            // The width grows one symbol early, as TIFF has it.
            width =
                next >= 2047 ? 12
                : next >= 1023 ? 11
                : next >= 511 ? 10
                : 9;
        }
        return true;
    }
}
