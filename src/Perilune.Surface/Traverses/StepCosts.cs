using Perilune.Surface.Roving;

namespace Perilune.Surface.Traverses;

/// <summary>
/// What a step from a cell to its neighbour costs a rover: time and motor energy by slope, from a table of the drive model every
/// twentieth of a degree, linear between; and whether its limits allow the step. Immutable.
/// </summary>
internal sealed class StepCosts
{
    private const double TableStep = 0.05 * Math.PI / 180;

    private readonly TraverseGround ground;
    private readonly double[] time;
    private readonly double[] energy;
    private readonly double tick;
    private readonly double steepestUp;
    private readonly double steepestDown;
    private readonly double steepestAcross;

    /// <summary>Costs of a rover on some ground.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="drive">The rover on its soil.</param>
    /// <param name="tick">Unit of time, s; steps last whole units, rounded up.</param>
    public StepCosts(TraverseGround ground, DriveModel drive, double tick)
    {
        (this.ground, this.tick) = (ground, tick);
        steepestUp = drive.SteepestClimb;
        steepestDown = drive.Rover.DescentLimit;
        steepestAcross = Math.Tan(drive.Rover.SideLimit);
        var count = (int)Math.Ceiling((steepestUp + steepestDown) / TableStep) + 1;
        (time, energy) = (new double[count + 1], new double[count + 1]);
        for (var i = 0; i <= count; i++)
        {
            var state = drive.At(Math.Min(i * TableStep - steepestDown, steepestUp));
            (time[i], energy[i]) = (state.Time, state.MotorEnergy);
        }
    }

    /// <summary>Unit of time, s.</summary>
    public double Tick => tick;

    /// <summary>The cost of a step; false where the rover's limits or unknown ground forbid it.</summary>
    /// <param name="cell">From where.</param>
    /// <param name="neighbour">To where.</param>
    /// <param name="direction">In which direction.</param>
    /// <param name="ticks">Time it takes, in units of <see cref="Tick"/>, at least 1.</param>
    /// <param name="motor">Motor energy, J.</param>
    public bool TryStep(int cell, int neighbour, int direction, out int ticks, out double motor)
    {
        (ticks, motor) = (0, 0);
        var grade = ground.Grade(cell, neighbour, direction);
        var slope = Math.Atan(grade);
        // Unknown heights fail every comparison.
        if (!(slope <= steepestUp && -slope <= steepestDown))
            return false;
        if (
            !(ground.CrossGrade(cell, direction) <= steepestAcross)
            || !(ground.CrossGrade(neighbour, direction) <= steepestAcross)
        )
            return false;
        var way = ground.Distance(direction) * Math.Sqrt(1 + grade * grade);
        var place = (slope + steepestDown) / TableStep;
        var i = (int)place;
        var share = place - i;
        ticks = Math.Max(1, (int)Math.Ceiling((time[i] + share * (time[i + 1] - time[i])) * way / tick - 1e-9));
        motor = (energy[i] + share * (energy[i + 1] - energy[i])) * way;
        return true;
    }
}
