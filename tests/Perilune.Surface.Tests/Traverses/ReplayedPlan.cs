using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>Follows a plan of whole ticks action by action, and counts what it took.</summary>
internal sealed class ReplayedPlan
{
    public ReplayedPlan(TraverseTask task, List<TraversePoint> plan)
    {
        var rover = task.Drive.Rover;
        var costs = new StepCosts(task);
        var charge = task.StartCharge * rover.BatteryCapacity;
        var (turns, heading) = (new OwnTurns(task), OwnTurns.Any);
        Lowest = charge;
        for (var i = 1; i < plan.Count; i++)
        {
            var (before, point) = (plan[i - 1], plan[i]);
            var ticks = (int)Math.Round((point.Time - before.Time) / task.Tick);
            if (point.Action == TraverseAction.Drive)
            {
                var direction = Enumerable.Range(0, 8).First(d => task.Ground.Neighbour(before.Cell, d) == point.Cell);
                Assert.True(costs.TryStep(before.Cell, point.Cell, direction, out var needed, out var motor));
                turns.Add(heading, direction, ref needed, ref motor);
                heading = direction;
                Assert.Equal(needed, ticks);
                var time = ticks * task.Tick;
                Spent += motor + rover.DrivingPower * time;
                Flow(before.Cell, Ticks, time / 2, motor / time + rover.DrivingPower);
                Flow(point.Cell, Ticks + ticks - 1, time / 2, motor / time + rover.DrivingPower);
            }
            else
            {
                Assert.Equal(before.Cell, point.Cell);
                for (var tick = Ticks; tick < Ticks + ticks; tick++)
                    Flow(point.Cell, tick, task.Tick, 0);
            }
            Ticks += ticks;
            Assert.Equal(point.Charge, charge, 1e-6);
        }
        Assert.True(Ticks * task.Tick <= task.Deadline);
        for (var tick = Ticks; tick < (int)(task.SurvivesUntil / task.Tick); tick++)
            Flow(plan[^1].Cell, tick, task.Tick, 0);

        void Flow(int cell, int tick, double time, double load)
        {
            var sun = task.Sky(cell, (tick + 0.5) * task.Tick).Sun;
            charge = Math.Min(rover.BatteryCapacity, charge + rover.NetPower(sun, load) * time);
            Lowest = Math.Min(Lowest, charge);
            Assert.True(charge >= task.LeastCharge - 1e-5);
        }
    }

    public int Ticks { get; }

    public double Spent { get; }

    public double Lowest { get; private set; }
}
