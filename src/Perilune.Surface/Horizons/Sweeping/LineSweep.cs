using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// Sweeps the lines of a direction from far to near, keeping each line's <see cref="UpperHull"/>, and gives every cell the
/// tangent of what it sees beyond its near ground: from its own height to the hulls of the two lines it lies between,
/// weighted by how near it lies to each. Scratch space: one for each thread.
/// </summary>
internal sealed class LineSweep
{
    private readonly UpperHull hull = new();
    private long coarseSights;
    private readonly List<SharedHull> shared = [];

    /// <summary>Sights to ground on cells over 500 m.</summary>
    public long CoarseSights => coarseSights;

    /// <summary>Adds the tangents of a direction.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="rings">The ground beyond.</param>
    /// <param name="mast">Height of the observers above the ground, m.</param>
    /// <param name="tangents">Tangents of the elevation by rows of cells; added to.</param>
    /// <param name="pitch">Tangents a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(WorkingGrid ground, Lines lines, FarRings rings, double mast, float[] tangents, int pitch)
    {
        var heights = lines.AlongRows ? ground.Heights : ground.Transposed;
        var row = lines.AlongRows ? ground.Columns : ground.Rows;
        ref var height = ref MemoryMarshal.GetArrayDataReference(heights);
        ref var offset = ref MemoryMarshal.GetArrayDataReference(lines.Offsets);
        ref var share = ref MemoryMarshal.GetArrayDataReference(lines.Shares);
        ref var tangent = ref MemoryMarshal.GetArrayDataReference(tangents);
        ref var along = ref MemoryMarshal.GetArrayDataReference(CellsAlong(ground, lines, pitch));
        ref var across = ref MemoryMarshal.GetArrayDataReference(CellsAcross(ground, lines, pitch));
        var (begin, last, lag, sign) = (lines.First, lines.Last, lines.Lag, lines.Sign);
        var (origin, firstAcross, count) = (
            lines.Along(0),
            lines.FirstAcross,
            lines.LastAcross - lines.FirstAcross + 1
        );
        for (var line = 0; line < lines.Count; line++)
        {
            var first = lines.FirstLine + line;
            var (from, to) = Observers(lines, first);
            if (from > to)
                continue;
            var coarseFrom = PushRings(rings, line, last + lag - begin + 1, lines.Count);
            var arcs = lines.ArcsOf(line);
            for (var step = last + lag; step >= from + lag; step--)
            {
                var at = (first + Unsafe.Add(ref offset, step - begin)) * row + origin + sign * step;
                double z = Unsafe.Add(ref height, at);
                z += Unsafe.Add(ref share, step - begin) * (Unsafe.Add(ref height, at + row) - z);
                var (sine, versine) = Turn(arcs.At(step));
                if (z > 0.5 * WorkingGrid.Missing)
                    hull.Push(
                        (SurfacePoint.ReferenceRadius + z) * sine,
                        z + (SurfacePoint.ReferenceRadius + z) * versine
                    );
                var here = step - lag;
                if (here > to || Unsafe.Add(ref along, here - begin) < 0)
                    continue;
                var node = first + Unsafe.Add(ref offset, here - begin);
                var weight = 1 - Unsafe.Add(ref share, here - begin);
                (sine, versine) = Turn(arcs.At(here));
                // The nodes on both sides of the line.
                for (var side = 0; side < 2; side++, node++, weight = 1 - weight)
                {
                    if ((uint)(node - firstAcross) >= (uint)count || weight == 0)
                        continue;
                    var cell = Unsafe.Add(ref across, node - firstAcross);
                    if (cell < 0)
                        continue;
                    var eye = Unsafe.Add(ref height, node * row + origin + sign * here) + mast;
                    var radius = SurfacePoint.ReferenceRadius + eye;
                    var (x, y) = hull.IsEmpty
                        ? new(1, WorkingGrid.Missing)
                        : hull.TangentFrom(radius * sine, eye + radius * versine);
                    if (x + radius * sine >= coarseFrom)
                        coarseSights++;
                    // Up and ahead at the observer: the frame of the line's middle, turned by the arc.
                    var slope = (y + y * versine + x * sine) / (x + x * versine - y * sine);
                    Unsafe.Add(ref tangent, Unsafe.Add(ref along, here - begin) + cell) += (float)(weight * slope);
                }
            }
        }
    }

