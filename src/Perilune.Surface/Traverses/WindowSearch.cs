namespace Perilune.Surface.Traverses;

/// <summary>
/// Quick ways from a cell to some others within a square window of ground, cell by cell, by Dijkstra's search. Turns count in
/// what a way costs, but a cell is left only as it was reached first: a way is a way, if not always the quickest. Holds scratch space:
/// one for each thread.
/// </summary>
/// <param name="ground">The ground.</param>
/// <param name="costs">Costs of its steps.</param>
/// <param name="turns">Costs of turns.</param>
/// <param name="side">Cells a side of the window.</param>
internal sealed class WindowSearch(TraverseGround ground, StepCosts costs, TurnCosts turns, int side)
{
    private readonly Reached[] reached = new Reached[side * side];
    private readonly PriorityQueue<int, long> queue = new();

    private readonly record struct Reached(int Ticks, double Motor, int First, int Last);

    /// <summary>The ways, in the order of their time.</summary>
    /// <param name="from">The cell they start from.</param>
    /// <param name="targets">Where they lead, within the window.</param>
    /// <param name="left">First column of the window; may lie beyond the rim.</param>
    /// <param name="top">First row of the window; may lie beyond the rim.</param>
    public List<TraverseGraph.Way> Drive(int from, int[] targets, int left, int top)
    {
        var wanted = targets.ToHashSet();
        var found = new List<TraverseGraph.Way>(targets.Length);
        Array.Fill(reached, new(int.MaxValue, 0, 0, 0));
        queue.Clear();
        var start = (from / ground.Columns - top) * side + from % ground.Columns - left;
        Reach(start, new(0, 0, TurnCosts.AnyHeading, TurnCosts.AnyHeading));
        while (wanted.Count > 0 && queue.TryDequeue(out var place, out var rank))
        {
            var at = reached[place];
            if (rank >> 32 > at.Ticks)
                continue;
            var (row, column) = (place / side, place % side);
            var cell = (top + row) * ground.Columns + left + column;
            if (wanted.Remove(cell))
                found.Add(new(cell, at.Ticks, at.Motor, at.First, at.Last));
            for (var direction = 0; direction < TraverseGround.Directions; direction++)
            {
                var (right, down) = (TraverseGround.Right(direction), TraverseGround.Down(direction));
                var (c, r) = (column + right, row + down);
                // No step takes less than a tick.
                if (
                    (uint)c >= (uint)side
                    || (uint)r >= (uint)side
                    || (uint)(left + c) >= (uint)ground.Columns
                    || (uint)(top + r) >= (uint)ground.Rows
                    || reached[r * side + c].Ticks <= at.Ticks + 1
                )
                    continue;
                if (!costs.TryStep(cell, cell + down * ground.Columns + right, direction, out var ticks, out var motor))
                    continue;
                var turn = turns.Of(at.Last, direction);
                var later = new Reached(
                    at.Ticks + turn.Ticks + ticks,
                    at.Motor + turn.Motor + motor,
                    at.First == TurnCosts.AnyHeading ? direction : at.First,
                    direction
                );
                if (later.Ticks < reached[r * side + c].Ticks)
                    Reach(r * side + c, later);
            }
        }
        return found;

        void Reach(int place, Reached how)
        {
            reached[place] = how;
            // In the order of time, then place: no two are equal.
            queue.Enqueue(place, ((long)how.Ticks << 32) + place);
        }
    }
}
