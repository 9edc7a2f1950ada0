using System.Collections.Immutable;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;
using Perilune.Surface.Maps;
using Perilune.Surface.Roving;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Traverses;

/// <summary>A plan and its proof.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Check">What driving it again came to.</param>
/// <param name="Reserve">Charge that the plan kept above the rover's floor, of the capacity.</param>
public sealed record ProvenTraverse(TraversePlan Plan, TraverseCheck Check, double Reserve);

/// <summary>Real ground around the places of a traverse, with its horizons and its sky. Immutable.</summary>
public sealed class TraverseSite
{
    private const double LeastMargin = 600;
    private const double MarginOfWay = 0.35;
    private const int MostCells = 400_000;
    private const int MostHorizons = 12_000;

    // A degree apart: the plan's light is proven by rays afterwards.
    private const int Azimuths = 360;

    private const double FirstReserve = 0.03;
    private const double LastReserve = 0.25;

    private readonly LunarTerrain terrain;
    private readonly LunarSky sky;
    private readonly double start;
    private readonly HorizonSky stored;

    private TraverseSite(
        LunarTerrain terrain,
        LunarSky sky,
        double start,
        MapGrid map,
        HorizonMap horizons,
        GroundTemperatures? temperatures,
        double span
    )
    {
        (this.terrain, this.sky, this.start) = (terrain, sky, start);
        (Map, Horizons, Temperatures) = (map, horizons, temperatures);
        var heights = new float[map.Count];
        for (var cell = 0; cell < heights.Length; cell++)
        {
            heights[cell] = terrain.TryHeight(map.UpAt(cell % map.Columns, cell / map.Columns), out var height, out _)
                ? (float)height
                : float.NaN;
        }
        Ground = new(map.Columns, map.Rows, map.CellSize, heights);
        stored = new(horizons, map, sky, start, span);
    }

    /// <summary>The cells.</summary>
    public MapGrid Map { get; }

    /// <summary>Their heights.</summary>
    public TraverseGround Ground { get; }

    /// <summary>Horizons behind the plan's light, on larger cells where the ground is large.</summary>
    public HorizonMap Horizons { get; }

    /// <summary>Temperatures of the ground; null where they were not asked for, and then no limit of them holds.</summary>
    public GroundTemperatures? Temperatures { get; }

    /// <summary>The sky that plans are made under.</summary>
    public SkyOver Sky =>
        Temperatures is null
            ? stored.At
            : (cell, time) => Warm(stored.At(cell, time), cell % Map.Columns, cell / Map.Columns, time);

