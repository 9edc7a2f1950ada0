namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// Where one direction is sampled near a cell: every crossing of a line of nodes, where the bilinear surface has its edges,
/// and points between, where it bends. The same offsets serve every cell, so each is a weighted sum of shifted maps.
/// </summary>
internal sealed class NearSamples
{
    /// <summary>Samples reach this many nodes, exact to the surface; beyond, the lines of the sweep serve.</summary>
    public const int Reach = 96;

    // So far, all crossings; farther, those of the sweep's lines: from node column to node column, or row to row.
    private const int ReachAcross = 32;

    // Between crossings the surface is a parabola, bent by the second difference D of its patch's four heights (in units of
    // the spacing) times east times south. Samples d apart miss its slope from the cell by at most D e s d^2 / (4 distance):
    // by 0.02 deg where D is 0.2, two metres over ten.
    private const double Density = 0.002;
    private const double FirstDistance = 0.001;

    private static readonly int[] ends = [1, 2, 4, 8, 16, 24, 32, 48, 64, 80, Reach];

    private NearSamples(NearBand[] bands) => Bands = bands;

    /// <summary>Samples by distance.</summary>
    public NearBand[] Bands { get; }

    /// <summary>Samples along a direction.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="east">Columns a node of distance.</param>
    /// <param name="south">Rows a node of distance.</param>
    /// <param name="bend">Fall of the sphere below the plane over distance squared, 1/m.</param>
    public static NearSamples Along(Sheet ground, double east, double south, double bend)
    {
        var crossings = Crossings(Math.Abs(east), Math.Abs(south));
        var bands = new List<NearBand>();
        var i = 1;
        foreach (var end in ends)
        {
            // A band begins with the crossing that ended the one before: what lies between has both its ends.
            var (edges, between) = (new List<double> { crossings[i - 1] }, new List<double>());
            for (; i < crossings.Length && crossings[i] <= end; i++)
            {
                between.AddRange(Between(crossings[i - 1], crossings[i], Math.Abs(east * south)));
                edges.Add(crossings[i]);
            }
            if (edges.Count > 1)
                bands.Add(new(ground, [.. edges], [.. between], east, south, bend));
        }
        return new([.. bands]);
    }

    private static double[] Crossings(double east, double south)
    {
        var crossings = new SortedSet<double> { FirstDistance };
        foreach (var part in (double[])[east, south])
        {
            var reach = part < Math.Max(east, south) ? ReachAcross : Reach;
            for (var k = 1; part > 1e-9 && k / part <= reach; k++)
                crossings.Add(k / part);
        }
        return [.. crossings];
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
