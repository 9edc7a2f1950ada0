using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// Ground beyond the working grid, along the great circles that continue a direction's lines: rings that double in distance,
/// sampled at half the finest cell they meet (but no more than 0.8 % of the distance) or a thousandth of the distance, along the lines and across them. A line
/// between two sampled ones takes heights between theirs.
/// </summary>
internal sealed class FarRings(LunarTerrain terrain)
{
    private const double StepPerCell = 0.5;
    private const double StepPerDistance = 1e-3;

    // Samples s apart miss a ridge by up to a fourth of s times the change of slope there: by 0.02 deg where that is 0.2.
    private const double LongestStep = 8e-3;

    // A line uses a ring's hull of another line within this share of its distance: a skyline that falls by 0.3 is then wrong
    // by 0.009 deg at most, and by none on average.
    private const double SharedOffset = 5e-4;

    // Below the Moon's lowest point, -9.2 km, and above its highest, 10.8 km.
    private const double LowestGround = -10_000;

    // Coarser ground than this is no far horizon.
    private const double FineCell = TerrainReach.FineCell;

    private readonly List<Ring> rings = [];

    /// <summary>A ring.</summary>
    public sealed class Ring
    {
        /// <summary>Arcs of the samples, rising, rad.</summary>
        public double[] Arcs = [];

        /// <summary>Their verticals.</summary>
        public SightPlane[] Verticals = [];

        /// <summary>Number of samples along a line.</summary>
        public int Count;

        /// <summary>Lines from one sampled line to the next.</summary>
        public int LineStep;

        /// <summary>Neighbouring lines that one hull serves; a power of two.</summary>
        public int Group;

        /// <summary>Heights by sampled lines, m; <see cref="WorkingGrid.Missing"/> where no grid covers the sample.</summary>
        public float[] Heights = [];

        /// <summary>The heights along a line: between those of the sampled lines beside it.</summary>
        public Profile Along(int line)
        {
            var (sampled, rest) = Math.DivRem(line, LineStep);
            var one = Heights.AsSpan(sampled * Count, Count);
            return rest == 0
                ? new(one, one, 0)
                : new(one, Heights.AsSpan((sampled + 1) * Count, Count), (float)rest / LineStep);
        }

        /// <summary>Whether any sample stands on cells over 500 m.</summary>
        public bool Coarse;
    }

    /// <summary>Heights along a line of a ring.</summary>
    public readonly ref struct Profile(ReadOnlySpan<float> one, ReadOnlySpan<float> other, float share)
    {
        private readonly ReadOnlySpan<float> one = one;
        private readonly ReadOnlySpan<float> other = other;

        /// <summary>Height of a sample, m.</summary>
        public float At(int sample) => one[sample] + share * (other[sample] - one[sample]);
    }

    /// <summary>The rings in use, near to far.</summary>
    public int Count { get; private set; }

    /// <summary>Arc distance, rad, at which the first line leaves all terrain; infinite where none does in reach.</summary>
    public double FirstGap { get; private set; }

    /// <summary>A ring by its place, near to far.</summary>
    public Ring this[int i] => rings[i];

    /// <summary>Samples the rings of a direction.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="start">Arc at which the rings begin, rad from the lines' middles.</param>
    /// <param name="nearestObserver">Arc of the observer farthest ahead, rad from the lines' middles.</param>
    /// <param name="highestObserver">Height of the highest observer, m.</param>
    public void Sample(Lines lines, double start, double nearestObserver, double highestObserver)
    {
        const double r = SurfacePoint.ReferenceRadius;
        var highest = terrain.Grids.Max(grid => grid.Maximum);
        // Beyond, no sight over the lowest ground meets the highest.
        var end =
            nearestObserver
            + Math.Acos((r + LowestGround) / (r + highestObserver))
            + Math.Acos((r + LowestGround) / (r + Math.Max(highest, LowestGround)));
        end = Math.Min(end, Math.PI / 2);
        (Count, FirstGap) = (0, double.PositiveInfinity);
        var from = start;
        while (from < end)
        {
            var away = from - nearestObserver;
            var to = Math.Min(end, nearestObserver + 2 * away);
            var spacing = Math.Max(
                lines.Spacing / r,
                Math.Max(
                    Math.Min(StepPerCell * FinestCell(lines, from, to) / r, LongestStep * away),
                    StepPerDistance * away
                )
            );
            if (Count == rings.Count)
                rings.Add(new());
            var aside = SharedOffset * away * r / lines.Spacing;
            rings[Count].Group = 1 << Math.Min(10, (int)Math.Log2(Math.Max(1, 2 * aside)));
            Fill(rings[Count++], lines, from, to, spacing);
            from = to;
        }
    }

    private void Fill(Ring ring, Lines lines, double from, double to, double spacing)
    {
        ring.Count = Math.Max(1, (int)Math.Ceiling((to - from) / spacing));
        ring.LineStep = Math.Max(1, (int)(spacing * SurfacePoint.ReferenceRadius / lines.Spacing));
        if (ring.Arcs.Length < ring.Count)
            (ring.Arcs, ring.Verticals) = (new double[ring.Count], new SightPlane[ring.Count]);
        for (var i = 0; i < ring.Count; i++)
        {
            ring.Arcs[i] = from + (to - from) * i / ring.Count;
            ring.Verticals[i] = SightPlane.At(ring.Arcs[i]);
        }
        var sampled = (lines.Count - 1 + ring.LineStep - 1) / ring.LineStep + 1;
        if (ring.Heights.Length < sampled * ring.Count)
            ring.Heights = new float[sampled * ring.Count];
        var coarse = false;
        ReadOnlySpan<SightPlane> verticals = ring.Verticals.AsSpan(0, ring.Count);
        for (var k = 0; k < sampled; k++)
        {
            var (up, ahead) = lines.Circle(k * ring.LineStep);
            var heights = ring.Heights.AsSpan(k * ring.Count, ring.Count);
            for (var i = 0; i < heights.Length; i++)
            {
                // The sphere's point lies on the plane's vertical, cos(arc) times as far from the centre as its foot there.
                var cosine = 1 / verticals[i].Secant;
                var point = up * cosine + ahead * (verticals[i].X * (cosine / SurfacePoint.ReferenceRadius));
                if (terrain.TryHeight(point, out var height, out var grid))
                {
                    heights[i] = (float)height;
                    coarse |= grid.CellSize > FineCell;
                }
                else
                {
                    heights[i] = WorkingGrid.Missing;
                    FirstGap = Math.Min(FirstGap, ring.Arcs[i]);
                }
            }
        }
        ring.Coarse = coarse;
    }

    // Probed on 9 lines at 8 arcs.
    private double FinestCell(Lines lines, double from, double to)
    {
        const int across = 8;
        const int along = 7;
        var finest = double.PositiveInfinity;
        for (var i = 0; i <= across; i++)
        {
            var (up, ahead) = lines.Circle((lines.Count - 1.0) * i / across);
            for (var j = 0; j <= along; j++)
            {
                var (sin, cos) = Math.SinCos(from + (to - from) * j / along);
                if (terrain.TryHeight(up * cos + ahead * sin, out _, out var grid))
                    finest = Math.Min(finest, grid.CellSize);
            }
        }
        // Where nothing is known nothing is lost by looking seldom.
        return double.IsFinite(finest) ? finest : FineCell;
    }
}