    /// <summary>Ground around places.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="sky">Sun and Earth, over the time of the traverse.</param>
    /// <param name="start">Start, TDB seconds past J2000.</param>
    /// <param name="places">Start, stops and goal.</param>
    /// <param name="mastHeight">Height of the rover's arrays, m.</param>
    /// <param name="cellSize">Side of a cell, m; null for the terrain's own, or more where that would be over 400,000 cells.</param>
    /// <param name="regolith">The ground, where its temperatures matter; the sky is then <see cref="GroundTemperatures.SkyNeeded"/>
    /// long.</param>
    /// <param name="parallel">Threads and cancellation; the result does not depend on them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A place without terrain, or too many cells.</exception>
    /// <exception cref="OperationCanceledException">Cancelled through <paramref name="parallel"/>.</exception>
    public static TraverseSite Around(
        LunarTerrain terrain,
        LunarSky sky,
        double start,
        ImmutableArray<SurfacePoint> places,
        double mastHeight,
        double? cellSize = null,
        Regolith? regolith = null,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(terrain);
        ArgumentNullException.ThrowIfNull(sky);
        var finest = places.Max(place => terrain.HeightAt(place).Source.CellSize);
        var first = MapGrid.Around(places[0], 1, 1, 1);
        var located = places.Select(first.Locate).ToList();
        var (left, right) = (located.Min(p => p.Column), located.Max(p => p.Column));
        var (top, bottom) = (located.Min(p => p.Row), located.Max(p => p.Row));
        var margin = Math.Max(LeastMargin, MarginOfWay * Math.Max(right - left, bottom - top));
        var (width, height) = (right - left + 2 * margin, bottom - top + 2 * margin);
        var cell = cellSize ?? Math.Max(finest, Math.Ceiling(Math.Sqrt(width * height / MostCells)));
        var (columns, rows) = ((int)Math.Ceiling(width / cell) + 1, (int)Math.Ceiling(height / cell) + 1);
        if ((long)columns * rows > 16 * MostCells)
            throw new ArgumentOutOfRangeException(
                nameof(cellSize),
                cellSize,
                $"{columns} x {rows} cells are more than {16 * MostCells}: take larger ones"
            );
        var middle = first.PointAt((left + right) / 2, (top + bottom) / 2);
        var map = MapGrid.Around(middle, columns, rows, cell);
        var stride = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(map.Count / (double)MostHorizons)));
        var coarse = MapGrid.Around(middle, (columns - 1) / stride + 1, (rows - 1) / stride + 1, cell * stride);
        var horizons = HorizonSweep.Compute(terrain, coarse, mastHeight, Azimuths, parallel);
        var temperatures = regolith is null
            ? null
            : GroundTemperatures.Over(terrain, map, sky, start, regolith, parallel);
        return new(terrain, sky, start, map, horizons, temperatures, sky.End - start);
    }

    /// <summary>The cell of a place.</summary>
    public int CellOf(SurfacePoint place)
    {
        var (column, row) = Map.Locate(place);
        return (int)Math.Round(row) * Map.Columns + (int)Math.Round(column);
    }

    /// <summary>
    /// Plans, and proves the plan under the exact sky; a plan that does not hold because the stored light was too good is made again
    /// with more reserve. The last one is given with what it does not meet where none holds; null where there is no plan.
    /// </summary>
    /// <param name="task">The task, on <see cref="Ground"/> under <see cref="Sky"/>; its reserve is where it begins.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    public ProvenTraverse? Plan(TraverseTask task, ParallelOptions? parallel = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        var exact = new SiteSky(terrain, sky, Map.PointAt, task.Drive.Rover.MastHeight, start);
        ProvenTraverse? last = null;
        for (var reserve = Math.Max(task.Reserve, FirstReserve); reserve <= LastReserve; reserve *= 2)
        {
            if (TraversePlanner.Plan(task with { Reserve = reserve }, parallel) is not { } plan)
                break;
            parallel?.CancellationToken.ThrowIfCancellationRequested();
            last = new(plan, new TraverseChecker(task, At).Check(plan.Points), reserve);
            if (last.Check.Holds)
                break;
        }
        return last;

        CellSky At(double column, double row, double time) => Warm(exact.At(column, row, time), column, row, time);
    }

    // The exact sky has no temperatures of its own: they are the plan's.
    private CellSky Warm(CellSky seen, double column, double row, double time) =>
        Temperatures is null
            ? seen
            : seen with
            {
                Temperature = Temperatures.At(Map.X + column * Map.CellSize, Map.Y - row * Map.CellSize, time),
            };

    /// <summary>Grey levels of the ground under a lamp from the upper left, 45 deg high on ground three times as steep.</summary>
    public byte[] Hillshade()
    {
        const double Steepening = 3;
        var (lampX, lampY, lampZ) = (-0.5, 0.5, Math.Sqrt(0.5));
        var grey = new byte[Map.Count];
        for (var row = 0; row < Map.Rows; row++)
        for (var column = 0; column < Map.Columns; column++)
        {
            double Height(int c, int r) =>
                Ground.HeightOf(Math.Clamp(r, 0, Map.Rows - 1) * Map.Columns + Math.Clamp(c, 0, Map.Columns - 1));
            var east = Steepening * (Height(column + 1, row) - Height(column - 1, row)) / (2 * Map.CellSize);
            var north = Steepening * (Height(column, row - 1) - Height(column, row + 1)) / (2 * Map.CellSize);
            var light = (lampZ - lampX * east - lampY * north) / Math.Sqrt(1 + east * east + north * north);
            grey[row * Map.Columns + column] = (byte)(255 * Math.Clamp(light, 0, 1));
        }
        return grey;
    }
}
