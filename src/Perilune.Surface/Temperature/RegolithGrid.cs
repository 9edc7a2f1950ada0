using System.Collections.Immutable;

namespace Perilune.Surface.Temperature;

/// <summary>
/// Nodes in the ground, from the surface down, each layer a constant factor thicker than the one above it. The first node
/// is the surface itself. Immutable, safe from any thread.
/// </summary>
public sealed class RegolithGrid
{
    // How much thicker each layer is than the one above; heat1d and Hayne (2017) take the same.
    private const double Growth = 1.2;

    // Temperature at which the skin depth is taken, K: near the mean of an equatorial surface.
    private const double SkinTemperature = 250;

    private readonly double[] depths;

    /// <summary>A grid for a ground and the period of the heat that comes and goes.</summary>
    /// <param name="regolith">The ground.</param>
    /// <param name="shortestPeriod">Period of the fastest change that matters, s: the first layer is a fraction of its skin depth.</param>
    /// <param name="longestPeriod">Period of the slowest change, s: the ground is cut off ten of its skin depths below.</param>
    /// <param name="layersPerSkin">How many of the first layer fit into the skin depth of the shortest period.</param>
    /// <exception cref="ArgumentOutOfRangeException">A period not above 0, the longest below the shortest, or fewer than 2 layers a skin.</exception>
    public RegolithGrid(Regolith regolith, double shortestPeriod, double longestPeriod, int layersPerSkin = 12)
    {
        ArgumentNullException.ThrowIfNull(regolith);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shortestPeriod);
        ArgumentOutOfRangeException.ThrowIfLessThan(longestPeriod, shortestPeriod);
        ArgumentOutOfRangeException.ThrowIfLessThan(layersPerSkin, 2);
        var bottom = 10 * SkinDepth(regolith, longestPeriod);
        var nodes = new List<double> { 0 };
        var layer = SkinDepth(regolith, shortestPeriod) / layersPerSkin;
        while (nodes[^1] < bottom)
        {
            nodes.Add(nodes[^1] + layer);
            layer *= Growth;
        }
        depths = [.. nodes];
        Regolith = regolith;
        Masses = new double[depths.Length];
        Couplings = new double[depths.Length - 1];
        for (var i = 0; i < depths.Length; i++)
        {
            var top = i == 0 ? 0 : 0.5 * (depths[i - 1] + depths[i]);
            var end = i == depths.Length - 1 ? depths[i] : 0.5 * (depths[i] + depths[i + 1]);
            Masses[i] = Mass(regolith, top, end);
            if (i < Couplings.Length)
                Couplings[i] =
                    regolith.ContactConductivity(0.5 * (depths[i] + depths[i + 1])) / (depths[i + 1] - depths[i]);
        }
    }

    /// <summary>The ground.</summary>
    public Regolith Regolith { get; }

    /// <summary>Depths of the nodes, m, from 0 down.</summary>
    public ImmutableArray<double> Depths => [.. depths];

    /// <summary>How many nodes.</summary>
    public int Count => depths.Length;

    /// <summary>Mass of the ground that belongs to each node, kg/m2.</summary>
    internal double[] Masses { get; }

    /// <summary>Contact conductance between a node and the next, W/(m2 K).</summary>
    internal double[] Couplings { get; }

    internal double Spacing(int node) => depths[node + 1] - depths[node];

    /// <summary>Depth, m, at which a surface wave of a period, s, is down to 1/e (Hayne et al., 2017, section 2.2).</summary>
    public static double SkinDepth(Regolith regolith, double period)
    {
        ArgumentNullException.ThrowIfNull(regolith);
        // Longer waves run in denser ground.
        var diffusivity =
            period > 1e7
                ? regolith.Conductivity(10 * regolith.ScaleHeight, SkinTemperature)
                    / (regolith.DeepDensity * Regolith.HeatCapacity(SkinTemperature))
                : regolith.Diffusivity(SkinTemperature);
        return Math.Sqrt(diffusivity * period / Math.PI);
    }

    // Integral of the density.
    private static double Mass(Regolith regolith, double top, double end) =>
        regolith.DeepDensity * (end - top)
        - (regolith.DeepDensity - regolith.SurfaceDensity)
            * regolith.ScaleHeight
            * (Math.Exp(-top / regolith.ScaleHeight) - Math.Exp(-end / regolith.ScaleHeight));
}
