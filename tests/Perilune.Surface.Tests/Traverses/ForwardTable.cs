using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>The fullest battery at every cell and every tick, by going forward through all of them.</summary>
internal static class ForwardTable
{
    public static int? Earliest(TraverseTask task)
    {
        var rover = task.Drive.Rover;
        var costs = new StepCosts(task.Ground, task.Drive, task.Tick);
        var end = (int)(task.Deadline / task.Tick);
        var floor = task.LeastCharge - 1e-6;
        var fullest = new double[end + 1, task.Ground.Count];
        for (var tick = 0; tick <= end; tick++)
        for (var cell = 0; cell < task.Ground.Count; cell++)
            fullest[tick, cell] = double.NegativeInfinity;
        fullest[0, task.Start] = task.StartCharge * rover.BatteryCapacity;
        if (fullest[0, task.Start] < task.LeastCharge)
            return null;
        for (var tick = 0; tick <= end; tick++)
        {
            if (fullest[tick, task.Stops[^1].Cell] >= floor)
                return tick;
            for (var cell = 0; cell < task.Ground.Count; cell++)
            {
                var charge = fullest[tick, cell];
                if (charge < floor)
                    continue;
                Reach(tick + 1, cell, Flow(charge, cell, tick, task.Tick, 0));
                for (var direction = 0; direction < 8; direction++)
                {
                    var to = task.Ground.Neighbour(cell, direction);
                    if (to < 0 || !costs.TryStep(cell, to, direction, out var ticks, out var motor))
                        continue;
                    if (!Drives(cell, tick) || !Drives(to, tick + ticks - 1))
                        continue;
                    var time = ticks * task.Tick;
                    var load = motor / time + rover.DrivingPower;
                    var half = Flow(charge, cell, tick, time / 2, load);
                    if (half >= floor)
                        Reach(tick + ticks, to, Flow(half, to, tick + ticks - 1, time / 2, load));
                }
            }
        }
        return null;

        void Reach(int tick, int cell, double charge)
        {
            if (tick <= end && charge >= floor)
                fullest[tick, cell] = Math.Max(fullest[tick, cell], charge);
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
