using System.Runtime.InteropServices;

namespace Perilune.Surface.Traverses;

/// <summary>
/// The best plan on a graph: labels of time, charge and cost are set in the order of a bound from below (A*), and a label dies
/// when another at the same node, heading and time step that is no later, no dearer, and after waiting no emptier, has been found.
/// </summary>
/// <remarks>
/// A label is expanded by leaving at once along every way, by dwelling where its stage's stop is, and by waiting to the end of
/// the time step. The bound is the least cost of the rest of the way, turns and all, when the sky is ignored, by Dijkstra's search, so the first label
/// that is done is the best (P. E. Hart, N. J. Nilsson, B. Raphael, IEEE Trans. SSC 4:100, 1968; resource-constrained labels:
/// S. Irnich, G. Desaulniers, in Column Generation, 2005).
/// </remarks>
internal sealed class TraverseSearch
{
    private readonly TraverseTask task;
    private readonly TraverseGraph graph;
    private readonly TurnCosts turns;
    private readonly SkyTable sky;
    private readonly bool[]? mayWait;
    private readonly ChargeMeter meter;
    private readonly int deadline;
    private readonly int survives;
    private readonly int[] stops;
    private readonly int[] dwells;
    private readonly double[][] ticksToGo;
    private readonly double[][] costToGo;

    private readonly List<Label> labels = [];
    private readonly Dictionary<long, int> newest = [];
    private readonly PriorityQueue<int, Rank> queue = new(new RankOrder());

    /// <summary>A search on a graph.</summary>
    /// <param name="task">The task.</param>
    /// <param name="graph">The graph, which holds start and stops.</param>
    /// <param name="turns">Costs of turns.</param>
    /// <param name="sky">The sky over its nodes.</param>
    /// <param name="mayWait">Nodes where a wait may begin; null for all.</param>
    public TraverseSearch(TraverseTask task, TraverseGraph graph, TurnCosts turns, SkyTable sky, bool[]? mayWait = null)
    {
        (this.task, this.graph, this.turns, this.sky, this.mayWait) = (task, graph, turns, sky, mayWait);
        meter = new(task, sky);
        deadline = (int)Math.Floor(task.Deadline / task.Tick + 1e-9);
        survives = (int)Math.Floor(task.SurvivesUntil / task.Tick + 1e-9);
        stops = [.. task.Stops.Select(stop => graph.NodeOf(stop.Cell))];
        dwells = [.. task.Stops.Select(stop => (int)Math.Ceiling(stop.Dwell / task.Tick - 1e-9))];
        ticksToGo = ToGo((ticks, _) => ticks, dwells);
        costToGo = task.Goal switch
        {
            TraverseGoal.LeastEnergy => ToGo(meter.Spent, new int[dwells.Length]),
            _ => ticksToGo,
        };
    }

