using System.Collections.Immutable;
using Perilune.Surface.Horizons;
using Perilune.Surface.Maps;

namespace Perilune.Surface.Illumination;

/// <summary>
/// Sun and Earth over a span for every cell of a map, by rows of cells; NaN (or -1) where a cell has no ground. Immutable.
/// </summary>
public sealed class LightMap
{
    internal LightMap(
        HorizonMap horizons,
        TimeInterval span,
        double step,
        ImmutableArray<double> seasons,
        bool hasStations
    )
    {
        (Grid, MastHeight, Coverage) = (horizons.Grid, horizons.MastHeight, horizons.Coverage);
        (Span, Step, Seasons) = (span, step, seasons);
        var count = horizons.Grid.Count;
        (MeanSun, LongestNight, Nights) = (new float[count], new float[count], new int[count]);
        (MeanEarth, Both) = (new float[count], new float[count]);
        Contact = hasStations ? new float[count] : [];
        SunBySeason = new float[seasons.Length - 1][];
        for (var i = 0; i < SunBySeason.Length; i++)
            SunBySeason[i] = new float[count];
    }

    /// <summary>The cells.</summary>
    public MapGrid Grid { get; }

    /// <summary>Height of the observers above the ground, m.</summary>
    public double MastHeight { get; }

    /// <summary>What the terrain behind the horizons covers.</summary>
    public HorizonMapCoverage Coverage { get; }

    /// <summary>The span sampled.</summary>
    public TimeInterval Span { get; }

    /// <summary>From one sample to the next, s; samples stand at the middles of steps.</summary>
    public double Step { get; }

    /// <summary>Edges of the seasons, TDB seconds past J2000, the span's start and end among them.</summary>
    public ImmutableArray<double> Seasons { get; }

    /// <summary>Mean visible share of the Sun's light, 0 to 1.</summary>
    public float[] MeanSun { get; }

    /// <summary>Longest time without any of the Sun, s: samples in the dark times the step, right within a step at each end.</summary>
    public float[] LongestNight { get; }

    /// <summary>Number of times without any of the Sun (of a step and more).</summary>
    public int[] Nights { get; }

    /// <summary>Share of the span in which the Earth's centre stands above the horizon, 0 to 1.</summary>
    public float[] MeanEarth { get; }

    /// <summary>Share of the span with at least half of the Sun's light and the Earth's centre above the horizon, 0 to 1.</summary>
    public float[] Both { get; }

    /// <summary>
    /// Share of the span with at least one tracking station above the horizon while the map's middle stands over its mask, 0 to
    /// 1; empty where no station was asked for.
    /// </summary>
    public float[] Contact { get; }

    /// <summary>Mean visible share of the Sun's light in each season.</summary>
    public float[][] SunBySeason { get; }

    /// <summary>Whether a cell saw nothing of the Sun at any sample.</summary>
    public bool IsPermanentlyShadowed(int cell) => MeanSun[cell] == 0;

    /// <summary>
    /// Ground in permanent shadow, m^2: the area on the sphere of the cells in it, each seen as its centre sees.
    /// </summary>
    /// <param name="within">Which cells count, by column and row; all unless told.</param>
    public double PermanentShadowArea(Func<int, int, bool>? within = null)
    {
        var area = 0.0;
        for (var row = 0; row < Grid.Rows; row++)
        for (var column = 0; column < Grid.Columns; column++)
        {
            if (!IsPermanentlyShadowed(row * Grid.Columns + column) || within?.Invoke(column, row) == false)
                continue;
            var side = Grid.CellSize / Grid.ScaleAt(column, row);
            area += side * side;
        }
        return area;
    }
}
