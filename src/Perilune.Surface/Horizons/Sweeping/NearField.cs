using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Half = System.Runtime.Intrinsics.Vector256<float>;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The steepest sight to the ground near each cell, in one direction. The samples of a direction lie at the same offsets
/// from every cell, so that 32 cells of a row are looked at together. A band of samples is left out where the highest ground
/// it could meet lies below what each of them sees already: that loses nothing.
/// </summary>
internal static class NearField
{
    /// <summary>Cells of a row that are taken before the row below.</summary>
    public const int Strip = 64;

    private const nuint Next = 16;

    /// <summary>Raises the tangents of neighbouring cells of a row to what the near ground shows.</summary>
    /// <param name="near">Samples of the direction.</param>
    /// <param name="eyes">Heights of the observers, m.</param>
    /// <param name="seen">Steepest sights so far, over distances of the map.</param>
    /// <param name="column">First cell.</param>
    /// <param name="row">Its row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Cells Raised(NearSamples near, Cells eyes, Cells seen, int column, int row)
    {
        var ground = near.Ground;
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(ground.Values), column);
        ref var here = ref Unsafe.Add(ref first, row * ground.Pitch);
        ref var there = ref Unsafe.Add(ref here, Lane.Count);
        var (one, other) = (near.Foot.Steepest(ref here), near.Foot.Steepest(ref there));
        (one, other) = (Vector512.MaxNative(seen.One, one), Vector512.MaxNative(seen.Other, other));
        foreach (var band in near.Bands)
        {
            ref var bound = ref Unsafe.Add(ref first, ground.BoundRow(row * ground.Stride + band.Top));
            ref var greatest = ref Unsafe.Add(ref bound, band.Greatest);
            // One question for both, as its answer cannot be foreseen.
            var raised =
                Raises(band, ref greatest, 0, eyes.One, one) | Raises(band, ref greatest, Next, eyes.Other, other);
            if (raised == Lane.Zero)
                continue;
            // Nodes do not lie at lines of the cache: half as wide, half as many reads cross one.
            var least = Vector256.Create(float.MinValue);
            var (h0, h1, h2, h3) = (least, least, least, least);
            var (z0, z1) = (eyes.One.GetLower(), eyes.One.GetUpper());
            var (z2, z3) = (eyes.Other.GetLower(), eyes.Other.GetUpper());
            foreach (ref readonly var pair in band.Pairs.AsSpan())
            {
                var (a, b, drop) = (Vector256.Create(pair.A), Vector256.Create(pair.B), Vector256.Create(pair.Drop));
                ref var p = ref Unsafe.Add(ref here, pair.First);
                ref var q = ref Unsafe.Add(ref here, pair.Second);
                h0 = Vector256.MaxNative(h0, Sight(ref p, ref q, 0, z0, a, b, drop));
                h1 = Vector256.MaxNative(h1, Sight(ref p, ref q, 8, z1, a, b, drop));
                h2 = Vector256.MaxNative(h2, Sight(ref p, ref q, 16, z2, a, b, drop));
                h3 = Vector256.MaxNative(h3, Sight(ref p, ref q, 24, z3, a, b, drop));
            }
            var (steepest, steepestOther) = (Vector512.Create(h0, h1), Vector512.Create(h2, h3));
            (one, other) = (Vector512.MaxNative(one, steepest), Vector512.MaxNative(other, steepestOther));
            if (band.Patches.Length == 0)
                continue;
            // Between crossings only where one of them, and the most the ground may bulge, comes up to what is seen.
            ref var below = ref Unsafe.Add(ref first, ground.BoundRow(row * ground.Stride + band.TopBelow));
            if (Vector512.GreaterThanAny(steepest + Excess(band, ref bound, ref below, 0), one))
                one = Patches(band, ref here, eyes.One, one);
            if (Vector512.GreaterThanAny(steepestOther + Excess(band, ref bound, ref below, Next), other))
                other = Patches(band, ref there, eyes.Other, other);
        }
        return new(one, other);
    }

    /// <summary>Numbers of 32 neighbouring cells.</summary>
    public readonly record struct Cells(Lane One, Lane Other);

    // No sight into the band is steeper than that to its highest ground at its nearest or, below the eye, at its farthest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Raises(NearBand band, ref float greatest, nuint at, Lane eyes, Lane seen)
    {
        var rise = Vector512.LoadUnsafe(ref greatest, at) - eyes;
        var bound = Vector512.MaxNative(rise * band.Closest, rise * band.Farthest) - Vector512.Create(band.Fall);
        return Vector512.GreaterThan(bound, seen);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Excess(NearBand band, ref float upper, ref float lower, nuint at)
    {
        var (left, right) = ((nuint)band.Bend + at, (nuint)band.BendBeside + at);
        var bend = Vector512.MaxNative(
            Vector512.MaxNative(Vector512.LoadUnsafe(ref upper, left), Vector512.LoadUnsafe(ref upper, right)),
            Vector512.MaxNative(Vector512.LoadUnsafe(ref lower, left), Vector512.LoadUnsafe(ref lower, right))
        );
        return bend * band.Excess;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Lane Patches(NearBand band, ref float here, Lane eyes, Lane seen)
    {
        foreach (ref readonly var patch in band.Patches.AsSpan())
        {
            var sight = Sight(
                ref Unsafe.Add(ref here, patch.First),
                ref Unsafe.Add(ref here, patch.Right),
                0,
                eyes,
                Vector512.Create(patch.A),
                Vector512.Create(patch.B),
                Vector512.Create(patch.Drop)
            );
            sight = Sight(
                ref Unsafe.Add(ref here, patch.Below),
                ref Unsafe.Add(ref here, patch.Both),
                0,
                eyes,
                Vector512.Create(patch.C),
                Vector512.Create(patch.D),
                sight
            );
            seen = Vector512.MaxNative(seen, sight);
        }
        return seen;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Sight(ref float first, ref float second, nuint at, Lane eyes, Lane a, Lane b, Lane start) =>
        Vector512.FusedMultiplyAdd(
            Vector512.LoadUnsafe(ref second, at) - eyes,
            b,
            Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, at) - eyes, a, start)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Half Sight(ref float first, ref float second, nuint at, Half eyes, Half a, Half b, Half start) =>
        Vector256.FusedMultiplyAdd(
            Vector256.LoadUnsafe(ref second, at) - eyes,
            b,
            Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref first, at) - eyes, a, start)
        );
}
