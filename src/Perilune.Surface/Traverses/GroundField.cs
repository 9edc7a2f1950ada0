namespace Perilune.Surface.Traverses;

/// <summary>Least driving time between one cell and all others when the sky is ignored, by Dijkstra's search over a whole ground.</summary>
internal static class GroundField
{
    /// <summary>Value of a cell that no way joins.</summary>
    public const int None = int.MaxValue;

    /// <summary>Least ticks from every cell to one.</summary>
    public static int[] To(TraverseGround ground, StepCosts costs, int target) => Spread(ground, costs, target, true);

    /// <summary>Least ticks from one cell to every other.</summary>
    public static int[] From(TraverseGround ground, StepCosts costs, int source) =>
        Spread(ground, costs, source, false);

    private static int[] Spread(TraverseGround ground, StepCosts costs, int origin, bool against)
    {
        var least = new int[ground.Count];
        Array.Fill(least, None);
        least[origin] = 0;
        var queue = new PriorityQueue<int, int>();
        queue.Enqueue(origin, 0);
        while (queue.TryDequeue(out var cell, out var reached))
        {
            if (reached > least[cell])
                continue;
            for (var direction = 0; direction < TraverseGround.Directions; direction++)
            {
                var next = ground.Neighbour(cell, direction);
                // No step takes less than a tick.
                if (next < 0 || least[next] <= reached + 1)
                    continue;
                var possible = against
                    ? costs.TryStep(next, cell, (direction + 4) % TraverseGround.Directions, out var ticks, out _)
                    : costs.TryStep(cell, next, direction, out ticks, out _);
                if (!possible || reached + ticks >= least[next])
                    continue;
                least[next] = reached + ticks;
                queue.Enqueue(next, reached + ticks);
            }
        }
        return least;
    }
}
