using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// Sweeps the lines of a direction from far to near, <see cref="UpperHulls.Lanes"/> of them side by side, and gives every cell
/// the tangent of what it sees beyond its near ground: from its own height to the hulls of the two lines it lies between,
/// weighted by how near it lies to each. Scratch space: one for each thread.
/// </summary>
internal sealed class LineSweep(Sheet sheet)
{
    private const int Lanes = UpperHulls.Lanes;

    // Rows of nodes lie far apart in memory: those of so many steps ahead are called for.
    private const int StepsAhead = 12;

    private readonly RingHulls far = new();
    private readonly UpperHulls hulls = new();
    private readonly float[] coarseFrom = new float[Lanes];

    /// <summary>Sights to ground on cells over 500 m.</summary>
    public long CoarseSights { get; private set; }

    /// <summary>Adds the tangents of a direction.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="rings">The ground beyond.</param>
    /// <param name="mast">Height of the observers above the ground, m.</param>
    /// <param name="tangents">Tangents of the elevation at the nodes of rows of cells; added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Lines lines, FarRings rings, double mast, NodeRows tangents)
    {
        ref var height = ref MemoryMarshal.GetArrayDataReference(sheet.Heights);
        ref var tangent = ref MemoryMarshal.GetArrayDataReference(tangents.Values);
        var (begin, last, lag, columns) = (lines.First, lines.Last, lines.Lag, sheet.Columns);
        var masts = Vector512.Create((float)mast);
        for (var line = 0; line < lines.Count; line += Lanes)
        {
            var first = lines.FirstLine + line;
            var (from, to) = Observers(lines, first);
            if (from > to)
                continue;
            var coarse = PushRings(rings, line, last + lag - begin + 1, lines.Count);
            var arcs = lines.ArcsOf(line + Lanes / 2);
            for (var step = last + lag; step >= from + lag; step--)
            {
                if (step - StepsAhead >= from + lag)
                    CallFor(lines, tangents, first, step - StepsAhead, Math.Min(step - StepsAhead - lag, to));
                var node = first + lines.Offsets[step - begin];
                ref var ground = ref Unsafe.Add(ref height, lines.RowAt(step) * columns + node);
                var left = Vector512.LoadUnsafe(ref ground);
                var share = Vector512.Create(lines.Shares[step - begin]);
                var z = Vector512.FusedMultiplyAdd(share, Vector512.LoadUnsafe(ref ground, 1) - left, left);
                var vertical = SightPlane.AtSmall(arcs.At(step));
                hulls.Push((float)vertical.X, vertical.Y(z));
                var here = step - lag;
                var row = lines.RowAt(here);
                if (here > to || (row - sheet.Margin) % sheet.Stride != 0)
                    continue;
                // Eyes at the nodes on both sides of each line.
                node = first + lines.Offsets[here - begin];
                ref var eyes = ref Unsafe.Add(ref height, row * columns + node);
                var one = Vector512.LoadUnsafe(ref eyes) + masts;
                var other = Vector512.LoadUnsafe(ref eyes, 1) + masts;
                vertical = SightPlane.AtSmall(arcs.At(here));
                var seen = hulls.TangentsFrom((float)vertical.X, vertical.Y(one), vertical.Y(other));
                share = Vector512.Create(lines.Shares[here - begin]);
                var within = Within(lines, node);
                ref var target = ref Unsafe.Add(
                    ref tangent,
                    tangents.IndexOf((row - sheet.Margin) / sheet.Stride, node)
                );
                Add(ref target, (Lane.One - share) * vertical.Tangent(seen.One, one) & within);
                var withinOther = Within(lines, node + 1);
                Add(ref Unsafe.Add(ref target, 1), share * vertical.Tangent(seen.Other, other) & withinOther);
                if (coarse)
                    CountCoarse(seen, within, share == Lane.Zero ? Lane.Zero : withinOther, node);
            }
        }
    }

