namespace Perilune.Surface.Traverses;

/// <summary>
/// Plans traverses. On a small ground every cell is searched. On a large one a plan on a coarse net comes first; the cells around
/// it are then searched, and how much later than the best the plan may be is told.
/// </summary>
public static class TraversePlanner
{
    // Cells times steps that are searched whole, and blocks of a net.
    private const long Whole = 3_000_000;
    private const long WholeOfRough = 300_000;
    private const int MostBlocks = 8_000;
    private const int LightSamples = 12;

    /// <summary>The best plan that the search finds, or null where it finds none; <see cref="TraverseDiagnosis"/> tells why.</summary>
    /// <param name="task">The task.</param>
    /// <param name="parallel">Threads and cancellation; the plan does not depend on them.</param>
    /// <exception cref="ArgumentException">A task that is none.</exception>
    /// <exception cref="OperationCanceledException">Cancelled through <paramref name="parallel"/>.</exception>
    public static TraversePlan? Plan(TraverseTask task, ParallelOptions? parallel = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        task.Check();
        parallel ??= new();
        var stage = Stage.Of(task);
        if (stage is null)
            return null;
        if (stage.CellSteps <= Whole)
            return stage.SearchAll(parallel);
        var net = stage.Net(parallel);
        if (stage.Search(net.Graph, null, exact: false, parallel) is not { } rough)
            return null;
        var waits = rough.Points.Where(point => point.Action != TraverseAction.Drive).Select(point => point.Cell);
        // Waiting where the rough plan waits first; then anywhere beside it.
        foreach (var (reach, anywhere) in ((int, bool)[])[(1, false), (2, false), (1, true), (3, true)])
        {
            var cells = net.Around(rough.Points.Select(point => point.Cell), reach, stage.Useful);
            var near = net.Around(waits, reach - 1, stage.Useful).ToHashSet();
            var graph = TraverseGraph.Of(task.Ground, stage.Costs, cells);
            bool[]? mayWait = anywhere ? null : [.. cells.Select(near.Contains)];
            if (stage.Search(graph, mayWait, exact: false, parallel) is { } plan)
                return plan with { Labels = plan.Labels + rough.Labels };
        }
        return null;
    }

    /// <summary>A plan for the question whether there is one: on the net alone where the ground is large.</summary>
    internal static TraversePlan? Rough(TraverseTask task, ParallelOptions parallel) =>
        Stage.Of(task) is not { } stage ? null
        : stage.CellSteps <= WholeOfRough ? stage.SearchAll(parallel)
        : stage.Search(stage.Net(parallel).Graph, null, exact: false, parallel);

    /// <summary>A task with what is known of it before the sky is looked at.</summary>
    private sealed class Stage(TraverseTask task, StepCosts costs, TaskBounds bounds)
    {
        private readonly TurnCosts turns = new(task.Ground, task.Drive, task.Tick);

        private readonly int[] cells =
        [
            .. Enumerable.Range(0, task.Ground.Count).Where(cell => bounds.Through(cell) * task.Tick <= task.Deadline),
        ];

        public StepCosts Costs => costs;

        public long CellSteps => cells.Length * (long)task.Steps;

        public static Stage? Of(TraverseTask task)
        {
            var costs = new StepCosts(task);
            var bounds = TaskBounds.Of(task, costs);
            return bounds.LeastTicks * task.Tick > task.Deadline ? null : new(task, costs, bounds);
        }

        public bool Useful(int cell) => bounds.Through(cell) * task.Tick <= task.Deadline;

        public TraversePlan? SearchAll(ParallelOptions parallel) =>
            Search(TraverseGraph.Of(task.Ground, costs, cells), null, exact: true, parallel);

        public TraverseNet Net(ParallelOptions parallel)
        {
            // On small ground a net for a rough answer is smaller still.
            var blocks = Math.Clamp(cells.Length / 4, 1, CellSteps <= Whole ? MostBlocks / 4 : MostBlocks);
            var block = Math.Max(2, (int)Math.Ceiling(Math.Sqrt(cells.Length / (double)blocks)));
            var span = task.Steps * task.StepTime;
            double Light(int cell)
            {
                var light = 0.0;
                for (var i = 0; i < LightSamples; i++)
                    light += task.Sky(cell, (i + 0.5) * span / LightSamples).Sun;
                return light;
            }
            int[] places = [task.Start, .. task.Stops.Select(stop => stop.Cell)];
            return TraverseNet.Over(task.Ground, costs, turns, block, Useful, Light, places, parallel);
        }

        public TraversePlan? Search(TraverseGraph graph, bool[]? mayWait, bool exact, ParallelOptions parallel)
        {
            var sky = new SkyTable(graph.Cells, task.Steps, task.StepTime, task.Sky, task.Drive.Rover);
            return GraphPlan.Best(task, graph, turns, sky, mayWait, parallel.CancellationToken) is { } best
                ? new([.. best.Points], bounds.LeastTicks * task.Tick, exact, best.Labels)
                : null;
        }
    }
}
