namespace Perilune.Surface.Traverses;

/// <summary>How far from its havens a way between two cells cannot help leading.</summary>
internal static class WayBackPassage
{
    /// <summary>The farthest distance, m, on the way where it is the least; null where no way leads.</summary>
    /// <param name="task">The task, with its havens.</param>
    /// <param name="costs">Steps that the rover's own limits allow, at any distance.</param>
    /// <param name="from">From where.</param>
    /// <param name="to">To where.</param>
    public static double? Needed(TraverseTask task, StepCosts costs, int from, int to)
    {
        var least = new double[task.Ground.Count];
        Array.Fill(least, double.PositiveInfinity);
        least[from] = task.WayBack(from);
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(from, least[from]);
        while (queue.TryDequeue(out var cell, out var reached))
        {
            if (cell == to)
                return reached;
            if (reached > least[cell])
                continue;
            for (var direction = 0; direction < TraverseGround.Directions; direction++)
            {
                var next = task.Ground.Neighbour(cell, direction);
                if (next < 0 || !costs.TryStep(cell, next, direction, out _, out _))
                    continue;
                var farthest = Math.Max(reached, task.WayBack(next));
                if (farthest >= least[next])
                    continue;
                least[next] = farthest;
                queue.Enqueue(next, farthest);
            }
        }
        return null;
    }
}