    // Calls the ground of a step and the tangents of another into the processor's cache.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void CallFor(Lines lines, NodeRows tangents, int first, int step, int here)
    {
        if (!Sse.IsSupported)
            return;
        ref var ground = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(sheet.Heights),
            lines.RowAt(step) * sheet.Columns + first + lines.Offsets[step - lines.First]
        );
        ref var target = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(tangents.Values),
            tangents.IndexOf(
                (lines.RowAt(here) - sheet.Margin) / sheet.Stride,
                first + lines.Offsets[here - lines.First]
            )
        );
        // Sixteen numbers are a line of the cache, but they may begin within one.
        Sse.Prefetch0(Unsafe.AsPointer(ref ground));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref ground, Lanes)));
        Sse.Prefetch0(Unsafe.AsPointer(ref target));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref target, Lanes)));
    }

    // Which of the nodes from one on lie among the cells: all bits set, or none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Within(Lines lines, int node)
    {
        var nodes = Vector512.Create(node) + Vector512<int>.Indices;
        return (
            Vector512.GreaterThanOrEqual(nodes, Vector512.Create(lines.FirstColumn))
            & Vector512.LessThanOrEqual(nodes, Vector512.Create(lines.LastColumn))
        ).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref float target, Lane value) =>
        (Vector512.LoadUnsafe(ref target) + value).StoreUnsafe(ref target);

    private void CountCoarse(UpperHulls.Tangents seen, Lane one, Lane other, int node)
    {
        var nearest = Vector512.Create<float>(coarseFrom);
        var (first, second) = (
            (Vector512.GreaterThanOrEqual(seen.OneX, nearest) & one).ExtractMostSignificantBits(),
            (Vector512.GreaterThanOrEqual(seen.OtherX, nearest) & other).ExtractMostSignificantBits()
        );
        if ((first | second) == 0)
            return;
        // Between the cells lie other nodes.
        for (var i = 0; i <= Lanes; i++)
        {
            if ((node + i - sheet.Margin) % sheet.Stride == 0)
                CoarseSights += (long)((first >> i & 1) + (second << 1 >> i & 1));
        }
    }

    // Steps between which any of the lines passes within a node of cells.
    private static (int From, int To) Observers(Lines lines, int first)
    {
        var (from, to) = (lines.First, lines.Last);
        while (from <= to && Misses(lines, first, from))
            from++;
        while (to >= from && Misses(lines, first, to))
            to--;
        return (from, to);
    }

    private static bool Misses(Lines lines, int first, int step)
    {
        var node = first + lines.Offsets[step - lines.First];
        return node < lines.FirstColumn - Lanes || node > lines.LastColumn;
    }

    // Begins the hulls of neighbouring lines with the ground of the rings; tells whether any of it is coarse.
    private bool PushRings(FarRings rings, int line, int room, int lines)
    {
        for (var k = 0; k < rings.Count; k++)
            room += rings[k].Count;
        hulls.Clear(room);
        for (var lane = 0; lane < Lanes; lane++)
        {
            hulls.CopyFrom(lane, far.Of(rings, Math.Min(line + lane, lines - 1), lines));
            coarseFrom[lane] = far.CoarseFrom;
        }
        Span<float> heights = stackalloc float[Lanes];
        for (var k = RingHulls.FirstShared(rings) - 1; k >= 0; k--)
        {
            var ring = rings[k];
            for (var i = ring.Count - 1; i >= 0; i--)
            {
                for (var lane = 0; lane < Lanes; lane++)
                    heights[lane] = ring.Along(Math.Min(line + lane, lines - 1)).At(i);
                hulls.Push((float)ring.Verticals[i].X, ring.Verticals[i].Y(Vector512.Create<float>(heights)));
            }
            if (ring.Coarse)
                coarseFrom.AsSpan().Fill((float)ring.Verticals[0].X);
        }
        return coarseFrom.AsSpan().IndexOfAnyExcept(float.PositiveInfinity) >= 0;
    }
}
