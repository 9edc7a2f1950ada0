namespace Perilune.Surface.Traverses;

/// <summary>Nodes and the ways between them: a part of a ground's cells, or a coarser net over them. Immutable.</summary>
internal sealed class TraverseGraph
{
    private readonly int[] first;
    private readonly Way[] ways;

    private TraverseGraph(int[] cells, int[] first, Way[] ways) =>
        (Cells, this.first, this.ways) = (cells, first, ways);

    /// <summary>A way from a node to another.</summary>
    /// <param name="To">The node it leads to.</param>
    /// <param name="Ticks">Time it takes.</param>
    /// <param name="Motor">Motor energy, J.</param>
    public readonly record struct Way(int To, int Ticks, double Motor);

    /// <summary>Cells of the nodes, rising.</summary>
    public int[] Cells { get; }

    /// <summary>Number of nodes.</summary>
    public int Count => Cells.Length;

    /// <summary>Ways that leave a node.</summary>
    public ReadOnlySpan<Way> From(int node) => ways.AsSpan(first[node], first[node + 1] - first[node]);

    /// <summary>The node of a cell; negative where the graph has none.</summary>
    public int NodeOf(int cell) => Array.BinarySearch(Cells, cell);

    /// <summary>A graph of some cells and the steps between them.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="costs">Costs of steps.</param>
    /// <param name="cells">The cells, rising.</param>
    public static TraverseGraph Of(TraverseGround ground, StepCosts costs, int[] cells)
    {
        var nodes = new int[ground.Count];
        Array.Fill(nodes, -1);
        for (var node = 0; node < cells.Length; node++)
            nodes[cells[node]] = node;
        var starts = new int[cells.Length + 1];
        var all = new List<Way>(cells.Length * TraverseGround.Directions);
        for (var node = 0; node < cells.Length; node++)
        {
            for (var direction = 0; direction < TraverseGround.Directions; direction++)
            {
                var neighbour = ground.Neighbour(cells[node], direction);
                if (neighbour < 0 || nodes[neighbour] < 0)
                    continue;
                if (costs.TryStep(cells[node], neighbour, direction, out var ticks, out var motor))
                    all.Add(new(nodes[neighbour], ticks, motor));
            }
            starts[node + 1] = all.Count;
        }
        return new(cells, starts, [.. all]);
    }

    /// <summary>A graph from its ways by nodes.</summary>
    /// <param name="cells">Cells of the nodes, rising.</param>
    /// <param name="waysFrom">Ways that leave each node.</param>
    public static TraverseGraph Of(int[] cells, List<Way>[] waysFrom)
    {
        var starts = new int[cells.Length + 1];
        for (var node = 0; node < cells.Length; node++)
            starts[node + 1] = starts[node] + waysFrom[node].Count;
        return new(cells, starts, [.. waysFrom.SelectMany(list => list)]);
    }

    /// <summary>Least cost from every node to one: time in ticks or motor energy with driving power, ignoring the sky.</summary>
    /// <param name="target">The node.</param>
    /// <param name="cost">Cost of a way.</param>
    /// <returns>Costs by nodes; infinite where no way leads there.</returns>
    public double[] CostTo(int target, Func<Way, double> cost)
    {
        var against = new List<(int From, double Cost)>[Count];
        for (var node = 0; node < Count; node++)
            against[node] = new(TraverseGround.Directions);
        for (var node = 0; node < Count; node++)
        {
            foreach (var way in From(node))
                against[way.To].Add((node, cost(way)));
        }
        var least = new double[Count];
        Array.Fill(least, double.PositiveInfinity);
        least[target] = 0;
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(target, 0);
        while (queue.TryDequeue(out var node, out var reached))
        {
            if (reached > least[node])
                continue;
            foreach (var (from, more) in against[node])
            {
                if (reached + more >= least[from])
                    continue;
                least[from] = reached + more;
                queue.Enqueue(from, reached + more);
            }
        }
        return least;
    }
}
