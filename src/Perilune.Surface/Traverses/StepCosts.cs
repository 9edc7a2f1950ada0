using Perilune.Surface.Roving;
using Perilune.Surface.Work;

namespace Perilune.Surface.Traverses;

/// <summary>
/// What a step from a cell to its neighbour costs a rover: time and motor energy by slope, from a table of the drive model every
/// thousandth of the slope's tangent, linear between; and whether its limits allow the step. Immutable.
/// </summary>
internal sealed class StepCosts
{
    private const double TableStep = 0.001;

    private readonly TraverseGround ground;
    private readonly (double Time, double Energy)[] table;
    private readonly double tick;
    private readonly double steepestUp;
    private readonly double steepestDown;

    // Of each cell a bit for each of the four lines through it that the rover may drive along: a line's cross slope is the same
    // both ways.
    private readonly byte[] level;

    /// <summary>Costs of a task's rover on its ground.</summary>
    /// <param name="task">The task; steps last whole ticks, rounded up.</param>
    public StepCosts(TraverseTask task)
    {
        (ground, tick) = (task.Ground, task.Tick);
        var drive = task.Drive;
        steepestUp = Math.Tan(drive.SteepestClimb);
        steepestDown = Math.Tan(drive.Rover.DescentLimit);
        var count = (int)Math.Ceiling((steepestUp + steepestDown) / TableStep) + 1;
        table = new (double, double)[count + 1];
        for (var i = 0; i <= count; i++)
        {
            var slope = Math.Atan(i * TableStep - steepestDown);
            var state = drive.At(Math.Clamp(slope, -drive.Rover.DescentLimit, drive.SteepestClimb));
            // Of a metre on the map.
            var way = 1 / Math.Cos(slope);
            table[i] = (state.Time * way, state.MotorEnergy * way);
        }
        level = Level(task);
    }

    /// <summary>Unit of time, s.</summary>
    public double Tick => tick;

    /// <summary>The cost of a step; false where the rover's limits, the way back or unknown ground forbid it.</summary>
    /// <param name="cell">From where.</param>
    /// <param name="neighbour">To where.</param>
    /// <param name="direction">In which direction.</param>
    /// <param name="ticks">Time it takes, in units of <see cref="Tick"/>, at least 1.</param>
    /// <param name="motor">Motor energy, J.</param>
    public bool TryStep(int cell, int neighbour, int direction, out int ticks, out double motor)
    {
        (ticks, motor) = (0, 0);
        if (((level[cell] & level[neighbour]) >> (direction & 3) & 1) == 0)
            return false;
        var grade = ground.Grade(cell, neighbour, direction);
        // Unknown heights fail every comparison.
        if (!(grade <= steepestUp && -grade <= steepestDown))
            return false;
        var place = (grade + steepestDown) / TableStep;
        var i = (int)place;
        var share = place - i;
        var (below, above) = (table[i], table[i + 1]);
        var distance = ground.Distance(direction);
        var time = (below.Time + share * (above.Time - below.Time)) * distance;
        ticks = Math.Max(1, (int)Math.Ceiling(time / tick - 1e-9));
        motor = (below.Energy + share * (above.Energy - below.Energy)) * distance;
        return true;
    }

    // No line leads through a cell from which a crew cannot walk back.
    private static byte[] Level(TraverseTask task)
    {
        var (ground, steepest) = (task.Ground, Math.Tan(task.Drive.Rover.SideLimit));
        var everywhere = double.IsPositiveInfinity(task.WalkBack);
        var open = new byte[ground.Count];
        Parallel.For(
            0,
            ground.Rows,
            Threads.Of(null),
            row =>
            {
                for (var cell = row * ground.Columns; cell < (row + 1) * ground.Columns; cell++)
                {
                    if (!everywhere && task.WayBack(cell) > task.WalkBack)
                        continue;
                    for (var line = 0; line < TraverseGround.Directions / 2; line++)
                    {
                        if (ground.CrossGrade(cell, line) <= steepest)
                            open[cell] |= (byte)(1 << line);
                    }
                }
            }
        );
        return open;
    }
}
