using Perilune.Numerics.Randomness;

namespace Perilune.Astro.Tests.Kernels;

/// <summary>Damages bytes in the ways that files are damaged, and in those that parsers fear.</summary>
internal sealed class Mutator(long seed, byte[] original)
{
    private static readonly double[] Doubles =
    [
        0,
        -0.0,
        1,
        -1,
        2,
        0.5,
        17,
        1e300,
        -1e300,
        double.MaxValue,
        double.Epsilon,
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
        int.MaxValue,
        int.MinValue,
        4294967296,
        9007199254740992,
        1e15,
        100,
        1000,
        1400,
        1800,
    ];

    private static readonly int[] Integers =
    [
        0,
        1,
        -1,
        2,
        3,
        5,
        127,
        128,
        255,
        65536,
        int.MaxValue,
        int.MinValue,
        18,
        19,
    ];

    // Most of a small kernel is filling: damage is done where something stands.
    private readonly int[] places =
    [
        .. Enumerable
            .Range(0, original.Length)
            .Where(i => original[i] is not (0 or 32) || (i > 0 && original[i - 1] is not (0 or 32))),
    ];

    private readonly CounterRandom random = new(seed, "kernel fuzzing");

    /// <summary>The next damaged copy.</summary>
    public byte[] Next()
    {
        var bytes = (byte[])original.Clone();
        var count = 1 + Below(4);
        for (var i = 0; i < count; i++)
            bytes = Damage(bytes);
        return bytes;
    }

    private int Below(int bound) => (int)(random.Uniform() * bound);

    private byte[] Damage(byte[] bytes)
    {
        if (bytes.Length < 16)
            return bytes;
        var at = Math.Min(places[Below(places.Length)], bytes.Length - 16);
        var word = at / 8 * 8;
        switch (Below(12))
        {
            case 0:
                bytes[at] ^= (byte)(1 << Below(8));
                break;
            case 1:
                bytes[at] = (byte)Below(256);
                break;
            case 2:
                bytes[at] = (byte)(original[places[Below(places.Length)]]);
                break;
            case 3 or 4 or 5:
                BitConverter.TryWriteBytes(bytes.AsSpan(word), Doubles[Below(Doubles.Length)]);
                break;
            case 6:
                BitConverter.TryWriteBytes(bytes.AsSpan(at / 4 * 4), Integers[Below(Integers.Length)]);
                break;
            case 7:
                BitConverter.TryWriteBytes(
                    bytes.AsSpan(at / 4 * 4),
                    BitConverter.ToInt32(bytes, at / 4 * 4) + Below(5) - 2
                );
                break;
            case 8:
                var from = Math.Min(places[Below(places.Length)], bytes.Length - 16) / 8 * 8;
                bytes.AsSpan(from, 8).CopyTo(bytes.AsSpan(word));
                break;
            case 9:
                BitConverter.TryWriteBytes(
                    bytes.AsSpan(word),
                    BitConverter.ToDouble(bytes, word) * (Below(2) == 0 ? -1 : 1e3)
                );
                break;
            case 10:
                Array.Reverse(bytes, word, 8);
                break;
            default:
                return Below(8) == 0 ? bytes[..Below(bytes.Length)] : bytes;
        }
        return bytes;
    }
}
