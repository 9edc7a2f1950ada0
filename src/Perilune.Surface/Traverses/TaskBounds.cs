namespace Perilune.Surface.Traverses;

/// <summary>Least times of a task when the sky is ignored: of the whole, and of a plan that passes a cell.</summary>
internal sealed class TaskBounds
{
    private readonly int[][] from;
    private readonly int[][] to;
    private readonly long[] detour;

    private TaskBounds(int[][] from, int[][] to, long[] detour, double least) =>
        (this.from, this.to, this.detour, LeastTicks) = (from, to, detour, least);

    /// <summary>Least ticks of the task; infinite where no way leads through all stops.</summary>
    public double LeastTicks { get; }

    /// <summary>Bounds of a task.</summary>
    public static TaskBounds Of(TraverseTask task, StepCosts costs)
    {
        var count = task.Stops.Length;
        int[] origins = [task.Start, .. task.Stops.Select(stop => stop.Cell)];
        var leaving = new int[count][];
        var reaching = new int[count][];
        Parallel.For(
            0,
            2 * count,
            i =>
            {
                if (i < count)
                    leaving[i] = GroundField.From(task.Ground, costs, origins[i]);
                else
                    reaching[i - count] = GroundField.To(task.Ground, costs, origins[i - count + 1]);
            }
        );
        var least = 0.0;
        for (var leg = 0; leg < count; leg++)
        {
            var ticks = leaving[leg][origins[leg + 1]];
            least += ticks == GroundField.None ? double.PositiveInfinity : ticks;
            least += Math.Ceiling(task.Stops[leg].Dwell / task.Tick - 1e-9);
        }
        long[] direct = [.. leaving.Select((field, leg) => (long)field[origins[leg + 1]])];
        return new(leaving, reaching, direct, least);
    }

    /// <summary>Least ticks of the task when a cell is passed on one of its legs.</summary>
    public double Through(int cell)
    {
        var best = double.PositiveInfinity;
        for (var leg = 0; leg < from.Length; leg++)
        {
            var (there, on) = (from[leg][cell], to[leg][cell]);
            if (there != GroundField.None && on != GroundField.None)
                best = Math.Min(best, LeastTicks + there + on - detour[leg]);
        }
        return best;
    }
}
