namespace Perilune.Surface.Traverses;

/// <summary>The best plan of a task on one graph, for any goal.</summary>
/// <param name="Points">Its points.</param>
/// <param name="Lowest">Lowest charge, J.</param>
/// <param name="Labels">Labels that were made for it.</param>
internal sealed record GraphPlan(List<TraversePoint> Points, double Lowest, int Labels)
{
    /// <summary>To what part of the capacity the most margin is found.</summary>
    public const double MarginPrecision = 1e-3;

    /// <summary>The best plan, or null where none meets the task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="turns">Costs of turns.</param>
    /// <param name="sky">The sky over it.</param>
    /// <param name="mayWait">Nodes where a wait may begin; null for all.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static GraphPlan? Best(
        TraverseTask task,
        TraverseGraph graph,
        TurnCosts turns,
        SkyTable sky,
        bool[]? mayWait,
        CancellationToken cancellation
    )
    {
        var best = new TraverseSearch(task, graph, turns, sky, mayWait).Find(cancellation);
        if (task.Goal != TraverseGoal.MostMargin || best is null)
            return best;
        // The earliest plan above a higher and higher floor, by bisection: what is possible above a floor is so above a lower one.
        var capacity = task.Drive.Rover.BatteryCapacity;
        var (high, labels) = (task.StartCharge * capacity, best.Labels);
        while (high - best.Lowest > MarginPrecision * capacity)
        {
            var floor = (high + best.Lowest) / 2;
            var above = task with { Reserve = floor / capacity - task.Drive.Rover.BatteryFloor };
            if (new TraverseSearch(above, graph, turns, sky, mayWait).Find(cancellation) is { } better)
            {
                labels += better.Labels;
                best = better;
            }
            else
                high = floor;
        }
        return best with { Labels = labels };
    }
}
