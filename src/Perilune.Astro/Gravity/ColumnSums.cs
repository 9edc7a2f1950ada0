using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Gravity;

/// <summary>How a factor of a harmonic becomes a scalar.</summary>
internal interface IFactorReader<T>
{
    /// <summary>Columns in a block.</summary>
    static abstract int Width { get; }

    static abstract T Read(ref double factor);
}

/// <summary>One column: its factor is the same in every lane.</summary>
internal readonly struct OneColumn<T> : IFactorReader<T>
    where T : struct, IScalar<T>
{
    public static int Width => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read(ref double factor) => T.FromDouble(factor);
}

/// <summary>Neighbouring columns out of blocks of eight, one in each lane.</summary>
internal readonly struct NeighbouringColumns<T> : IFactorReader<T>
    where T : struct, IScalar<T>
{
    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read(ref double factor) => Unsafe.ReadUnaligned<T>(ref Unsafe.As<double, byte>(ref factor));
}

/// <summary>Memory for the sums of as many as eight series.</summary>
[InlineArray(ColumnSums.Eight)]
internal struct ColumnTotals<T>
{
    private T first;
}

/// <summary>
/// Sums of harmonics along columns of one order, over any scalar: a lane is a column, or a place, or a dual number. What V
/// and W of a column have in common is summed; their cosine and sine are multiplied in later.
/// </summary>
internal static class ColumnSums
{
    /// <summary>Sums of three series.</summary>
    internal const int Three = 6;

    /// <summary>Sums of eight series.</summary>
    internal const int Eight = 16;

    /// <summary>Sums three series; for each the sum with the factors of V, then with those of W.</summary>
    /// <param name="block">A block of columns, from the first column to be read on.</param>
    /// <param name="z">z R / r2.</param>
    /// <param name="q">R2 / r2.</param>
    /// <param name="sums">Receives the sums.</param>
    internal static void OfThree<T, TReader>(ReadOnlySpan<double> block, T z, T q, Span<T> sums)
        where T : struct, IScalar<T>
        where TReader : IFactorReader<T>
    {
        const int kinds = 2 + Three;
        ref var at = ref MemoryMarshal.GetReference(block);
        T q1 = T.FromDouble(1),
            q2 = T.FromDouble(0);
        var (xv, xw) = (Read<T, TReader>(ref at, 2), Read<T, TReader>(ref at, 3));
        var (yv, yw) = (Read<T, TReader>(ref at, 4), Read<T, TReader>(ref at, 5));
        var (zv, zw) = (Read<T, TReader>(ref at, 6), Read<T, TReader>(ref at, 7));
        for (var length = block.Length - kinds * TReader.Width; length > 0; length -= kinds * TReader.Width)
        {
            at = ref Unsafe.Add(ref at, kinds * TReader.Width);
            var za = z * Read<T, TReader>(ref at, 0);
            var qb = q * Read<T, TReader>(ref at, 1);
            (q1, q2) = (za * q1 - qb * q2, q1);
            xv += q1 * Read<T, TReader>(ref at, 2);
            xw += q1 * Read<T, TReader>(ref at, 3);
            yv += q1 * Read<T, TReader>(ref at, 4);
            yw += q1 * Read<T, TReader>(ref at, 5);
            zv += q1 * Read<T, TReader>(ref at, 6);
            zw += q1 * Read<T, TReader>(ref at, 7);
        }
        (sums[5], sums[4], sums[3], sums[2], sums[1], sums[0]) = (zw, zv, yw, yv, xw, xv);
    }

    /// <summary>As <see cref="OfThree"/> for eight series; the sums of the first three are the same bits.</summary>
    internal static void OfEight<T, TReader>(ReadOnlySpan<double> block, T z, T q, Span<T> sums)
        where T : struct, IScalar<T>
        where TReader : IFactorReader<T>
    {
        const int kinds = 2 + Eight;
        ref var at = ref MemoryMarshal.GetReference(block);
        T q1 = T.FromDouble(1),
            q2 = T.FromDouble(0);
        var (av, aw, bv, bw) = (
            Read<T, TReader>(ref at, 2),
            Read<T, TReader>(ref at, 3),
            Read<T, TReader>(ref at, 4),
            Read<T, TReader>(ref at, 5)
        );
        var (cv, cw, dv, dw) = (
            Read<T, TReader>(ref at, 6),
            Read<T, TReader>(ref at, 7),
            Read<T, TReader>(ref at, 8),
            Read<T, TReader>(ref at, 9)
        );
        var (ev, ew, fv, fw) = (
            Read<T, TReader>(ref at, 10),
            Read<T, TReader>(ref at, 11),
            Read<T, TReader>(ref at, 12),
            Read<T, TReader>(ref at, 13)
        );
        var (gv, gw, hv, hw) = (
            Read<T, TReader>(ref at, 14),
            Read<T, TReader>(ref at, 15),
            Read<T, TReader>(ref at, 16),
            Read<T, TReader>(ref at, 17)
        );
        for (var length = block.Length - kinds * TReader.Width; length > 0; length -= kinds * TReader.Width)
        {
            at = ref Unsafe.Add(ref at, kinds * TReader.Width);
            var za = z * Read<T, TReader>(ref at, 0);
            var qb = q * Read<T, TReader>(ref at, 1);
            (q1, q2) = (za * q1 - qb * q2, q1);
            av += q1 * Read<T, TReader>(ref at, 2);
            aw += q1 * Read<T, TReader>(ref at, 3);
            bv += q1 * Read<T, TReader>(ref at, 4);
            bw += q1 * Read<T, TReader>(ref at, 5);
            cv += q1 * Read<T, TReader>(ref at, 6);
            cw += q1 * Read<T, TReader>(ref at, 7);
            dv += q1 * Read<T, TReader>(ref at, 8);
            dw += q1 * Read<T, TReader>(ref at, 9);
            ev += q1 * Read<T, TReader>(ref at, 10);
            ew += q1 * Read<T, TReader>(ref at, 11);
            fv += q1 * Read<T, TReader>(ref at, 12);
            fw += q1 * Read<T, TReader>(ref at, 13);
            gv += q1 * Read<T, TReader>(ref at, 14);
            gw += q1 * Read<T, TReader>(ref at, 15);
            hv += q1 * Read<T, TReader>(ref at, 16);
            hw += q1 * Read<T, TReader>(ref at, 17);
        }
        (sums[0], sums[1], sums[2], sums[3]) = (av, aw, bv, bw);
        (sums[4], sums[5], sums[6], sums[7]) = (cv, cw, dv, dw);
        (sums[8], sums[9], sums[10], sums[11]) = (ev, ew, fv, fw);
        (sums[12], sums[13], sums[14], sums[15]) = (gv, gw, hv, hw);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Read<T, TReader>(ref double first, int kind)
        where TReader : IFactorReader<T> => TReader.Read(ref Unsafe.Add(ref first, kind * TReader.Width));
}
