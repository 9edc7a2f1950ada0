using System.Numerics;
using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Maps;
using Perilune.Surface.Temperature;
using Perilune.Surface.Work;

namespace Perilune.Surface.Illumination.Scattering;

/// <summary>
/// The faint light of every cell of a map. Sunlight on the ground around is found once for all instants; each cell then looks
/// once over that ground, and what it sees is added up for all instants together.
/// </summary>
public static class ShadowLightFinder
{
    /// <summary>Faint light on a map.</summary>
    /// <param name="horizons">Horizons of the cells, without a mast.</param>
    /// <param name="footprints">How the cells lean.</param>
    /// <param name="ground">The ground that scatters; the cells lie on it.</param>
    /// <param name="sky">Sun and Earth; covers the span.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="step">From one look to the next, s; looks stand at the middles of steps.</param>
    /// <param name="count">Looks: four bytes of memory are taken for each and each lit cell of the scattering ground.</param>
    /// <param name="azimuths">Azimuths along which a cell looks at the ground.</param>
    /// <param name="parallel">Threads and cancellation; each cell is computed alone, so the result does not depend on them.</param>
    /// <param name="progress">Told the share of the map that is done.</param>
    /// <exception cref="ArgumentException">Horizons with a mast, footprints of another map, or a map beside the ground.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span.</exception>
    public static ShadowLightMap Find(
        HorizonMap horizons,
        FootprintMap footprints,
        ScatteringGround ground,
        LunarSky sky,
        double start,
        double step,
        int count,
        int azimuths = ScatteringGround.ViewAzimuths,
        ParallelOptions? parallel = null,
        IProgress<double>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(horizons);
        ArgumentNullException.ThrowIfNull(footprints);
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (horizons.MastHeight > 0)
            throw new ArgumentException("faint light falls on the ground, which has no mast", nameof(horizons));
        var map = horizons.Grid;
        if (footprints.Grid.Count != map.Count)
            throw new ArgumentException("footprints of another map", nameof(footprints));
        var steps = SkySteps.Over(sky, start + 0.5 * step, step, count);
        var lit = ground.SunlightOver(steps, parallel);
        var shine = new double[count];
        for (var i = 0; i < count; i++)
        {
            var (reflected, radiated) = steps.Earthshine(i);
            shine[i] = reflected + radiated;
        }
        var (mean, most, beyond) = (Unknown(map), Unknown(map), Unknown(map));
        var (meanEarth, mostEarth) = (Unknown(map), Unknown(map));
        var done = 0;
        Parallel.For(
            0,
            map.Rows,
            Threads.Of(parallel),
            () => (March: ground.March(azimuths), Light: new float[count]),
            (row, _, work) =>
            {
                for (var column = 0; column < map.Columns; column++)
                {
                    var cell = row * map.Columns + column;
                    if (!LeaningCell.IsKnown(horizons, footprints, cell))
                        continue;
                    var own = new LeaningCell(horizons, footprints, cell);
                    var place = (Column: column, Row: row);
                    ground.Look(
                        work.March,
                        map.PointAt(column, row),
                        own.Plane,
                        azimuth => horizons.ElevationAt(place.Column, place.Row, azimuth + own.North)
                    );
                    beyond[cell] = (float)work.March.Beyond;
                    (mean[cell], most[cell]) = Gather(work.March, lit, ground.Albedo, work.Light);
                    (meanEarth[cell], mostEarth[cell]) = Earth(own, steps, shine);
                }
                progress?.Report(Interlocked.Increment(ref done) / (double)map.Rows);
                return work;
            },
            _ => { }
        );
        return new(map, step, mean, most, meanEarth, mostEarth, beyond, horizons.Coverage);
    }

    private static (float Mean, float Most) Gather(ViewMarch view, float[][] lit, double albedo, float[] light)
    {
        Array.Clear(light);
        foreach (var cell in view.Seen)
        {
            if (lit[cell].Length > 0)
                Add(light, lit[cell], view.Share(cell));
        }
        var (sum, most) = (0.0, 0f);
        foreach (var value in light)
            (sum, most) = (sum + value, Math.Max(most, value));
        return ((float)(albedo * sum / light.Length), (float)(albedo * most));
    }

    // Each sum grows by itself, so that the width of a vector does not matter.
    private static void Add(float[] light, float[] lit, float share)
    {
        var i = 0;
        for (; i <= light.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(light, i) + new Vector<float>(lit, i) * share).CopyTo(light, i);
        for (; i < light.Length; i++)
            light[i] += lit[i] * share;
    }

    private static (float Mean, float Most) Earth(LeaningCell cell, SkySteps steps, double[] shine)
    {
        var (sum, most) = (0.0, 0.0);
        for (var i = 0; i < steps.Count; i++)
        {
            var light = cell.Light(shine[i], cell.Earth(steps, i));
            sum += light;
            most = Math.Max(most, light);
        }
        return ((float)(sum / steps.Count), (float)most);
    }

    private static float[] Unknown(MapGrid map)
    {
        var values = new float[map.Count];
        Array.Fill(values, float.NaN);
        return values;
    }
}
