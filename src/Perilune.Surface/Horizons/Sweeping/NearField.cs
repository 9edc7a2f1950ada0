using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// The steepest sight to the ground near each cell, in one direction. The samples of a direction lie at the same offsets
/// from every cell, so that 64 cells of a row are looked at together. A band of samples is left out where the highest ground
/// it could meet lies below what all of them see already: that loses nothing.
/// </summary>
internal static class NearField
{
    /// <summary>Cells looked at together.</summary>
    public const int Strip = 64;

    private const int Lanes = 16;

    /// <summary>Raises the tangents of a strip of cells to what the near ground shows.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="near">Samples of the direction.</param>
    /// <param name="observers">Heights of the observers of the strip, m.</param>
    /// <param name="tangents">Steepest sights so far, over distances of the map; raised.</param>
    /// <param name="column">First cell of the strip.</param>
    /// <param name="row">Its row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Raise(
        Sheet ground,
        NearSamples near,
        ReadOnlySpan<float> observers,
        Span<float> tangents,
        int column,
        int row
    )
    {
        ref var heights = ref MemoryMarshal.GetArrayDataReference(ground.ByPhase);
        var start = row * ground.PhasePitch + column;
        var (z0, z1) = (Vector512.Create(observers), Vector512.Create(observers[Lanes..]));
        var (z2, z3) = (Vector512.Create(observers[(2 * Lanes)..]), Vector512.Create(observers[(3 * Lanes)..]));
        var (t0, t1) = (Load(tangents, 0), Load(tangents, Lanes));
        var (t2, t3) = (Load(tangents, 2 * Lanes), Load(tangents, 3 * Lanes));
        var firstColumn = ground.Margin + column * ground.Stride;
        var lastColumn = Math.Min(firstColumn + (Strip - 1) * ground.Stride, ground.Columns - 1 - ground.Margin);
        var nodeRow = ground.Margin + row * ground.Stride;
        foreach (var band in near.Bands)
        {
            var (left, right) = (firstColumn + band.LeastColumn, lastColumn + band.GreatestColumn);
            var (upper, lower) = (nodeRow + band.LeastRow, nodeRow + band.GreatestRow);
            var top = Vector512.Create(ground.MaximumWithin(left, right, upper, lower));
            var (closest, farthest) = (Vector512.Create(band.Closest), Vector512.Create(band.Farthest));
            var fall = Vector512.Create(band.Fall);
            if (
                Hidden(top - z0, closest, farthest, fall, t0)
                && Hidden(top - z1, closest, farthest, fall, t1)
                && Hidden(top - z2, closest, farthest, fall, t2)
                && Hidden(top - z3, closest, farthest, fall, t3)
            )
                continue;
            var b0 = Vector512.Create(float.MinValue);
            var (b1, b2, b3) = (b0, b0, b0);
            foreach (ref readonly var pair in band.Pairs.AsSpan())
            {
                var (a, b) = (Vector512.Create(pair.A), Vector512.Create(pair.B));
                var drop = Vector512.Create(pair.Drop);
                ref var p = ref Unsafe.Add(ref heights, start + pair.First);
                ref var q = ref Unsafe.Add(ref heights, start + pair.Second);
                b0 = Vector512.MaxNative(b0, Sight(ref p, ref q, 0, z0, a, b, drop));
                b1 = Vector512.MaxNative(b1, Sight(ref p, ref q, Lanes, z1, a, b, drop));
                b2 = Vector512.MaxNative(b2, Sight(ref p, ref q, 2 * Lanes, z2, a, b, drop));
                b3 = Vector512.MaxNative(b3, Sight(ref p, ref q, 3 * Lanes, z3, a, b, drop));
            }
            (t0, t1) = (Vector512.MaxNative(t0, b0), Vector512.MaxNative(t1, b1));
            (t2, t3) = (Vector512.MaxNative(t2, b2), Vector512.MaxNative(t3, b3));
            if (band.Patches.Length == 0)
                continue;
            var excess = Vector512.Create(band.Excess * ground.BendWithin(left, right, upper, lower));
            if (Vector512.GreaterThanAny(b0 + excess, t0))
                t0 = Patches(band, ref Unsafe.Add(ref heights, start), z0, t0);
            if (Vector512.GreaterThanAny(b1 + excess, t1))
                t1 = Patches(band, ref Unsafe.Add(ref heights, start + Lanes), z1, t1);
            if (Vector512.GreaterThanAny(b2 + excess, t2))
                t2 = Patches(band, ref Unsafe.Add(ref heights, start + 2 * Lanes), z2, t2);
            if (Vector512.GreaterThanAny(b3 + excess, t3))
                t3 = Patches(band, ref Unsafe.Add(ref heights, start + 3 * Lanes), z3, t3);
        }
        t0.CopyTo(tangents);
        t1.CopyTo(tangents[Lanes..]);
        t2.CopyTo(tangents[(2 * Lanes)..]);
        t3.CopyTo(tangents[(3 * Lanes)..]);
    }

    // Between crossings; only where one of them, and the most the ground may bulge, comes up to what is seen.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Lane Patches(NearBand band, ref float heights, Lane eye, Lane seen)
    {
        foreach (ref readonly var patch in band.Patches.AsSpan())
        {
            var sight = Sight(
                ref Unsafe.Add(ref heights, patch.First),
                ref Unsafe.Add(ref heights, patch.East),
                0,
                eye,
                Vector512.Create(patch.A),
                Vector512.Create(patch.B),
                Vector512.Create(patch.Drop)
            );
            sight = Sight(
                ref Unsafe.Add(ref heights, patch.South),
                ref Unsafe.Add(ref heights, patch.Both),
                0,
                eye,
                Vector512.Create(patch.C),
                Vector512.Create(patch.D),
                sight
            );
            seen = Vector512.MaxNative(seen, sight);
        }
        return seen;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Load(ReadOnlySpan<float> values, int from) => Vector512.Create(values[from..]);

    // No sight into the band is steeper than that to its highest ground at its nearest or, below the eye, at its farthest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Hidden(Lane rise, Lane closest, Lane farthest, Lane fall, Lane seen) =>
        Vector512.LessThanOrEqualAll(Vector512.MaxNative(rise * closest, rise * farthest) - fall, seen);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Sight(ref float first, ref float second, nuint at, Lane eye, Lane a, Lane b, Lane start) =>
        Vector512.FusedMultiplyAdd(
            Vector512.LoadUnsafe(ref second, at) - eye,
            b,
            Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, at) - eye, a, start)
        );
}
