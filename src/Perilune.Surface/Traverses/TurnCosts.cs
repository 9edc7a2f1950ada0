using Perilune.Surface.Roving;

namespace Perilune.Surface.Traverses;

/// <summary>What it costs a rover to leave a cell in another direction than it came. Immutable.</summary>
internal sealed class TurnCosts
{
    /// <summary>The heading of a rover that has not driven yet: it is set down as it is to leave.</summary>
    public const int AnyHeading = TraverseGround.Directions;

    private const int Headings = TraverseGround.Directions + 1;

    private readonly (int Ticks, double Motor)[] table = new (int, double)[Headings * TraverseGround.Directions];

    /// <summary>Turns of a rover on the cells of some ground.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="drive">The rover.</param>
    /// <param name="tick">Unit of time, s; turns last whole units, rounded up.</param>
    public TurnCosts(TraverseGround ground, DriveModel drive, double tick)
    {
        for (var heading = 0; heading < AnyHeading; heading++)
        for (var direction = 0; direction < TraverseGround.Directions; direction++)
        {
            var eighths = Math.Abs(heading - direction);
            eighths = Math.Min(eighths, TraverseGround.Directions - eighths);
            // The other half of a step is its other end's.
            var room = Math.Min(ground.Distance(heading), ground.Distance(direction)) / 2;
            var (time, motor) = drive.Turn(eighths * Math.PI / 4, room);
            table[heading * TraverseGround.Directions + direction] = ((int)Math.Ceiling(time / tick - 1e-9), motor);
            if (time > 0)
                Kept = Headings;
        }
    }

    /// <summary>Number of headings that a search must tell apart: one where no turn costs anything.</summary>
    public int Kept { get; } = 1;

    /// <summary>Which of the headings to tell apart one is.</summary>
    /// <param name="heading">The heading.</param>
    public int Keep(int heading) => Kept == 1 ? 0 : heading;

    /// <summary>Time in ticks and motor energy, J, of a turn on a cell.</summary>
    /// <param name="heading">The direction in which the rover came, or <see cref="AnyHeading"/>.</param>
    /// <param name="direction">The direction in which it leaves.</param>
    public (int Ticks, double Motor) Of(int heading, int direction) =>
        table[heading * TraverseGround.Directions + direction];
}
