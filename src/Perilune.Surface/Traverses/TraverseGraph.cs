namespace Perilune.Surface.Traverses;

/// <summary>Nodes and the ways between them: a part of a ground's cells, or a coarser net over them. Immutable.</summary>
internal sealed class TraverseGraph
{
    private readonly int[] first;
    private readonly Way[] ways;

    // Ways by where they lead: of each the node it leaves and its number.
    private readonly int[] into;
    private readonly (int From, int Way)[] against;

    private TraverseGraph(int[] cells, int[] first, Way[] ways)
    {
        (Cells, this.first, this.ways) = (cells, first, ways);
        into = new int[cells.Length + 1];
        foreach (var way in ways)
            into[way.To + 1]++;
        for (var node = 0; node < cells.Length; node++)
            into[node + 1] += into[node];
        against = new (int, int)[ways.Length];
        var next = into.AsSpan(0, cells.Length).ToArray();
        for (var node = 0; node < cells.Length; node++)
        {
            for (var way = first[node]; way < first[node + 1]; way++)
                against[next[ways[way].To]++] = (node, way);
        }
    }

    /// <summary>A way from a node to another.</summary>
    /// <param name="To">The node it leads to.</param>
    /// <param name="Ticks">Time it takes.</param>
    /// <param name="Motor">Motor energy, J.</param>
    /// <param name="First">Direction in which it begins.</param>
    /// <param name="Last">Direction in which it ends.</param>
    public readonly record struct Way(int To, int Ticks, double Motor, int First, int Last);

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
                    all.Add(new(nodes[neighbour], ticks, motor, direction, direction));
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

    /// <summary>
    /// Least cost from every node under every heading to one node, ignoring the sky: time in ticks or energy, turns included.
    /// </summary>
    /// <param name="target">The node.</param>
    /// <param name="remaining">What is left to do there, by headings.</param>
    /// <param name="turns">Costs of turns.</param>
    /// <param name="cost">Cost of a way or a turn, of its ticks and motor energy.</param>
    /// <returns>Costs by nodes and, within them, headings; infinite where no way leads there.</returns>
    public double[] CostTo(int target, ReadOnlySpan<double> remaining, TurnCosts turns, Func<int, double, double> cost)
    {
        var headings = turns.Kept;
        var turnCosts = new double[headings * TraverseGround.Directions];
        for (var i = 0; i < turnCosts.Length; i++)
        {
            var turn = turns.Of(i / TraverseGround.Directions, i % TraverseGround.Directions);
            turnCosts[i] = cost(turn.Ticks, turn.Motor);
        }
        var least = new double[Count * headings];
        Array.Fill(least, double.PositiveInfinity);
        var queue = new PriorityQueue<int, double>();
        for (var heading = 0; heading < headings; heading++)
        {
            least[target * headings + heading] = remaining[heading];
            queue.Enqueue(target * headings + heading, remaining[heading]);
        }
        while (queue.TryDequeue(out var state, out var reached))
        {
            if (reached > least[state])
                continue;
            var (node, heading) = (state / headings, state % headings);
            foreach (var (from, index) in against.AsSpan(into[node], into[node + 1] - into[node]))
            {
                ref var way = ref ways[index];
                if (headings > 1 && way.Last != heading)
                    continue;
                var before = reached + cost(way.Ticks, way.Motor);
                for (var came = 0; came < headings; came++)
                {
                    var whole = before + turnCosts[came * TraverseGround.Directions + way.First];
                    var earlier = from * headings + came;
                    if (whole >= least[earlier])
                        continue;
                    least[earlier] = whole;
                    queue.Enqueue(earlier, whole);
                }
            }
        }
        return least;
    }
}
