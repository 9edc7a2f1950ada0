using Perilune.Surface.Horizons.Sweeping;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;
using Perilune.Surface.Work;

namespace Perilune.Surface.Horizons;

/// <summary>
/// The horizons of every cell of a map, one azimuth after the other. Within 96 nodes of a cell the bilinear ground is looked
/// at from that cell itself; beyond, parallel lines are swept from the farthest ground that could be seen to the nearest, each
/// keeping the upper convex hull of what lies ahead, and a cell takes the tangents from its own height to the hulls of the two
/// lines it lies between. A cell thus costs the same however far it sees. Near ground that is not bilinear between the nodes,
/// as beside the rims of grids, is looked at on nodes of half the spacing. The layers do not depend on the number of threads.
/// </summary>
public static class HorizonSweep
{
    /// <summary>Azimuths of a map unless told: every 0.5 deg, the width of the Sun.</summary>
    public const int AzimuthCount = 720;

    /// <summary>The horizons of a map, kept in memory: two bytes for each cell and azimuth.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="map">The cells.</param>
    /// <param name="mastHeight">Height of the observers above the ground, m, 0 to 10 km.</param>
    /// <param name="azimuths">Number of azimuths, 4 to 3600.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    /// <param name="progress">Told the share of azimuths done.</param>
    /// <exception cref="ArgumentOutOfRangeException">A mast or a number out of range, no ground under the map, or a map too
    /// large.</exception>
    /// <exception cref="OperationCanceledException">Cancelled through <paramref name="parallel"/>.</exception>
    public static HorizonMap Compute(
        LunarTerrain terrain,
        MapGrid map,
        double mastHeight,
        int azimuths = AzimuthCount,
        ParallelOptions? parallel = null,
        IProgress<double>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(map);
        var sweep = new MapSweep(terrain, map, mastHeight, azimuths, Threads.Of(parallel));
        var layers = new short[azimuths][];
        sweep.Run(
            (azimuth, layer) =>
            {
                layers[azimuth] = new short[map.Count + HorizonMap.Padding];
                layer.CopyTo(layers[azimuth]);
            },
            progress
        );
        return new(map, mastHeight, sweep.Ground, layers, sweep.Coverage());
    }

    /// <summary>The same, given to a consumer layer by layer, in order of azimuth, and not kept.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="map">The cells.</param>
    /// <param name="mastHeight">Height of the observers above the ground, m, 0 to 10 km.</param>
    /// <param name="azimuths">Number of azimuths, 4 to 3600.</param>
    /// <param name="consumer">Is given each layer (as <see cref="HorizonMap.Layer"/>) once, one at a time; the span lives as
    /// long as the call.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    /// <param name="progress">Told the share of azimuths done.</param>
    /// <returns>What the terrain covers.</returns>
    public static HorizonMapCoverage Stream(
        LunarTerrain terrain,
        MapGrid map,
        double mastHeight,
        int azimuths,
        HorizonLayerConsumer consumer,
        ParallelOptions? parallel = null,
        IProgress<double>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(consumer);
        var sweep = new MapSweep(terrain, map, mastHeight, azimuths, Threads.Of(parallel));
        sweep.Run(consumer, progress);
        return sweep.Coverage();
    }
}

/// <summary>Takes a layer of horizons.</summary>
/// <param name="azimuth">Number of the azimuth.</param>
/// <param name="layer">Elevations by rows of cells, as <see cref="HorizonMap.Layer"/>.</param>
public delegate void HorizonLayerConsumer(int azimuth, ReadOnlySpan<short> layer);
