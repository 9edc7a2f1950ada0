namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// Where one direction is sampled near a cell: every crossing of a line of nodes, where the bilinear surface has its edges,
/// and points between, where it bends. The same offsets serve every cell, so each is a weighted sum of shifted maps.
/// </summary>
internal sealed class NearSamples
{
    /// <summary>Samples reach this many nodes, exact to the surface; beyond, the lines of the sweep serve.</summary>
    public const int Reach = 96;

    private const int ReachAcross = 32;

    // Between crossings the surface is a parabola, bent by the second difference D of its patch's four heights (in units of
    // the spacing) times east times south. Samples d apart miss its slope from the cell by at most D e s d^2 / (4 distance):
    // by 0.02 deg where D is 0.2, two metres over ten.
    private const double Density = 0.002;
    private const double FirstDistance = 0.001;

    private NearSamples(NearBand[] bands) => Bands = bands;

    /// <summary>Samples by distance.</summary>
    public NearBand[] Bands { get; }

    /// <summary>Samples along a direction.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="east">Columns a node of distance.</param>
    /// <param name="south">Rows a node of distance.</param>
    /// <param name="bend">Fall of the sphere below the plane over distance squared, 1/m.</param>
    public static NearSamples Along(WorkingGrid ground, double east, double south, double bend)
    {
        var distances = Distances(Math.Abs(east), Math.Abs(south));
        var bands = new List<NearBand>();
        // Bands are narrow where they are rarely hidden and wide where they often are.
        for (double first = 0, last = 8; first < Reach; first = last, last += last < 32 ? 8 : 16)
        {
            var within = distances.Where(distance => distance > first && distance <= last).ToArray();
            if (within.Length > 0)
                bands.Add(new(ground, within, east, south, bend));
        }
        return new([.. bands]);
    }

    // Distances in nodes at which to sample, rising.
    private static List<double> Distances(double east, double south)
    {
        var crossings = new SortedSet<double> { FirstDistance };
        foreach (var part in (double[])[east, south])
        {
            // Farther out the steps of the sweep's lines do: from node column to node column, or row to row.
            var reach = part < Math.Max(east, south) ? ReachAcross : Reach;
            for (var k = 1; part > 1e-9 && k / part <= reach; k++)
                crossings.Add(k / part);
        }
        var distances = new List<double>();
        foreach (var end in crossings)
        {
            if (distances.Count > 0)
            {
                var at = distances[^1];
                while (true)
                {
                    var step = Math.Sqrt(4 * Density * at / Math.Max(east * south, 1e-6));
                    var parts = Math.Ceiling((end - at) / step);
                    if (parts <= 1)
                        break;
                    distances.Add(at += (end - at) / parts);
                }
            }
            distances.Add(end);
        }
        return distances;
    }
}
