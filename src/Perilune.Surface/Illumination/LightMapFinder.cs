using System.Collections.Immutable;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Horizons;
using Perilune.Surface.Work;

namespace Perilune.Surface.Illumination;

/// <summary>
/// The light of every cell of a map from its stored horizons. At each instant all cells of a short piece of a row see the Sun
/// toward the same few layers of the horizon map, and their own elevations of it are compared with them 16 at a time.
/// </summary>
public static class LightMapFinder
{
    /// <summary>Sun and Earth over a map.</summary>
    /// <param name="horizons">The horizons of the cells.</param>
    /// <param name="sky">Sun and Earth; covers the span.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="end">TDB seconds past J2000, later.</param>
    /// <param name="step">From one sample to the next, s; samples stand at the middles of steps, and what is left of the span at
    /// its end is not looked at.</param>
    /// <param name="limb">Brightness of the Sun's disc; <see cref="SolarLimb.Visible"/> unless told.</param>
    /// <param name="seasons">Times within the span at which a season ends and another begins, rising; none unless told.</param>
    /// <param name="stations">Tracking stations on the Earth; none unless told.</param>
    /// <param name="parallel">Threads and cancellation; each cell is computed alone, so the result does not depend on them.</param>
    /// <param name="progress">Told the share of the map that is done.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span, it holds no step, or seasons out of
    /// order.</exception>
    /// <exception cref="OperationCanceledException">Cancelled through <paramref name="parallel"/>.</exception>
    public static LightMap Find(
        HorizonMap horizons,
        LunarSky sky,
        double start,
        double end,
        double step,
        SolarLimb? limb = null,
        IReadOnlyList<double>? seasons = null,
        EarthStations? stations = null,
        ParallelOptions? parallel = null,
        IProgress<double>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(horizons);
        ArgumentNullException.ThrowIfNull(sky);
        if (!(step > 0 && end - start >= step && start >= sky.Start && end <= sky.End))
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"light from {start} to {end} s TDB every {step} s needs a step above 0 within the span and a sky that covers it; "
                    + $"this one runs from {sky.Start} to {sky.End}"
            );
        }
        ImmutableArray<double> edges = [start, .. seasons ?? [], end];
        for (var i = 1; i < edges.Length; i++)
        {
            if (!(edges[i] > edges[i - 1]))
                throw new ArgumentOutOfRangeException(nameof(seasons), edges[i], "seasons rise within the span");
        }
        var count = (int)((end - start) / step * (1 + 1e-12));
        var (times, suns, earths) = (new double[count], new Vector3[count], new Vector3[count]);
        var antennas = new Vector3[count][];
        for (var i = 0; i < count; i++)
        {
            times[i] = start + (i + 0.5) * step;
            (suns[i], earths[i]) = (sky.Sun(times[i]), sky.Earth(times[i]));
            antennas[i] = stations?.Up(times[i]) ?? [];
        }
        var map = new LightMap(horizons, new(start, end), step, edges, stations is not null);
        var slices = new SunSlices(limb ?? SolarLimb.Visible, 8);
        var width = LightStrip.WidthFor(horizons.Grid);
        var across = (horizons.Grid.Columns + width - 1) / width;
        var done = 0;
        Parallel.For(
            0,
            across * horizons.Grid.Rows,
            Threads.Of(parallel),
            () => new LightStrip(horizons, slices, times, suns, earths, antennas, map),
            (i, _, strip) =>
            {
                strip.Run(i % across * width, i / across, width);
                progress?.Report((double)Interlocked.Increment(ref done) / (across * horizons.Grid.Rows));
                return strip;
            },
            _ => { }
        );
        return map;
    }
}