    // Sine and cosine less 1 of an arc of a few hundredths: the next terms are below 1e-11.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Sine, double Versine) Turn(double arc)
    {
        var square = arc * arc;
        return (arc * (1 - square * (1.0 / 6)), square * (square * (1.0 / 24) - 0.5));
    }

    // For each step, where in the tangents its column (or row) of cells begins; -1 where the map has none.
    private static int[] CellsAlong(WorkingGrid ground, Lines lines, int pitch)
    {
        var cells = new int[lines.Last - lines.First + 1];
        for (var i = 0; i < cells.Length; i++)
        {
            var (cell, rest) = Math.DivRem(lines.Along(lines.First + i) - ground.Margin, ground.Stride);
            cells[i] = rest == 0 ? cell * (lines.AlongRows ? 1 : pitch) : -1;
        }
        return cells;
    }

    private static int[] CellsAcross(WorkingGrid ground, Lines lines, int pitch)
    {
        var cells = new int[lines.LastAcross - lines.FirstAcross + 1];
        for (var i = 0; i < cells.Length; i++)
        {
            var (cell, rest) = Math.DivRem(lines.FirstAcross + i - ground.Margin, ground.Stride);
            cells[i] = rest == 0 ? cell * (lines.AlongRows ? pitch : 1) : -1;
        }
        return cells;
    }

    // Steps between which a line passes within a node of cells.
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
        var across = first + lines.Offsets[step - lines.First];
        return across < lines.FirstAcross - 1 || across > lines.LastAcross;
    }

    // A ring is so far away that it looks the same from several lines: their middle one's serves all. Hulls of rings are
    // kept, each with those beyond it. Gives the nearest X at which the ground stands on coarse cells.
    private double PushRings(FarRings rings, int line, int room, int lines)
    {
        for (var k = 0; k < rings.Count; k++)
            room += rings[k].Count;
        hull.Clear(room);
        while (shared.Count <= rings.Count)
            shared.Add(new());
        var fresh = line == 0;
        for (var k = rings.Count - 1; k >= 0; k--)
        {
            var ring = rings[k];
            // What lies beyond has changed with it: groups of lines nest.
            fresh |= line % ring.Group == 0;
            if (!fresh)
                continue;
            var own = shared[k];
            own.Hull.Clear(room);
            own.CoarseFrom = double.PositiveInfinity;
            if (k + 1 < rings.Count)
            {
                own.Hull.CopyFrom(shared[k + 1].Hull);
                own.CoarseFrom = shared[k + 1].CoarseFrom;
            }
            own.CoarseFrom = Math.Min(own.CoarseFrom, Push(ring, Math.Min(line + ring.Group / 2, lines - 1), own.Hull));
        }
        if (rings.Count == 0)
            return double.PositiveInfinity;
        hull.CopyFrom(shared[0].Hull);
        return shared[0].CoarseFrom;
    }

    private static double Push(FarRings.Ring ring, int line, UpperHull hull)
    {
        var sampled = line / ring.LineStep;
        var part = (float)(line % ring.LineStep) / ring.LineStep;
        var one = ring.Heights.AsSpan(sampled * ring.Count, ring.Count);
        var other = part > 0 ? ring.Heights.AsSpan((sampled + 1) * ring.Count, ring.Count) : one;
        var sines = ring.Sines.AsSpan(0, ring.Count);
        var versines = ring.Versines.AsSpan(0, ring.Count);
        var nearest = double.PositiveInfinity;
        for (var i = one.Length - 1; i >= 0; i--)
        {
            double z = one[i] + part * (other[i] - one[i]);
            if (z <= 0.5 * WorkingGrid.Missing)
                continue;
            nearest = (SurfacePoint.ReferenceRadius + z) * sines[i];
            hull.Push(nearest, z + (SurfacePoint.ReferenceRadius + z) * versines[i]);
        }
        return ring.Coarse ? nearest : double.PositiveInfinity;
    }

    // The hull of a ring and all beyond it, on the line that was swept last.
    private sealed class SharedHull
    {
        public readonly UpperHull Hull = new();
        public double CoarseFrom;
    }
}
