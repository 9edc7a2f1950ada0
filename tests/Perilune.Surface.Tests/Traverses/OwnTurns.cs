using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>Turns between steps to neighbours by arithmetic of its own, for the searches that the planner is held against.</summary>
internal sealed class OwnTurns(TraverseTask task)
{
    /// <summary>Before the first step.</summary>
    public const int Any = 8;

    public void Add(int heading, int direction, ref int ticks, ref double motor)
    {
        if (heading == Any || heading == direction)
            return;
        var rover = task.Drive.Rover;
        var apart = Math.Abs(heading - direction) % 8;
        var degrees = 45 * Math.Min(apart, 8 - apart);
        var half = task.Ground.CellSize / 2 * (heading % 2 + direction % 2 == 2 ? Math.Sqrt(2) : 1);
        // An arc of radius r between ways at an angle touches them r tan(angle / 2) from the corner; none turns about.
        if (rover.TurnRadius is { } radius && degrees < 180 && radius * Math.Tan(degrees * Math.PI / 360) <= half)
            return;
        var level = task.Drive.At(0);
        double seconds,
            joules;
        if (rover.TurnRate > 0)
        {
            seconds = degrees * Math.PI / 180 / rover.TurnRate;
            joules = seconds * (rover.TurnPower ?? level.MotorPower);
        }
        else if (rover.TurnRadius is { } arc)
        {
            var way = 2 * Math.PI * arc * degrees / 360;
            (seconds, joules) = (way / level.Speed, way * level.MotorEnergy);
        }
        else
            return;
        ticks += (int)Math.Ceiling(seconds / task.Tick - 1e-9);
        motor += joules;
    }
}
