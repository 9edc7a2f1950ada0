using System.Collections.Concurrent;
using System.Collections.Immutable;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>One sweep of a map: its ground, its blocks, and the order in which azimuths are computed and given out.</summary>
internal sealed class MapSweep
{
    // Straight lines of the map bend away from great circles by (distance from the centre of projection) x length / (2 R^2)
    // rad, and the scale changes by as much. Half a block stays within this.
    private const double LargestBend = 1.5e-3;
    private const int LargestBlock = 2_048;

    private readonly LunarTerrain terrain;
    private readonly ParallelOptions parallel;
    private readonly Lock order = new();
    private readonly bool[] open;
    private readonly int azimuths;
    private readonly double mast;
    private readonly MapGrid map;
    private readonly WorkingGrid nodes;
    private readonly Block[] blocks;
    private readonly CellSights upright;
    private readonly CellSights turned;
    private long coarse;

    /// <summary>Samples the ground and cuts the blocks.</summary>
    public MapSweep(LunarTerrain terrain, MapGrid map, double mastHeight, int azimuths, ParallelOptions parallel)
    {
        ArgumentNullException.ThrowIfNull(terrain);
        ArgumentNullException.ThrowIfNull(map);
        if (!(mastHeight is >= 0 and <= 10_000))
            throw new ArgumentOutOfRangeException(nameof(mastHeight), mastHeight, "a mast is 0 to 10000 m high");
        if (azimuths is < 4 or > 3_600)
            throw new ArgumentOutOfRangeException(nameof(azimuths), azimuths, "a horizon has 4 to 3600 azimuths");
        (this.terrain, this.map, this.parallel, this.azimuths, mast) = (terrain, map, parallel, azimuths, mastHeight);
        open = new bool[azimuths];
        var stride = WorkingGrid.StrideFor(terrain, map);
        var side = BlockSide(map, stride);
        var longest = (Math.Min(side, Math.Max(map.Columns, map.Rows)) - 1) * stride;
        nodes = WorkingGrid.Sample(
            terrain,
            map,
            stride,
            longest + NearSamples.Reach + Lines.NodesAhead + LineSweep.Together * UpperHulls.Lanes,
            parallel
        );
        blocks = [.. Cut(map, side)];
        Ground = new float[map.Count];
        double highest = WorkingGrid.Missing;
        for (var i = 0; i < Ground.Length; i++)
        {
            var height = nodes.Upright.HeightOf(i % map.Columns, i / map.Columns);
            Ground[i] = height == WorkingGrid.Missing ? float.NaN : height;
            highest = Math.Max(highest, height);
        }
        (upright, turned) = (new(nodes.Upright, highest + mast), new(nodes.Turned, highest + mast));
    }

    /// <summary>Heights under the cells, m; NaN where there is none.</summary>
    public float[] Ground { get; }

