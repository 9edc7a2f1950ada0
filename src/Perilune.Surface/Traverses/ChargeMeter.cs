using Perilune.Surface.Roving;

namespace Perilune.Surface.Traverses;

/// <summary>The charge of a rover through standing and driving under a table of the sky.</summary>
internal sealed class ChargeMeter(TraverseTask task, SkyTable sky)
{
    // Charges are sums of some thousand terms; a millionth of a joule is none.
    private const double Nothing = 1e-6;

    private readonly Rover rover = task.Drive.Rover;
    private readonly double least = task.LeastCharge - Nothing;

    /// <summary>The charge after standing on a node from a tick to a later one; false where it falls under the least.</summary>
    public bool TryStand(int node, int from, int to, ref double charge, ref double lowest)
    {
        while (from < to)
        {
            var step = from / task.StepTicks;
            var until = (int)Math.Min(to, (step + 1L) * task.StepTicks);
            if (!TrySpend(rover.NetPower(Sun(node, step), 0) * (until - from) * task.Tick, ref charge, ref lowest))
                return false;
            from = until;
        }
        return true;
    }

    /// <summary>
    /// The charge after driving a way: its first half under the sky of where it begins, when it begins, its second under that
    /// of where and when it ends. False where the charge falls under the least or the sky forbids driving.
    /// </summary>
    public bool TryDrive(int node, TraverseGraph.Way way, int from, ref double charge, ref double lowest)
    {
        var (begins, ends) = (from / task.StepTicks, (from + way.Ticks - 1) / task.StepTicks);
        if (ends >= sky.Steps || !sky.MayDrive(node, begins) || !sky.MayDrive(way.To, ends))
            return false;
        var time = way.Ticks * task.Tick;
        var load = way.Motor / time + rover.DrivingPower;
        return TrySpend(rover.NetPower(Sun(node, begins), load) * time / 2, ref charge, ref lowest)
            && TrySpend(rover.NetPower(Sun(way.To, ends), load) * time / 2, ref charge, ref lowest);
    }

    /// <summary>Energy spent on driving, J: motors and driving power.</summary>
    /// <param name="ticks">How long.</param>
    /// <param name="motor">Energy of the motors, J.</param>
    public double Spent(int ticks, double motor) => motor + rover.DrivingPower * ticks * task.Tick;

    private double Sun(int node, int step) => sky.Sun(node, Math.Min(step, sky.Steps - 1));

    private bool TrySpend(double energy, ref double charge, ref double lowest)
    {
        charge = Math.Min(rover.BatteryCapacity, charge + energy);
        lowest = Math.Min(lowest, charge);
        return charge >= least;
    }
}
