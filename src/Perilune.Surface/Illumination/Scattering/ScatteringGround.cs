using System.Collections.Immutable;
using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Maps;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;
using Perilune.Surface.Work;

namespace Perilune.Surface.Illumination.Scattering;

/// <summary>
/// Ground that scatters sunlight into shadow, in the cells of a map: heights, lean and horizons. It scatters once, evenly to all
/// sides (Lambert), the same share of what falls on it everywhere. Immutable.
/// </summary>
public sealed class ScatteringGround
{
    /// <summary>Azimuths along which places look at the ground unless told: every 2 deg.</summary>
    public const int ViewAzimuths = 180;

    private readonly LeaningCell?[] cells;
    private readonly double highest;

    private ScatteringGround(HeightMap heights, FootprintMap lean, HorizonMap horizons, double albedo)
    {
        (Heights, Horizons, Albedo) = (heights, horizons, albedo);
        cells = new LeaningCell?[heights.Grid.Count];
        for (var cell = 0; cell < cells.Length; cell++)
            cells[cell] = LeaningCell.IsKnown(horizons, lean, cell) ? new LeaningCell(horizons, lean, cell) : null;
        var top = float.MinValue;
        foreach (var height in heights.Heights)
            top = Math.Max(top, height);
        highest = SurfacePoint.ReferenceRadius + top;
    }

    /// <summary>The cells, by whose numbers a <see cref="GroundView"/> calls them.</summary>
    public MapGrid Grid => Heights.Grid;

    /// <summary>Their heights.</summary>
    public HeightMap Heights { get; }

    /// <summary>Their horizons, without a mast.</summary>
    public HorizonMap Horizons { get; }

    /// <summary>Share of the light that they scatter.</summary>
    public double Albedo { get; }

    /// <summary>The ground of a map, with its horizons.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="grid">The cells; those at the edge scatter nothing.</param>
    /// <param name="regolith">Its normal albedo is the share scattered.</param>
    /// <param name="azimuths">Number of azimuths of the horizons.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    /// <param name="progress">Told the share of the horizons that is done.</param>
    /// <exception cref="ArgumentOutOfRangeException">No terrain under a cell, or a map of fewer than three rows or columns.</exception>
    public static ScatteringGround Sweep(
        LunarTerrain terrain,
        MapGrid grid,
        Regolith regolith,
        int azimuths = 360,
        ParallelOptions? parallel = null,
        IProgress<double>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(regolith);
        var heights = HeightMap.Read(terrain, grid, parallel);
        return new(
            heights,
            FootprintMap.Fit(heights, 2 * grid.CellSize),
            HorizonSweep.Compute(terrain, grid, 0, azimuths, parallel, progress),
            regolith.NormalAlbedo
        );
    }

    /// <summary>What a place on the map sees of this ground.</summary>
    /// <param name="place">The place; its eye stands on the cells' own bilinear ground.</param>
    /// <param name="plane">How the ground leans there.</param>
    /// <param name="horizon">The place's horizon without a mast.</param>
    /// <param name="azimuths">Azimuths along which it looks.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place lies off the map.</exception>
    public GroundView ViewFrom(
        SurfacePoint place,
        GroundPlane plane,
        HorizonProfile horizon,
        int azimuths = ViewAzimuths
    )
    {
        ArgumentNullException.ThrowIfNull(horizon);
        var march = March(azimuths);
        Look(march, place, plane, horizon.ElevationAt);
        ImmutableArray<int> seen = [.. march.Seen.Order()];
        return new(seen, [.. seen.Select(march.Share)], march.Beyond);
    }

    internal ViewMarch March(int azimuths) => new(Heights, highest, azimuths);

    /// <summary>Lets a march look from a place that leans as a plane under a skyline, both in true azimuths.</summary>
    internal void Look(ViewMarch march, SurfacePoint place, GroundPlane plane, Func<double, double> skyline)
    {
        var (column, row) = Grid.Locate(place);
        if (!(column >= 0 && column <= Grid.Columns - 1 && row >= 0 && row <= Grid.Rows - 1))
            throw new ArgumentOutOfRangeException(nameof(place), $"{place} lies off the map of the ground around");
        var north = Grid.NorthAt(column, row);
        march.Look(column, row, plane with { Aspect = plane.Aspect + north }, azimuth => skyline(azimuth - north));
    }

    /// <summary>Sunlight on each cell at each instant, W/m2; empty for cells that are never lit.</summary>
    internal float[][] SunlightOver(SkySteps sky, ParallelOptions? parallel)
    {
        var lit = new float[Grid.Count][];
        Parallel.For(
            0,
            Grid.Count,
            Threads.Of(parallel),
            cell =>
            {
                var own = new float[sky.Count];
                for (var i = 0; i < own.Length; i++)
                    own[i] = (float)Sunlight(cell, sky, i);
                lit[cell] = Array.TrueForAll(own, light => light == 0) ? [] : own;
            }
        );
        return lit;
    }

    /// <summary>Once-scattered sunlight on a place at an instant, W/m2: what each cell scatters, evenly, by its share of the outlook.</summary>
    internal double Scattered(GroundView view, SkySteps sky, int instant)
    {
        var sum = 0.0;
        for (var i = 0; i < view.Cells.Length; i++)
            sum += view.Shares[i] * Sunlight(view.Cells[i], sky, instant);
        return Albedo * sum;
    }

    /// <summary>Sunlight on a cell at an instant, W/m2; none at the map's edge.</summary>
    internal double Sunlight(int cell, SkySteps sky, int instant)
    {
        if (cells[cell] is not { } ground)
            return 0;
        return ground.Light(sky.Beam(instant), ground.Sun(sky, instant));
    }
}
