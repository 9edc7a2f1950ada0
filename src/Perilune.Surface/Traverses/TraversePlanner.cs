namespace Perilune.Surface.Traverses;

/// <summary>
/// Plans traverses. On a small ground every cell is searched. On a large one a plan on a coarse net comes first; the cells around
/// it are then searched, and how much later than the best the plan may be is told.
/// </summary>
public static class TraversePlanner
{
    // Cells times steps that are searched whole, and blocks of a net.
    private const long Whole = 3_000_000;
    private const int MostBlocks = 8_000;
    private const int WidestCorridor = 4;
    private const int LightSamples = 12;

    /// <summary>The best plan that the search finds, or null where it finds none.</summary>
    /// <param name="task">The task.</param>
    /// <param name="parallel">Threads and cancellation; the plan does not depend on them.</param>
    /// <exception cref="ArgumentException">A task that is none.</exception>
    /// <exception cref="OperationCanceledException">Cancelled through <paramref name="parallel"/>.</exception>
    public static TraversePlan? Plan(TraverseTask task, ParallelOptions? parallel = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        task.Check();
        parallel ??= new();
        var costs = new StepCosts(task.Ground, task.Drive, task.Tick);
        var bounds = TaskBounds.Of(task, costs);
        if (bounds.LeastTicks * task.Tick > task.Deadline)
            return null;
        bool Useful(int cell) => bounds.Through(cell) * task.Tick <= task.Deadline;
        var count = Enumerable.Range(0, task.Ground.Count).Count(Useful);
        if (count * (long)task.Steps <= Whole)
        {
            int[] cells = [.. Enumerable.Range(0, task.Ground.Count).Where(Useful)];
            return Search(task, TraverseGraph.Of(task.Ground, costs, cells), null, bounds, true, parallel);
        }
        var net = Net(task, costs, count, Useful, parallel);
        if (Search(task, net.Graph, null, bounds, false, parallel) is not { } rough)
            return null;
        var waits = rough.Points.Where(point => point.Action != TraverseAction.Drive).Select(point => point.Cell);
        for (var reach = 1; reach <= WidestCorridor; reach *= 2)
        {
            var cells = net.Around(rough.Points.Select(point => point.Cell), reach, Useful);
            var near = net.Around(waits, reach - 1, Useful).ToHashSet();
            var graph = TraverseGraph.Of(task.Ground, costs, cells);
            bool[] mayWait = [.. cells.Select(near.Contains)];
            if (Search(task, graph, mayWait, bounds, false, parallel) is { } plan)
                return plan with { Labels = plan.Labels + rough.Labels };
        }
        return null;
    }

    internal static TraverseNet Net(
        TraverseTask task,
        StepCosts costs,
        int count,
        Func<int, bool> useful,
        ParallelOptions parallel
    )
    {
        var block = Math.Max(2, (int)Math.Ceiling(Math.Sqrt(count / (double)MostBlocks)));
        var span = task.Steps * task.StepTime;
        double Light(int cell)
        {
            var light = 0.0;
            for (var i = 0; i < LightSamples; i++)
                light += task.Sky(cell, (i + 0.5) * span / LightSamples).Sun;
            return light;
        }
        return TraverseNet.Over(
            task.Ground,
            costs,
            block,
            useful,
            Light,
            task.Stops.Select(stop => stop.Cell).Append(task.Start),
            parallel
        );
    }

    private static TraversePlan? Search(
        TraverseTask task,
        TraverseGraph graph,
        bool[]? mayWait,
        TaskBounds bounds,
        bool exact,
        ParallelOptions parallel
    )
    {
        var sky = SkyTable.Sample(graph.Cells, task.Steps, task.StepTime, task.Sky, task.Drive.Rover, parallel);
        return GraphPlan.Best(task, graph, sky, mayWait, parallel.CancellationToken) is { } best
            ? new([.. best.Points], bounds.LeastTicks * task.Tick, exact, best.Labels)
            : null;
    }
}