    /// <summary>Computes every azimuth and gives the layers out in order.</summary>
    public void Run(HorizonLayerConsumer consumer, IProgress<double>? progress)
    {
        var waiting = new SortedDictionary<int, short[]>();
        var spare = new ConcurrentBag<short[]>();
        var next = 0;
        // One at a time in rising order, so that few layers wait for their turn.
        var numbers = Partitioner.Create(Enumerable.Range(0, azimuths), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(
            numbers,
            parallel,
            () => new Sweeps(this),
            (azimuth, _, sweeps) =>
            {
                var layer = spare.TryTake(out var used) ? used : new short[map.Count];
                var toward = azimuth * (2 * Math.PI / azimuths);
                open[azimuth] = sweeps.For(toward).Run(toward, layer);
                lock (order)
                {
                    waiting.Add(azimuth, layer);
                    while (waiting.Remove(next, out var turn))
                    {
                        consumer(next++, turn);
                        spare.Add(turn);
                        progress?.Report((double)next / azimuths);
                    }
                }
                return sweeps;
            },
            sweeps => Interlocked.Add(ref coarse, sweeps.Upright.CoarseSights + sweeps.Turned.CoarseSights)
        );
    }

    /// <summary>Elevations in rad toward one azimuth on the map, by rows of cells, before they are rounded to counts.</summary>
    public double[] ElevationsToward(double azimuth)
    {
        var sweep = new Sweeps(this).For(azimuth);
        sweep.Run(azimuth, new short[map.Count]);
        var elevations = new double[map.Count];
        for (var i = 0; i < elevations.Length; i++)
            elevations[i] = Math.Atan(sweep.TangentOf(i % map.Columns, i / map.Columns));
        return elevations;
    }

    /// <summary>What the terrain covers; after <see cref="Run"/>.</summary>
    public HorizonMapCoverage Coverage()
    {
        var under = new int[terrain.Grids.Length];
        var bare = 0;
        Parallel.For(
            0,
            map.Rows,
            parallel,
            row =>
            {
                var counts = new int[under.Length + 1];
                for (var column = 0; column < map.Columns; column++)
                {
                    var known = terrain.TryHeight(map.UpAt(column, row), out _, out var grid);
                    counts[known ? terrain.Grids.IndexOf(grid) : ^1]++;
                }
                for (var i = 0; i < under.Length; i++)
                    Interlocked.Add(ref under[i], counts[i]);
                Interlocked.Add(ref bare, counts[^1]);
            }
        );
        var ground = terrain
            .Grids.Select((grid, i) => new MapGround(grid.Name, grid.CellSize, under[i]))
            .Where(each => each.Cells > 0)
            .ToImmutableArray();
        var middle = map.PointAt(0.5 * (map.Columns - 1), 0.5 * (map.Rows - 1));
        var radius = TerrainReach.CompleteRadius(terrain, middle);
        // Each cell has two sights in most directions, one for each line beside it.
        var share = Math.Min(1, coarse / (2.0 * azimuths * map.Count));
        var ends = open.Count(each => each);
        var warnings = ImmutableArray.CreateBuilder<string>();
        foreach (var each in ground.Where(each => each.CellSize > TerrainReach.NearCell))
        {
            var harm =
                each.CellSize > TerrainReach.FineCell
                    ? "may be wrong by a degree and more"
                    : "of a low mast may be wrong by half a degree and more";
            warnings.Add(
                $"the ground of {each.Cells} of {map.Count} cells is known only in cells of {each.CellSize:F0} m ({each.Grid}): their horizon {harm}"
            );
        }
        if (bare > 0)
            warnings.Add($"{bare} of {map.Count} cells have no ground and no horizon");
        if (share > 0 && ground[0].CellSize <= TerrainReach.FineCell)
        {
            warnings.Add(
                $"{100 * share:F2} % of the horizons stand on cells over {TerrainReach.FineCell:F0} m; finer ground is complete to {radius / 1000:F0} km only"
            );
        }
        if (ends > 0)
            warnings.Add(
                $"{ends} of {azimuths} azimuths end where the terrain ends; higher ground beyond is not ruled out"
            );
        if (!nodes.LooksBetween)
        {
            warnings.Add(
                $"a map of {map.Columns} x {map.Rows} cells is too large to look between its nodes: horizons beside the rims of grids may be wrong by half a degree"
            );
        }
        return new(ground, bare, radius, share, ends, warnings.ToImmutable());
    }

    private static int BlockSide(MapGrid map, int stride)
    {
        var farthest = 0.0;
        foreach (var column in (double[])[0, map.Columns - 1.0])
        foreach (var row in (double[])[0, map.Rows - 1.0])
            farthest = Math.Max(farthest, 2 * SurfacePoint.ReferenceRadius * Math.Sqrt(map.ScaleAt(column, row) - 1));
        var half =
            LargestBend * 2 * SurfacePoint.ReferenceRadius * SurfacePoint.ReferenceRadius / Math.Max(farthest, 1);
        return (int)Math.Clamp(2 * half / map.CellSize, 8, Math.Max(8, LargestBlock / stride));
    }

    private static IEnumerable<Block> Cut(MapGrid map, int side)
    {
        var (across, down) = ((map.Columns + side - 1) / side, (map.Rows + side - 1) / side);
        for (var j = 0; j < down; j++)
        for (var i = 0; i < across; i++)
        {
            var (left, top) = (map.Columns * i / across, map.Rows * j / down);
            yield return new(left, top, map.Columns * (i + 1) / across - left, map.Rows * (j + 1) / down - top);
        }
    }

    /// <summary>The sweeps of one thread.</summary>
    private sealed class Sweeps(MapSweep whole)
    {
        public AzimuthSweep Upright { get; } =
            new(whole.terrain, whole.nodes.Upright, whole.upright, whole.blocks, whole.mast);

        public AzimuthSweep Turned { get; } =
            new(
                whole.terrain,
                whole.nodes.Turned,
                whole.turned,
                [.. whole.blocks.Select(block => block.Turned)],
                whole.mast
            );

        /// <summary>The one whose rows a direction crosses rather than follows.</summary>
        public AzimuthSweep For(double azimuth)
        {
            var (east, north) = Math.SinCos(azimuth);
            return Math.Abs(east) >= Math.Abs(north) ? Turned : Upright;
        }
    }
}
