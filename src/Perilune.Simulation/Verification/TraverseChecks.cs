using Perilune.Numerics.Randomness;
using Perilune.Simulation.Catalogue;
using Perilune.Simulation.Running;
using Perilune.Surface.Roving;
using Perilune.Surface.Traverses;

namespace Perilune.Simulation.Verification;

/// <summary>
/// Traverses of the catalogue's polar prospector under patches of moving shadow against every drive there is: all cells that can be reached at each tick,
/// by going forward through all of them, with steps costed by the drive model itself.
/// </summary>
internal static class TraverseChecks
{
    private const double Tick = 60;
    private const int Side = 6;
    private const int Ticks = 40;
    private const int Tasks = 12;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        // The battery never binds and turns cost nothing, so that where the rover is and when is all there is to it.
        var rover = RoverReader.Read(knowledge.Catalogue, knowledge.Times, "perilune verify", "viper").ToRover() with
        {
            BatteryCapacity = 1e9,
            SunToDrive = 0.5,
            TurnRate = 0,
            TurnRadius = null,
        };
        var drive = new DriveModel(rover, Soil.Moon, DriveModel.MoonGravity);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = cancellation };
        var (difference, arrived, waited) = (0.0, 0, 0);
        for (var number = 0; number < Tasks; number++)
        {
            var task = Make(number, drive);
            var earliest = Earliest(task);
            var plan = TraversePlanner.Plan(task, parallel);
            arrived += plan is null ? 0 : 1;
            waited += plan?.Points.Any(point => point.Action == TraverseAction.Wait) == true ? 1 : 0;
            // Where one finds a way and the other none, they differ without measure.
            if (plan?.Arrival != earliest)
                difference = Math.Max(difference, Math.Abs(plan?.Arrival - earliest ?? double.PositiveInfinity));
        }
        // A comparison in which few arrive, or nobody has to wait, would say nothing.
        yield return ("traverse.optimum", arrived >= Tasks / 2 && waited > 0 ? difference : double.NaN);
    }

    private static TraverseTask Make(int number, DriveModel drive)
    {
        var random = new CounterRandom(11, $"verified traverse {number}");
        var heights = new float[Side * Side];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = (float)(2.4 * random.Uniform());
        var skies = new CellSky[heights.Length * Ticks];
        for (var i = 0; i < skies.Length; i++)
            skies[i] = new(random.Uniform() < 0.6 ? 1 : 0, random.Uniform() < 0.9, double.NaN);
        return new()
        {
            Ground = new(Side, Side, 10, heights),
            Drive = drive,
            Sky = (cell, time) => skies[cell * Ticks + Math.Min((int)(time / Tick), Ticks - 1)],
            Start = 0,
            Stops = [new(heights.Length - 1, 0)],
            Deadline = (Ticks - 1) * Tick,
            Goal = TraverseGoal.EarliestArrival,
            Tick = Tick,
            StepTicks = 1,
        };
    }

    private static double? Earliest(TraverseTask task)
    {
        var reached = new bool[Ticks, task.Ground.Count];
        reached[0, task.Start] = true;
        for (var tick = 0; tick < Ticks; tick++)
        {
            if (reached[tick, task.Stops[^1].Cell])
                return tick * Tick;
            for (var cell = 0; cell < task.Ground.Count; cell++)
            {
                if (!reached[tick, cell])
                    continue;
                if (tick + 1 < Ticks)
                    reached[tick + 1, cell] = true;
                for (var direction = 0; direction < TraverseGround.Directions; direction++)
                {
                    var to = task.Ground.Neighbour(cell, direction);
                    if (to < 0 || StepTicks(task, cell, to, direction) is not { } ticks || tick + ticks >= Ticks)
                        continue;
                    if (Drives(task, cell, tick) && Drives(task, to, tick + ticks - 1))
                        reached[tick + ticks, to] = true;
                }
            }
        }
        return null;
    }

    private static int? StepTicks(TraverseTask task, int cell, int to, int direction)
    {
        var grade = task.Ground.Grade(cell, to, direction);
        var slope = Math.Atan(grade);
        var across = Math.Max(task.Ground.CrossGrade(cell, direction), task.Ground.CrossGrade(to, direction));
        if (
            slope > task.Drive.SteepestClimb
            || -slope > task.Drive.Rover.DescentLimit
            || across > Math.Tan(task.Drive.Rover.SideLimit)
        )
            return null;
        var way = task.Ground.Distance(direction) * Math.Sqrt(1 + grade * grade);
        return Math.Max(1, (int)Math.Ceiling(task.Drive.At(slope).Time * way / Tick - 1e-9));
    }

    private static bool Drives(TraverseTask task, int cell, int tick)
    {
        var sky = task.Sky(cell, (tick + 0.5) * Tick);
        return sky.Earth && sky.Sun >= task.Drive.Rover.SunToDrive;
    }
}
