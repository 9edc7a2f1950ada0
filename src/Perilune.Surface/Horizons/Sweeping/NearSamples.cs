using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// Where one direction is sampled near a cell: every crossing of a line of nodes, where the bilinear surface has its edges,
/// and points between, where it bends. The same offsets serve every cell, so each is a weighted sum of shifted maps.
/// </summary>
internal sealed class NearSamples
{
    /// <summary>Samples reach this many nodes, exact to the surface; beyond, the lines of the sweep serve.</summary>
    public const int Reach = 96;

    // So far, all crossings; farther, those of the sweep's lines: from row of nodes to row of nodes.
    private const int ReachAcross = 32;

    // Between crossings the surface is a parabola, bent by the second difference D of its patch's four heights (in units of
    // the spacing) times the parts of the direction right and down. Samples d apart miss its slope from the cell by at most
    // D r d d^2 / (4 distance): by 0.02 deg where D is 0.2, two metres over ten.
    private const double Density = 0.002;

    // Rows of cells down a stack of strips that are called for ahead.
    private const int RowsAhead = 3;

    private readonly int[] heightsAhead;
    private readonly int[] boundsAhead;
    private readonly int lead;
    private readonly int width;

    private NearSamples(NearGround ground, NearFoot foot, NearBand[] bands, int reachRight, int reachDown)
    {
        (Ground, Foot, Bands) = (ground, foot, bands);
        lead = Math.Max(0, reachDown) + RowsAhead * ground.Stride;
        heightsAhead = ground.HeightsFrom(Math.Min(0, reachRight), lead);
        boundsAhead = ground.BoundsFrom(Math.Min(0, reachRight));
        width = NearField.Strip + Math.Abs(reachRight) / ground.Stride + 1;
    }

    /// <summary>The ground that is sampled.</summary>
    public NearGround Ground { get; }

    /// <summary>The ground to the first crossing.</summary>
    public NearFoot Foot { get; }

    /// <summary>Samples by distance from there on.</summary>
    public NearBand[] Bands { get; }

    /// <summary>Samples along a direction.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="parts">Nodes of it for one of those that <see cref="Reach"/> counts.</param>
    /// <param name="right">Columns a node of distance.</param>
    /// <param name="down">Rows a node of distance.</param>
    /// <param name="bend">Fall of the sphere below the plane over distance squared, 1/m.</param>
    /// <param name="mast">Height of the eyes above the ground, m.</param>
    public static NearSamples Along(NearGround ground, int parts, double right, double down, double bend, double mast)
    {
        var crossings = Crossings(Math.Abs(right), Math.Abs(down), parts);
        var bands = new List<NearBand>();
        var i = 1;
        for (var end = NextEnd(0); i < crossings.Length; end = NextEnd(end))
        {
            // A band begins with the crossing that ended the one before: what lies between has both its ends.
            var (edges, between) = (new List<double> { crossings[i - 1] }, new List<double>());
            for (; i < crossings.Length && crossings[i] <= end; i++)
            {
                between.AddRange(Between(crossings[i - 1], crossings[i], Math.Abs(right * down)));
                edges.Add(crossings[i]);
            }
            if (edges.Count > 1)
                bands.Add(new(ground, [.. edges], [.. between], right, down, bend));
        }
        return new(
            ground,
            new(ground, right, down, bend, mast),
            [.. bands],
            (int)Math.Round(parts * Reach * right),
            (int)Math.Round(parts * Reach * down)
        );
    }

    /// <summary>
    /// Calls into the processor's cache what the strip some rows below one will look at for the first time: rows of the maps lie
    /// too far apart for the processor to foresee them.
    /// </summary>
    /// <param name="column">First cell of the strip.</param>
    /// <param name="row">Its row.</param>
    public void CallFor(int column, int row)
    {
        if (!Sse.IsSupported)
            return;
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Ground.Values), column);
        foreach (var from in heightsAhead)
            CallFor(ref Unsafe.Add(ref first, row * Ground.Pitch + from));
        var bounds = Ground.BoundRow(row * Ground.Stride + lead);
        if (bounds == Ground.BoundRow((row - 1) * Ground.Stride + lead))
            return;
        foreach (var from in boundsAhead)
            CallFor(ref Unsafe.Add(ref first, bounds + from));
    }

    private unsafe void CallFor(ref float first)
    {
        for (var i = 0; i < width; i += Vector512<float>.Count)
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.Add(ref first, i)));
    }

    // Bands fit into the rectangles whose greatest heights are known. Shorter ones are left out oftener, longer ones ask less.
    private static int NextEnd(int end) =>
        end
        + end switch
        {
            < 2 => 2,
            < 12 => 5,
            < 36 => 6,
            _ => 12,
        };

    private static double[] Crossings(double right, double down, int parts)
    {
        var crossings = new List<double>();
        foreach (var part in (double[])[right, down])
        {
            var reach = parts * (part < Math.Max(right, down) ? ReachAcross : Reach);
            for (var k = 1; part > 1e-9 && k / part <= reach; k++)
                crossings.Add(k / part);
        }
        crossings.Sort();
        // Through a node a direction crosses two lines at once.
        return [.. crossings.Where((at, i) => i == 0 || at - crossings[i - 1] > 1e-9)];
    }

    private static IEnumerable<double> Between(double from, double to, double product)
    {
        var at = from;
        while (true)
        {
            var parts = Math.Ceiling((to - at) / Math.Sqrt(4 * Density * at / Math.Max(product, 1e-6)));
            if (parts <= 1)
                yield break;
            yield return at += (to - at) / parts;
        }
    }
}
