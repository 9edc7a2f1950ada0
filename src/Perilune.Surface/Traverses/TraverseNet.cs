namespace Perilune.Surface.Traverses;

/// <summary>
/// A coarse net over a ground: of each block of cells the one with the most light, joined to those of the eight blocks around by
/// ways that a rover can drive cell by cell. A plan on the net is a plan on the ground, if not its best.
/// </summary>
internal sealed class TraverseNet
{
    private readonly TraverseGround ground;
    private readonly StepCosts costs;
    private readonly int block;
    private readonly int across;

    private TraverseNet(TraverseGround ground, StepCosts costs, int block)
    {
        (this.ground, this.costs, this.block) = (ground, costs, block);
        across = (ground.Columns + block - 1) / block;
    }

    /// <summary>The net as a graph.</summary>
    public TraverseGraph Graph { get; private set; } = TraverseGraph.Of([], []);

    /// <summary>A net of blocks.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="costs">Costs of its steps.</param>
    /// <param name="block">Cells a side of a block.</param>
    /// <param name="useful">Whether a cell may be part of the plan.</param>
    /// <param name="light">How much light a cell has.</param>
    /// <param name="fixedCells">Cells that must be nodes: start and stops.</param>
    /// <param name="parallel">Threads and cancellation; the net does not depend on them.</param>
    public static TraverseNet Over(
        TraverseGround ground,
        StepCosts costs,
        int block,
        Func<int, bool> useful,
        Func<int, double> light,
        IEnumerable<int> fixedCells,
        ParallelOptions parallel
    )
    {
        var net = new TraverseNet(ground, costs, block);
        var down = (ground.Rows + block - 1) / block;
        var best = new int[net.across * down];
        Parallel.For(0, best.Length, parallel, i => best[i] = net.Brightest(i, useful, light));
        int[] cells = [.. best.Where(cell => cell >= 0).Concat(fixedCells).Distinct().Order()];
        var byBlock = cells.ToLookup(net.BlockOf);
        var ways = new List<TraverseGraph.Way>[cells.Length];
        Parallel.For(
            0,
            cells.Length,
            parallel,
            node =>
            {
                var targets = net.BlocksAround(net.BlockOf(cells[node]), 1)
                    .SelectMany(near => byBlock[near])
                    .Where(cell => cell != cells[node])
                    .ToArray();
                ways[node] =
                [
                    .. net.Drive(cells[node], targets)
                        .Select(found => found with { To = Array.BinarySearch(cells, found.To) }),
                ];
            }
        );
        net.Graph = TraverseGraph.Of(cells, ways);
        return net;
    }

    /// <summary>Cells of the blocks within a number of blocks of some cells, rising.</summary>
    public int[] Around(IEnumerable<int> cells, int reach, Func<int, bool> useful)
    {
        var blocks = cells.Select(BlockOf).SelectMany(at => BlocksAround(at, reach)).ToHashSet();
        return [.. blocks.SelectMany(CellsOf).Where(useful).Order()];
    }

    /// <summary>The block of a cell.</summary>
    public int BlockOf(int cell) => cell / ground.Columns / block * across + cell % ground.Columns / block;

    private IEnumerable<int> BlocksAround(int at, int reach)
    {
        var (row, column) = (at / across, at % across);
        var down = (ground.Rows + block - 1) / block;
        for (var r = Math.Max(0, row - reach); r <= Math.Min(down - 1, row + reach); r++)
        for (var c = Math.Max(0, column - reach); c <= Math.Min(across - 1, column + reach); c++)
            yield return r * across + c;
    }

    private IEnumerable<int> CellsOf(int at)
    {
        var (row, column) = (at / across * block, at % across * block);
        for (var r = row; r < Math.Min(row + block, ground.Rows); r++)
        for (var c = column; c < Math.Min(column + block, ground.Columns); c++)
            yield return r * ground.Columns + c;
    }

    private int Brightest(int at, Func<int, bool> useful, Func<int, double> light)
    {
        var (best, most) = (-1, double.NegativeInfinity);
        foreach (var cell in CellsOf(at).Where(useful))
        {
            var own = light(cell);
            if (own > most)
                (best, most) = (cell, own);
        }
        return best;
    }

    /// <summary>Quickest ways from a cell to others within the blocks around, cell by cell.</summary>
    private List<TraverseGraph.Way> Drive(int from, int[] targets)
    {
        var wanted = targets.ToHashSet();
        var window = BlocksAround(BlockOf(from), 1).ToHashSet();
        var found = new List<TraverseGraph.Way>();
        var least = new Dictionary<int, (int Ticks, double Motor)> { [from] = (0, 0) };
        var queue = new PriorityQueue<int, (int Ticks, int Cell)>();
        queue.Enqueue(from, (0, from));
        while (wanted.Count > 0 && queue.TryDequeue(out var cell, out var at))
        {
            var (reached, spent) = least[cell];
            if (at.Ticks > reached)
                continue;
            if (wanted.Remove(cell))
                found.Add(new(cell, reached, spent));
            for (var direction = 0; direction < TraverseGround.Directions; direction++)
            {
                var next = ground.Neighbour(cell, direction);
                if (next < 0 || !window.Contains(BlockOf(next)))
                    continue;
                if (!costs.TryStep(cell, next, direction, out var ticks, out var motor))
                    continue;
                if (least.TryGetValue(next, out var known) && known.Ticks <= reached + ticks)
                    continue;
                least[next] = (reached + ticks, spent + motor);
                queue.Enqueue(next, (reached + ticks, next));
            }
        }
        return found;
    }
}
