using Perilune.Numerics.Scalars;
using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Work;

namespace Perilune.Surface.Temperature;

/// <summary>
/// Temperatures of every cell of a map through a span of the real sky: as <see cref="PointTemperature"/>, eight cells side by
/// side. Immutable.
/// </summary>
/// <param name="Grid">The cells.</param>
/// <param name="Mean">Mean temperature of the surface by rows, K; NaN where a cell has no ground or lies at the map's edge.</param>
/// <param name="Minimum">Lowest temperature of the surface, K.</param>
/// <param name="Maximum">Highest temperature of the surface, K.</param>
/// <param name="Deep">Mean temperature one metre down, K.</param>
public sealed record TemperatureMap(
    MapGrid Grid,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> Minimum,
    IReadOnlyList<float> Maximum,
    IReadOnlyList<float> Deep
)
{
    // Ice lasts below this (Paige et al., 2010, Science 330, 479).
    private const double ColdTrapTemperature = 110;

    private const double DeepDepth = 1;

    /// <summary>Whether each cell is a cold trap for water ice: never above 110 K; false where nothing is known.</summary>
    public bool[] ColdTraps() => [.. Maximum.Select(temperature => temperature <= ColdTrapTemperature)];

    /// <summary>Temperatures of the cells of a map.</summary>
    /// <param name="horizons">Horizons of the ground, without a mast.</param>
    /// <param name="footprints">How the ground leans, on the same cells.</param>
    /// <param name="sky">Sun and Earth over the span.</param>
    /// <param name="regolith">The ground.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="step">s; three hours leave a few tenths of a kelvin.</param>
    /// <param name="count">Steps.</param>
    /// <param name="progress">Told the share of the map that is done, 0 to 1.</param>
    /// <param name="parallel">Threads and cancellation; each cell is computed alone, so the result does not depend on them.</param>
    /// <exception cref="ArgumentException">Horizons with a mast, or footprints of another map.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sky does not cover the span.</exception>
    public static TemperatureMap Find(
        HorizonMap horizons,
        FootprintMap footprints,
        LunarSky sky,
        Regolith regolith,
        double start,
        double step,
        int count,
        IProgress<double>? progress = null,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(horizons);
        ArgumentNullException.ThrowIfNull(footprints);
        if (horizons.MastHeight > 0)
            throw new ArgumentException(
                $"horizons of a mast of {horizons.MastHeight} m; the ground has none",
                nameof(horizons)
            );
        var map = horizons.Grid;
        if (footprints.Slopes.Length != map.Count)
            throw new ArgumentException("footprints of another map", nameof(footprints));
        var cells = new List<int>();
        for (var i = 0; i < map.Count; i++)
        {
            if (LeaningCell.IsKnown(horizons, footprints, i))
                cells.Add(i);
        }
        var suns = SkySteps.Over(sky, start, step, count);
        var grid = new RegolithGrid(
            regolith,
            Math.Min(LevelGround.SynodicDay, count * step),
            Math.Max(LevelGround.SynodicDay, count * step)
        );
        var (mean, least, most, deep) = (Empty(map), Empty(map), Empty(map), Empty(map));
        var groups = (cells.Count + Lanes8.Lanes - 1) / Lanes8.Lanes;
        var done = 0;
        Parallel.For(
            0,
            groups,
            Threads.Of(parallel),
            () => new Group(count),
            (group, _, work) =>
            {
                for (var lane = 0; lane < Lanes8.Lanes; lane++)
                {
                    // The last group repeats its last cell.
                    var cell = cells[Math.Min(group * Lanes8.Lanes + lane, cells.Count - 1)];
                    work.Heat(lane, horizons, footprints, cell, suns, regolith);
                }
                var cycles = PeriodicTemperature.Settle<Lanes8>(grid, work.Together(), step);
                for (var lane = 0; lane < Lanes8.Lanes && group * Lanes8.Lanes + lane < cells.Count; lane++)
                {
                    var (cell, cycle) = (cells[group * Lanes8.Lanes + lane], cycles[lane]);
                    (mean[cell], least[cell], most[cell]) = (
                        (float)cycle.Mean[0],
                        (float)cycle.Minimum[0],
                        (float)cycle.Maximum[0]
                    );
                    deep[cell] = (float)cycle.MeanAt(DeepDepth);
                }
                progress?.Report(Interlocked.Increment(ref done) / (double)groups);
                return work;
            },
            _ => { }
        );
        return new(map, mean, least, most, deep);
    }

    private static float[] Empty(MapGrid map)
    {
        var values = new float[map.Count];
        Array.Fill(values, float.NaN);
        return values;
    }

    // Heat of eight cells, one beside the other.
    private sealed class Group(int count)
    {
        private readonly double[][] absorbed = [.. Enumerable.Range(0, Lanes8.Lanes).Select(_ => new double[count])];
        private readonly Lanes8[] together = new Lanes8[count];

        public void Heat(
            int lane,
            HorizonMap horizons,
            FootprintMap footprints,
            int cell,
            SkySteps suns,
            Regolith regolith
        )
        {
            var ground = new LeaningCell(horizons, footprints, cell);
            var (column, row) = (cell % horizons.Grid.Columns, cell / horizons.Grid.Columns);
            var groundView = 1 - ground.Plane.SkyView(horizons.ProfileAt(column, row));
            for (var i = 0; i < count; i++)
            {
                var sun = ground.Sun(suns, i);
                absorbed[lane][i] =
                    LevelGround.Absorbed(regolith, suns.Beam(i) * ground.Fraction(sun), ground.Cosine(sun))
                    + Surroundings.Absorbed(regolith, groundView, suns.Beam(i), sun.Elevation);
            }
        }

        public ReadOnlySpan<Lanes8> Together()
        {
            Span<double> side = stackalloc double[Lanes8.Lanes];
            for (var i = 0; i < count; i++)
            {
                for (var lane = 0; lane < Lanes8.Lanes; lane++)
                    side[lane] = absorbed[lane][i];
                together[i] = Lanes8.FromLanes(side);
            }
            return together;
        }
    }
}