    /// <summary>
    /// The plan of least energy, or for any other goal the earliest; null where none meets the task. A search finds once.
    /// </summary>
    /// <param name="cancellation">Ends the search.</param>
    public GraphPlan? Find(CancellationToken cancellation)
    {
        var charge = task.StartCharge * task.Drive.Rover.BatteryCapacity;
        if (charge < task.LeastCharge)
            return null;
        Add(
            new(graph.NodeOf(task.Start), 0, TraverseAction.Start, 0, charge, charge, 0, -1)
            {
                Heading = TurnCosts.AnyHeading,
            }
        );
        var popped = 0;
        while (queue.TryDequeue(out var index, out _))
        {
            if ((++popped & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var label = labels[index];
            if (label.Dead)
                continue;
            if (label.Stage == stops.Length)
                return new(Points(index), label.Lowest, labels.Count);
            Expand(label, index);
        }
        return null;
    }

    private void Expand(Label label, int index)
    {
        foreach (var straight in graph.From(label.Node))
        {
            var (turn, turned) = turns.Of(label.Heading, straight.First);
            var way = straight with { Ticks = straight.Ticks + turn, Motor = straight.Motor + turned };
            var (charge, lowest) = (label.Charge, label.Lowest);
            if (!InTime(label.Stage, way.To, way.Last, label.Tick + way.Ticks))
                continue;
            if (meter.TryDrive(label.Node, way, label.Tick, ref charge, ref lowest))
                Add(
                    new(
                        way.To,
                        label.Stage,
                        TraverseAction.Drive,
                        label.Tick + way.Ticks,
                        charge,
                        lowest,
                        label.Spent + meter.Spent(way.Ticks, way.Motor),
                        index
                    )
                    {
                        Heading = way.Last,
                    }
                );
        }
        if (label.Node == stops[label.Stage])
            Dwell(label, index);
        if (mayWait is not null && !mayWait[label.Node])
            return;
        var next = (label.Tick / task.StepTicks + 1) * task.StepTicks;
        var (left, least) = (label.Charge, label.Lowest);
        if (
            InTime(label.Stage, label.Node, label.Heading, next)
            && meter.TryStand(label.Node, label.Tick, next, ref left, ref least)
        )
            Add(
                new(label.Node, label.Stage, TraverseAction.Wait, next, left, least, label.Spent, index)
                {
                    Heading = label.Heading,
                }
            );
    }

    private void Dwell(Label label, int index)
    {
        var until = label.Tick + dwells[label.Stage];
        var (charge, lowest) = (label.Charge, label.Lowest);
        if (!InTime(label.Stage + 1, label.Node, label.Heading, until))
            return;
        if (!meter.TryStand(label.Node, label.Tick, until, ref charge, ref lowest))
            return;
        if (label.Stage + 1 == stops.Length && until < survives)
        {
            var later = charge;
            if (!meter.TryStand(label.Node, until, survives, ref later, ref lowest))
                return;
        }
        Add(
            new(label.Node, label.Stage + 1, TraverseAction.Dwell, until, charge, lowest, label.Spent, index)
            {
                Heading = label.Heading,
            }
        );
    }

    private bool InTime(int stage, int node, int heading, int tick) =>
        tick + ToGo(ticksToGo, stage, node, heading) <= deadline;

    private double ToGo(double[][] costs, int stage, int node, int heading) =>
        stage == stops.Length ? 0 : costs[stage][node * turns.Kept + turns.Keep(heading)];

    private void Add(Label label)
    {
        var place = (label.Stage * (long)graph.Count + label.Node) * turns.Kept + turns.Keep(label.Heading);
        var key = place * (sky.Steps + 2) + label.Tick / task.StepTicks;
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(newest, key, out var known);
        if (!known)
            head = -1;
        for (var other = head; other >= 0; other = labels[other].Next)
        {
            var old = labels[other];
            if (old.Dead)
                continue;
            if (Dominates(old, label))
                return;
            if (Dominates(label, old))
                labels[other] = old with { Dead = true };
        }
        label = label with { Next = head };
        head = labels.Count;
        labels.Add(label);
        var ticks = label.Tick + ToGo(ticksToGo, label.Stage, label.Node, label.Heading);
        var cost =
            task.Goal == TraverseGoal.LeastEnergy
                ? label.Spent + ToGo(costToGo, label.Stage, label.Node, label.Heading)
                : ticks;
        queue.Enqueue(head, new(cost, ticks, head));
    }

    // Two labels of one node, heading, stage and time step: the earlier one waits for the later one.
    private bool Dominates(Label one, Label other)
    {
        if (one.Tick > other.Tick)
            return false;
        if (task.Goal == TraverseGoal.LeastEnergy && one.Spent > other.Spent)
            return false;
        var (charge, lowest) = (one.Charge, one.Lowest);
        return meter.TryStand(one.Node, one.Tick, other.Tick, ref charge, ref lowest) && charge >= other.Charge;
    }

    private double[][] ToGo(Func<int, double, double> cost, int[] dwellCosts)
    {
        var toGo = new double[stops.Length][];
        for (var stage = stops.Length - 1; stage >= 0; stage--)
        {
            var remaining = new double[turns.Kept];
            for (var heading = 0; heading < turns.Kept; heading++)
            {
                var after = stage + 1 == stops.Length ? 0 : toGo[stage + 1][stops[stage] * turns.Kept + heading];
                remaining[heading] = dwellCosts[stage] + after;
            }
            toGo[stage] = graph.CostTo(stops[stage], remaining, turns, cost);
        }
        return toGo;
    }

    private List<TraversePoint> Points(int index)
    {
        var points = new List<TraversePoint>();
        for (; index >= 0; index = labels[index].Parent)
        {
            var label = labels[index];
            points.Add(new(label.Action, graph.Cells[label.Node], label.Tick * task.Tick, label.Charge));
        }
        points.Reverse();
        return points;
    }

    private readonly record struct Label(
        int Node,
        int Stage,
        TraverseAction Action,
        int Tick,
        double Charge,
        double Lowest,
        double Spent,
        int Parent
    )
    {
        public int Heading { get; init; }

        public int Next { get; init; }

        public bool Dead { get; init; }
    }

    private readonly record struct Rank(double Cost, double Ticks, int Index);

    // Cost, then time, then age: no two are equal, so the order never depends on the queue.
    private sealed class RankOrder : IComparer<Rank>
    {
        public int Compare(Rank x, Rank y)
        {
            if (x.Cost != y.Cost)
                return x.Cost < y.Cost ? -1 : 1;
            if (x.Ticks != y.Ticks)
                return x.Ticks < y.Ticks ? -1 : 1;
            return x.Index.CompareTo(y.Index);
        }
    }
}
