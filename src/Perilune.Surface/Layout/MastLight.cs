using System.Collections.Immutable;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Layout;

/// <summary>What the top of a mast of some height sees.</summary>
/// <param name="Height">Height over the ground, m.</param>
/// <param name="Light">Its light over the span.</param>
public sealed record MastLight(double Height, LightHistory Light)
{
    /// <summary>Light at one place for masts of several heights.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="sky">Sun and Earth.</param>
    /// <param name="place">The foot of the mast.</param>
    /// <param name="heights">Heights over the ground, m, 0 to 10 km.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="end">TDB seconds past J2000, later.</param>
    /// <param name="parallel">Threads and cancellation; the result does not depend on them.</param>
    /// <exception cref="ArgumentOutOfRangeException">No terrain at the place, a height out of range, or no sky over the span.</exception>
    public static ImmutableArray<MastLight> Find(
        LunarTerrain terrain,
        LunarSky sky,
        SurfacePoint place,
        IReadOnlyList<double> heights,
        double start,
        double end,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(heights);
        return
        [
            .. heights.Select(height => new MastLight(
                height,
                LightFinder.Find(HorizonFinder.Find(terrain, place, height, parallel), sky, start, end, parallel)
            )),
        ];
    }
}
