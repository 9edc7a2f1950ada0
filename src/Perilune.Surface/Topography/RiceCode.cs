using System.Numerics;

namespace Perilune.Surface.Topography;

/// <summary>
/// Lossless code of a raster of integers: each value is predicted from its west, north and north-west neighbours
/// (W + N - NW, the plane through them), and the residual is written as an adaptive Rice code (R. F. Rice, JPL 79-22; the parameter
/// rule is that of M. J. Weinberger, G. Seroussi and G. Sapiro, "The LOCO-I lossless image compression algorithm", IEEE
/// Trans. Image Processing 9:1309, 2000, section III-C). The bytes depend on nothing but the integers.
/// </summary>
internal static class RiceCode
{
    // A quotient this long is written as that many ones and the plain residual: bounds the worst case.
    private const int EscapeLength = 24;
    private const int Contexts = 16;

    public static byte[] Encode(ReadOnlySpan<int> values, int columns)
    {
        var writer = new BitWriter(values.Length);
        var model = new Model();
        for (var i = 0; i < values.Length; i++)
        {
            var (prediction, activity) = Predict(values, i, columns);
            var residual = values[i] - prediction;
            var folded = (uint)((residual << 1) ^ (residual >> 31));
            var parameter = model.Parameter(activity);
            var quotient = folded >> parameter;
            if (quotient < EscapeLength)
            {
                writer.Write((1u << (int)quotient) - 1, (int)quotient);
                writer.Write(0, 1);
                writer.Write(folded & ((1u << parameter) - 1), parameter);
            }
            else
            {
                writer.Write((1u << EscapeLength) - 1, EscapeLength);
                writer.Write(folded, 32);
            }
            model.Learn(folded);
        }
        return writer.ToArray();
    }

    /// <summary>The values that were encoded.</summary>
    /// <exception cref="EndOfStreamException">The code ends before the raster is full.</exception>
    public static int[] Decode(ReadOnlySpan<byte> code, int columns, int rows)
    {
        var values = new int[columns * rows];
        var reader = new BitReader(code);
        var model = new Model();
        for (var i = 0; i < values.Length; i++)
        {
            var (prediction, activity) = Predict(values, i, columns);
            var parameter = model.Parameter(activity);
            var quotient = reader.ReadOnes(EscapeLength);
            var folded = quotient < EscapeLength ? (quotient << parameter) | reader.Read(parameter) : reader.Read(32);
            values[i] = prediction + ((int)(folded >> 1) ^ -(int)(folded & 1));
            model.Learn(folded);
        }
        return values;
    }

    private static (int Prediction, int Activity) Predict(ReadOnlySpan<int> values, int i, int columns)
    {
        var column = i % columns;
        if (i < columns)
            return (i == 0 ? 0 : values[i - 1], 0);
        var north = values[i - columns];
        if (column == 0)
            return (north, 0);
        var west = values[i - 1];
        var northWest = values[i - columns - 1];
        var northEast = column + 1 < columns ? values[i - columns + 1] : north;
        // How far the last rows bend, along and across: rough ground earns a longer code.
        var bend = Math.Abs(west - northWest - (column > 1 ? values[i - 2] - values[i - columns - 2] : 0));
        return (west + north - northWest, bend + Math.Abs(northEast - 2 * north + northWest));
    }

    private sealed class Model
    {
        private readonly long[] sums = new long[Contexts];
        private readonly int[] counts = new int[Contexts];
        private int context;

        public Model()
        {
            Array.Fill(sums, 16);
            Array.Fill(counts, 1);
        }

        public int Parameter(int activity)
        {
            context = Math.Min(32 - int.LeadingZeroCount(activity), Contexts - 1);
            var parameter = 0;
            while (parameter < 24 && ((long)counts[context] << (parameter + 1)) < sums[context])
                parameter++;
            return parameter;
        }

        public void Learn(uint folded)
        {
            sums[context] += folded;
            if (++counts[context] < 128)
                return;
            sums[context] >>= 1;
            counts[context] >>= 1;
        }
    }

    private sealed class BitWriter(int capacity)
    {
        private readonly List<byte> bytes = new(capacity);
        private ulong buffer;
        private int pending;

        public void Write(uint bits, int count)
        {
            buffer = (buffer << count) | bits;
            pending += count;
            while (pending >= 8)
            {
                pending -= 8;
                bytes.Add((byte)(buffer >> pending));
            }
        }

        public byte[] ToArray()
        {
            if (pending > 0)
                Write(0, 8 - pending);
            return [.. bytes];
        }
    }

    private ref struct BitReader(ReadOnlySpan<byte> code)
    {
        private readonly ReadOnlySpan<byte> code = code;

        // The next bits, the first one highest; zeros below the available ones.
        private ulong buffer;
        private int available;
        private int position;

        public uint Read(int count)
        {
            if (count == 0)
                return 0;
            Fill(count);
            var bits = (uint)(buffer >> (64 - count));
            Drop(count);
            return bits;
        }

        /// <summary>Counts ones up to the limit, and passes the zero that ends a shorter run.</summary>
        public uint ReadOnes(int limit)
        {
            Fill(limit);
            var ones = Math.Min(BitOperations.LeadingZeroCount(~buffer), limit);
            if (ones > available)
                throw new EndOfStreamException();
            Drop(ones == limit ? ones : ones + 1);
            return (uint)ones;
        }

        private void Fill(int count)
        {
            while (available < count && position < code.Length)
            {
                buffer |= (ulong)code[position++] << (56 - available);
                available += 8;
            }
        }

        private void Drop(int count)
        {
            available -= count;
            if (available < 0)
                throw new EndOfStreamException();
            buffer <<= count;
        }
    }
}
