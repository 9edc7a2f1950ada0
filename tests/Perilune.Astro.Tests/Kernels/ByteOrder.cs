namespace Perilune.Astro.Tests.Kernels;

/// <summary>A DAF of the other byte order.</summary>
internal static class ByteOrder
{
    /// <summary>Little endian to big endian: numbers are turned, characters are not.</summary>
    public static byte[] Reversed(byte[] little)
    {
        var bytes = (byte[])little.Clone();
        var doubles = BitConverter.ToInt32(bytes, 8);
        var integers = BitConverter.ToInt32(bytes, 12);
        var first = BitConverter.ToInt32(bytes, 76);
        var free = BitConverter.ToInt32(bytes, 84);
        var size = doubles + (integers + 1) / 2;
        var record = (first - 1) * 1024;
        var count = (int)BitConverter.ToDouble(bytes, record + 16);
        for (var i = 0; i < 3; i++)
            Array.Reverse(bytes, record + 8 * i, 8);
        for (var i = 0; i < count; i++)
        {
            var at = record + 24 + 8 * size * i;
            for (var k = 0; k < doubles; k++)
                Array.Reverse(bytes, at + 8 * k, 8);
            for (var k = 0; k < integers; k++)
                Array.Reverse(bytes, at + 8 * doubles + 4 * k, 4);
        }
        for (var at = record + 2048; at < 8 * (free - 1); at += 8)
            Array.Reverse(bytes, at, 8);
        foreach (var at in new[] { 8, 12, 76, 80, 84 })
            Array.Reverse(bytes, at, 4);
        "BIG-IEEE"u8.CopyTo(bytes.AsSpan(88));
        return bytes;
    }
}
