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
        WorkingGrid ground,
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
            var top = Vector512.Create(
                ground.MaximumWithin(
                    firstColumn + band.LeastColumn,
                    lastColumn + band.GreatestColumn,
                    nodeRow + band.LeastRow,
                    nodeRow + band.GreatestRow
                )
            );
            var (closest, farthest) = (Vector512.Create(band.Closest), Vector512.Create(band.Farthest));
            var fall = Vector512.Create(band.Fall);
            if (
                Hidden(top - z0, closest, farthest, fall, t0)
                && Hidden(top - z1, closest, farthest, fall, t1)
                && Hidden(top - z2, closest, farthest, fall, t2)
                && Hidden(top - z3, closest, farthest, fall, t3)
            )
                continue;
            foreach (ref readonly var pair in band.Pairs.AsSpan())
            {
                var (a, b) = (Vector512.Create(pair.A), Vector512.Create(pair.B));
                var drop = Vector512.Create(pair.Drop);
                ref var p = ref Unsafe.Add(ref heights, start + pair.First);
                ref var q = ref Unsafe.Add(ref heights, start + pair.Second);
                t0 = Vector512.MaxNative(t0, Sight(ref p, ref q, 0, z0, a, b, drop));
                t1 = Vector512.MaxNative(t1, Sight(ref p, ref q, Lanes, z1, a, b, drop));
                t2 = Vector512.MaxNative(t2, Sight(ref p, ref q, 2 * Lanes, z2, a, b, drop));
                t3 = Vector512.MaxNative(t3, Sight(ref p, ref q, 3 * Lanes, z3, a, b, drop));
            }
            foreach (ref readonly var patch in band.Patches.AsSpan())
            {
                var (a, b) = (Vector512.Create(patch.A), Vector512.Create(patch.B));
                var (c, d) = (Vector512.Create(patch.C), Vector512.Create(patch.D));
                var drop = Vector512.Create(patch.Drop);
                ref var p = ref Unsafe.Add(ref heights, start + patch.First);
                ref var q = ref Unsafe.Add(ref heights, start + patch.East);
                ref var r = ref Unsafe.Add(ref heights, start + patch.South);
                ref var s = ref Unsafe.Add(ref heights, start + patch.Both);
                var (s0, s1) = (Sight(ref p, ref q, 0, z0, a, b, drop), Sight(ref p, ref q, Lanes, z1, a, b, drop));
                t0 = Vector512.MaxNative(t0, Sight(ref r, ref s, 0, z0, c, d, s0));
                t1 = Vector512.MaxNative(t1, Sight(ref r, ref s, Lanes, z1, c, d, s1));
                s0 = Sight(ref p, ref q, 2 * Lanes, z2, a, b, drop);
                s1 = Sight(ref p, ref q, 3 * Lanes, z3, a, b, drop);
                t2 = Vector512.MaxNative(t2, Sight(ref r, ref s, 2 * Lanes, z2, c, d, s0));
                t3 = Vector512.MaxNative(t3, Sight(ref r, ref s, 3 * Lanes, z3, c, d, s1));
            }
        }
        t0.CopyTo(tangents);
        t1.CopyTo(tangents[Lanes..]);
        t2.CopyTo(tangents[(2 * Lanes)..]);
        t3.CopyTo(tangents[(3 * Lanes)..]);
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
