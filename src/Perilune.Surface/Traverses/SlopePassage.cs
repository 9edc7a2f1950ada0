using Perilune.Surface.Roving;

namespace Perilune.Surface.Traverses;

/// <summary>Which limit of slope a way would have to be relaxed by: the way whose steepest place is the least steep.</summary>
internal enum SlopeLimit
{
    /// <summary>Up.</summary>
    Climb,

    /// <summary>Down.</summary>
    Descent,

    /// <summary>Across.</summary>
    Side,
}

/// <summary>Steepest places that ways between two cells cannot avoid.</summary>
internal static class SlopePassage
{
    private const double Right = Math.PI / 2;

    /// <summary>
    /// The least limit, rad, with which a way leads from a cell to another while the other two limits hold; null where none does.
    /// </summary>
    /// <param name="ground">The ground.</param>
    /// <param name="drive">The rover.</param>
    /// <param name="from">From where.</param>
    /// <param name="to">To where.</param>
    /// <param name="relaxed">The limit; null relaxes all three to the same angle.</param>
    public static double? Needed(TraverseGround ground, DriveModel drive, int from, int to, SlopeLimit? relaxed)
    {
        var climb = relaxed is null or SlopeLimit.Climb ? Right : drive.SteepestClimb;
        var descent = relaxed is null or SlopeLimit.Descent ? Right : drive.Rover.DescentLimit;
        var side = relaxed is null or SlopeLimit.Side ? Right : drive.Rover.SideLimit;
        var least = new double[ground.Count];
        Array.Fill(least, double.PositiveInfinity);
        least[from] = 0;
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(from, 0);
        while (queue.TryDequeue(out var cell, out var reached))
        {
            if (cell == to)
                return reached;
            if (reached > least[cell])
                continue;
            for (var direction = 0; direction < TraverseGround.Directions; direction++)
            {
                var next = ground.Neighbour(cell, direction);
                if (next < 0)
                    continue;
                var slope = Math.Atan(ground.Grade(cell, next, direction));
                var across = Math.Atan(
                    Math.Max(ground.CrossGrade(cell, direction), ground.CrossGrade(next, direction))
                );
                if (!(slope <= climb && -slope <= descent && across <= side))
                    continue;
                var own = relaxed switch
                {
                    SlopeLimit.Climb => slope,
                    SlopeLimit.Descent => -slope,
                    SlopeLimit.Side => across,
                    _ => Math.Max(Math.Abs(slope), across),
                };
                var steepest = Math.Max(reached, own);
                if (steepest >= least[next])
                    continue;
                least[next] = steepest;
                queue.Enqueue(next, steepest);
            }
        }
        return null;
    }
}
