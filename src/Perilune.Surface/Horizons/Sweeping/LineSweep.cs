using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// Sweeps the lines of a direction from far to near, 64 of them together, and gives every cell
/// the tangent of what it sees beyond its near ground: from its own height to the hulls of the two lines it lies between,
/// weighted by how near it lies to each. Scratch space: one for each thread.
/// </summary>
internal sealed class LineSweep(Sheet sheet)
{
    /// <summary>Groups of lines side by side that are walked together: rows of nodes lie far apart in memory.</summary>
    public const int Together = 4;

    private const int Lanes = UpperHulls.Lanes;

    // Rows of so many steps ahead are called for.
    private const int StepsAhead = 12;

    private readonly RingHulls far = new();
    private readonly Group[] groups = [.. Enumerable.Range(0, Together).Select(_ => new Group())];

    /// <summary>Sights to ground on cells over 500 m.</summary>
    public long CoarseSights { get; private set; }

    /// <summary>Adds the tangents of a direction.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="rings">The ground beyond.</param>
    /// <param name="mast">Height of the observers above the ground, m.</param>
    /// <param name="tangents">Tangents of the elevation at the nodes of rows of cells; added to.</param>
    public void Run(Lines lines, FarRings rings, double mast, NodeRows tangents)
    {
        for (var line = 0; line < lines.Count; line += Together * Lanes)
        {
            var (from, to) = Observers(lines, lines.FirstLine + line);
            if (from > to)
                continue;
            var some = groups.AsSpan(0, Math.Min(Together, (lines.Count - line + Lanes - 1) / Lanes));
            var coarse = false;
            for (var i = 0; i < some.Length; i++)
                coarse |= PushRings(some[i], rings, line + i * Lanes, lines);
            Walk(some, lines, lines.FirstLine + line, from, to, coarse, (float)mast, tangents);
        }
    }

    // From the farthest ground of the lines to their nearest observers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(
        ReadOnlySpan<Group> some,
        Lines lines,
        int first,
        int from,
        int to,
        bool coarse,
        float mast,
        NodeRows tangents
    )
    {
        ref var height = ref MemoryMarshal.GetArrayDataReference(sheet.Heights);
        ref var tangent = ref MemoryMarshal.GetArrayDataReference(tangents.Values);
        for (var step = lines.Farthest; step >= from + lines.Lag; step--)
        {
            if (step - StepsAhead >= from + lines.Lag)
                CallFor(lines, tangents, first, step - StepsAhead, Math.Min(step - StepsAhead - lines.Lag, to));
            var node = first + lines.Offsets[step - lines.First];
            ref var ground = ref Unsafe.Add(ref height, lines.RowAt(step) * sheet.Columns + node);
            var share = Vector512.Create(lines.Shares[step - lines.First]);
            foreach (var group in some)
            {
                var left = Vector512.LoadUnsafe(ref ground);
                var z = Vector512.FusedMultiplyAdd(share, Vector512.LoadUnsafe(ref ground, 1) - left, left);
                var vertical = SightPlane.AtSmall(group.Arcs.At(step));
                group.Hulls.Push((float)vertical.X, vertical.Y(z));
                ground = ref Unsafe.Add(ref ground, Lanes);
            }
            var here = step - lines.Lag;
            var row = lines.RowAt(here);
            if (here > to || (row - sheet.Margin) % sheet.Stride != 0)
                continue;
            node = first + lines.Offsets[here - lines.First];
            share = Vector512.Create(lines.Shares[here - lines.First]);
            foreach (var group in some)
            {
                if (node >= lines.FirstColumn - Lanes && node <= lines.LastColumn)
                {
                    // Eyes at the nodes on both sides of each line.
                    ref var eyes = ref Unsafe.Add(ref height, row * sheet.Columns + node);
                    var one = Vector512.LoadUnsafe(ref eyes) + Vector512.Create(mast);
                    var other = Vector512.LoadUnsafe(ref eyes, 1) + Vector512.Create(mast);
                    var vertical = SightPlane.AtSmall(group.Arcs.At(here));
                    var seen = group.Hulls.TangentsFrom((float)vertical.X, vertical.Y(one), vertical.Y(other));
                    var within = Within(lines, node);
                    var withinOther = Within(lines, node + 1);
                    var at = tangents.IndexOf((row - sheet.Margin) / sheet.Stride, node);
                    ref var target = ref Unsafe.Add(ref tangent, at);
                    Add(ref target, (Lane.One - share) * vertical.Tangent(seen.One, one) & within);
                    Add(ref Unsafe.Add(ref target, 1), share * vertical.Tangent(seen.Other, other) & withinOther);
                    if (coarse)
                        CountCoarse(group, seen, within, share == Lane.Zero ? Lane.Zero : withinOther, node);
                }
                node += Lanes;
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
        for (var i = 0; i <= Together * Lanes; i += Lanes)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref ground, i)));
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref target, i)));
        }
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

    private void CountCoarse(Group group, UpperHulls.Tangents seen, Lane one, Lane other, int node)
    {
        var nearest = Vector512.Create<float>(group.CoarseFrom);
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
        return node < lines.FirstColumn - Together * Lanes || node > lines.LastColumn;
    }

    // Begins the hulls of neighbouring lines with the ground of the rings; tells whether any of it is coarse.
    private bool PushRings(Group group, FarRings rings, int line, Lines lines)
    {
        var room = lines.Farthest - lines.First + 1;
        for (var k = 0; k < rings.Count; k++)
            room += rings[k].Count;
        group.Arcs = lines.ArcsOf(line + Lanes / 2);
        group.Hulls.Clear(room);
        var last = lines.Count - 1;
        for (var lane = 0; lane < Lanes; lane++)
        {
            group.Hulls.CopyFrom(lane, far.Of(rings, Math.Min(line + lane, last), lines.Count));
            group.CoarseFrom[lane] = far.CoarseFrom;
        }
        Span<float> heights = stackalloc float[Lanes];
        for (var k = RingHulls.FirstShared(rings) - 1; k >= 0; k--)
        {
            var ring = rings[k];
            for (var i = ring.Count - 1; i >= 0; i--)
            {
                for (var lane = 0; lane < Lanes; lane++)
                    heights[lane] = ring.Along(Math.Min(line + lane, last)).At(i);
                group.Hulls.Push((float)ring.Verticals[i].X, ring.Verticals[i].Y(Vector512.Create<float>(heights)));
            }
            if (ring.Coarse)
                group.CoarseFrom.AsSpan().Fill((float)ring.Verticals[0].X);
        }
        return group.CoarseFrom.AsSpan().IndexOfAnyExcept(float.PositiveInfinity) >= 0;
    }

    // Lines side by side.
    private sealed class Group
    {
        public readonly UpperHulls Hulls = new();
        public readonly float[] CoarseFrom = new float[Lanes];
        public Lines.Arcs Arcs;
    }
}
