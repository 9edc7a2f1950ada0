namespace Perilune.Surface.Traverses;

/// <summary>
/// A coarse net over a ground: of each block of cells the one with the most light, joined to those of the eight blocks around by
/// ways that a rover can drive cell by cell. A plan on the net is a plan on the ground, if not its best.
/// </summary>
internal sealed class TraverseNet
{
    // Looks for light across a block.
    private const int LooksAcross = 6;

    private readonly TraverseGround ground;
    private readonly int block;
    private readonly int across;

    private TraverseNet(TraverseGround ground, int block)
    {
        (this.ground, this.block) = (ground, block);
        across = (ground.Columns + block - 1) / block;
    }

    /// <summary>The net as a graph.</summary>
    public TraverseGraph Graph { get; private set; } = TraverseGraph.Of([], []);

    /// <summary>A net of blocks.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="costs">Costs of its steps.</param>
    /// <param name="turns">Costs of turns.</param>
    /// <param name="block">Cells a side of a block.</param>
    /// <param name="useful">Whether a cell may be part of the plan.</param>
    /// <param name="light">How much light a cell has.</param>
    /// <param name="fixedCells">Cells that must be nodes: start and stops.</param>
    /// <param name="parallel">Threads and cancellation; the net does not depend on them.</param>
    public static TraverseNet Over(
        TraverseGround ground,
        StepCosts costs,
        TurnCosts turns,
        int block,
        Func<int, bool> useful,
        Func<int, double> light,
        IEnumerable<int> fixedCells,
        ParallelOptions parallel
    )
    {
        var net = new TraverseNet(ground, block);
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
            () => new WindowSearch(ground, costs, turns, 3 * block),
            (node, _, search) =>
            {
                var at = net.BlockOf(cells[node]);
                var targets = net.BlocksAround(at, 1)
                    .SelectMany(near => byBlock[near])
                    .Where(cell => cell != cells[node])
                    .ToArray();
                var found = search.Drive(
                    cells[node],
                    targets,
                    (at % net.across - 1) * block,
                    (at / net.across - 1) * block
                );
                ways[node] = [.. found.Select(way => way with { To = Array.BinarySearch(cells, way.To) })];
                return search;
            },
            _ => { }
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

    // Light is looked for on some cells of a block: neighbours have nearly the same.
    private int Brightest(int at, Func<int, bool> useful, Func<int, double> light)
    {
        var (best, most) = (-1, double.NegativeInfinity);
        var apart = Math.Max(1, block / LooksAcross);
        var (row, column) = (at / across * block, at % across * block);
        // The finer looks where no cell of the coarser ones is useful.
        for (; best < 0 && apart > 0; apart /= 2)
        for (var r = row + apart / 2; r < Math.Min(row + block, ground.Rows); r += apart)
        for (var c = column + apart / 2; c < Math.Min(column + block, ground.Columns); c += apart)
        {
            var cell = r * ground.Columns + c;
            if (!useful(cell))
                continue;
            var own = light(cell);
            if (own > most)
                (best, most) = (cell, own);
        }
        return best;
    }
}
