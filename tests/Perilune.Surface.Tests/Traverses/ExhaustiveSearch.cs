using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>
/// Tries every sequence of whole-tick actions of a small task, and keeps the best value of each goal. Its own arithmetic of charge and
/// limits, and none of the planner's bounds or dominance; time steps are one tick long.
/// </summary>
internal sealed class ExhaustiveSearch(TraverseTask task)
{
    private readonly int end = (int)Math.Floor(task.Deadline / task.Tick + 1e-9);
    private readonly double floor = task.LeastCharge - 1e-6;
    private readonly StepCosts costs = new(task);
    private readonly OwnTurns turns = new(task);

    public int Earliest { get; private set; } = int.MaxValue;

    public double LeastEnergy { get; private set; } = double.PositiveInfinity;

    public double MostMargin { get; private set; } = double.NegativeInfinity;

    public long Tried { get; private set; }

    public void Run()
    {
        var charge = task.StartCharge * task.Drive.Rover.BatteryCapacity;
        if (charge >= task.LeastCharge)
            Try(task.Start, OwnTurns.Any, 0, 0, charge, charge, 0);
    }

    private void Try(int cell, int heading, int stage, int tick, double charge, double lowest, double spent)
    {
        Tried++;
        if (stage == task.Stops.Length)
        {
            Earliest = Math.Min(Earliest, tick);
            LeastEnergy = Math.Min(LeastEnergy, spent);
            MostMargin = Math.Max(MostMargin, lowest);
            return;
        }
        var rover = task.Drive.Rover;
        for (var direction = 0; direction < 8; direction++)
        {
            var to = task.Ground.Neighbour(cell, direction);
            if (to < 0 || !costs.TryStep(cell, to, direction, out var ticks, out var motor))
                continue;
            turns.Add(heading, direction, ref ticks, ref motor);
            if (tick + ticks > end)
                continue;
            if (!Drives(cell, tick) || !Drives(to, tick + ticks - 1))
                continue;
            var time = ticks * task.Tick;
            var load = motor / time + rover.DrivingPower;
            var half = Flow(charge, Net(cell, tick, load) * time / 2);
            var full = Flow(half, Net(to, tick + ticks - 1, load) * time / 2);
            if (half < floor || full < floor)
                continue;
            Try(
                to,
                direction,
                stage,
                tick + ticks,
                full,
                Math.Min(lowest, Math.Min(half, full)),
                spent + motor + rover.DrivingPower * time
            );
        }
        if (cell == task.Stops[stage].Cell)
        {
            var dwell = (int)Math.Ceiling(task.Stops[stage].Dwell / task.Tick - 1e-9);
            if (tick + dwell <= end && Stand(cell, tick, tick + dwell, charge, lowest) is { } stood)
            {
                var survives = (int)(task.SurvivesUntil / task.Tick);
                var last = stage + 1 == task.Stops.Length;
                if (!last)
                    Try(cell, heading, stage + 1, tick + dwell, stood.Charge, stood.Lowest, spent);
                else if (Stand(cell, tick + dwell, survives, stood.Charge, stood.Lowest) is { } alive)
                    Try(cell, heading, stage + 1, tick + dwell, stood.Charge, alive.Lowest, spent);
            }
        }
        if (tick < end && Stand(cell, tick, tick + 1, charge, lowest) is { } waited)
            Try(cell, heading, stage, tick + 1, waited.Charge, waited.Lowest, spent);
    }

    private (double Charge, double Lowest)? Stand(int cell, int from, int to, double charge, double lowest)
    {
        for (var tick = from; tick < to; tick++)
        {
            charge = Flow(charge, Net(cell, tick, 0) * task.Tick);
            lowest = Math.Min(lowest, charge);
            if (charge < floor)
                return null;
        }
        return (charge, lowest);
    }

    private double Flow(double charge, double energy) => Math.Min(task.Drive.Rover.BatteryCapacity, charge + energy);

    private CellSky Sky(int cell, int tick) => task.Sky(cell, (tick + 0.5) * task.Tick);

    private bool Drives(int cell, int tick)
    {
        var (sky, rover) = (Sky(cell, tick), task.Drive.Rover);
        return sky.Sun >= rover.SunToDrive
            && (sky.Earth || !rover.EarthToDrive)
            && sky.Temperature >= rover.ColdestGround
            && sky.Temperature <= rover.WarmestGround;
    }

    private double Net(int cell, int tick, double load)
    {
        var (sun, rover) = (Sky(cell, tick).Sun, task.Drive.Rover);
        var net = rover.SolarPower * sun + rover.ConstantPower - rover.IdlePower - rover.HeaterPower * (1 - sun) - load;
        return net > 0 ? net * rover.ChargeEfficiency : net;
    }
}
