using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>The fullest battery at every cell under every heading and every tick, by going forward through all of them.</summary>
internal static class ForwardTable
{
    public static int? Earliest(TraverseTask task)
    {
        var rover = task.Drive.Rover;
        var costs = new StepCosts(task);
        var turns = new OwnTurns(task);
        var end = (int)(task.Deadline / task.Tick);
        var floor = task.LeastCharge - 1e-6;
        const int headings = OwnTurns.Any + 1;
        var fullest = new double[end + 1, task.Ground.Count * headings];
        for (var tick = 0; tick <= end; tick++)
        for (var state = 0; state < fullest.GetLength(1); state++)
            fullest[tick, state] = double.NegativeInfinity;
        fullest[0, task.Start * headings + OwnTurns.Any] = task.StartCharge * rover.BatteryCapacity;
        if (task.StartCharge * rover.BatteryCapacity < task.LeastCharge)
            return null;
        for (var tick = 0; tick <= end; tick++)
        {
            for (var heading = 0; heading < headings; heading++)
            {
                if (fullest[tick, task.Stops[^1].Cell * headings + heading] >= floor)
                    return tick;
            }
            for (var state = 0; state < fullest.GetLength(1); state++)
            {
                var (cell, heading) = (state / headings, state % headings);
                var charge = fullest[tick, state];
                if (charge < floor)
                    continue;
                Reach(tick + 1, cell, heading, Flow(charge, cell, tick, task.Tick, 0));
                for (var direction = 0; direction < 8; direction++)
                {
                    var to = task.Ground.Neighbour(cell, direction);
                    if (to < 0 || !costs.TryStep(cell, to, direction, out var ticks, out var motor))
                        continue;
                    turns.Add(heading, direction, ref ticks, ref motor);
                    if (tick + ticks > end || !Drives(cell, tick) || !Drives(to, tick + ticks - 1))
                        continue;
                    var time = ticks * task.Tick;
                    var load = motor / time + rover.DrivingPower;
                    var half = Flow(charge, cell, tick, time / 2, load);
                    if (half >= floor)
                        Reach(tick + ticks, to, direction, Flow(half, to, tick + ticks - 1, time / 2, load));
                }
            }
        }
        return null;

        void Reach(int tick, int cell, int heading, double charge)
        {
            var state = cell * headings + heading;
            if (tick <= end && charge >= floor)
                fullest[tick, state] = Math.Max(fullest[tick, state], charge);
        }

        double Flow(double charge, int cell, int tick, double time, double load) =>
            Math.Min(rover.BatteryCapacity, charge + rover.NetPower(Sky(cell, tick).Sun, load) * time);

        CellSky Sky(int cell, int tick) => task.Sky(cell, (tick + 0.5) * task.Tick);

        bool Drives(int cell, int tick) =>
            Sky(cell, tick) is var sky
            && sky.Sun >= rover.SunToDrive
            && (sky.Earth || !rover.EarthToDrive)
            && sky.Temperature >= rover.ColdestGround;
    }
}
