using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

/// <summary>Ground too large to be searched whole: a net first, then the cells beside its plan.</summary>
public sealed class TraverseNetTests
{
    // Cells times steps are just too many to be searched whole.
    private const int Side = 160;

    private static TraverseTask Task { get; } =
        ShadowField.Task() with
        {
            Ground = new(
                Side,
                Side,
                ShadowField.CellSize,
                [.. Enumerable.Range(0, Side * Side).Select(cell => ShadowField.Height(cell % Side, cell / Side))]
            ),
            Sky = (cell, time) => ShadowField.Sky(cell % Side, cell / Side, time),
            Drive = new(
                ShadowField.Rover with
                {
                    BatteryCapacity = 1.4e6,
                },
                Perilune.Surface.Roving.Soil.Moon,
                Perilune.Surface.Roving.DriveModel.MoonGravity
            ),
            Start = 10 * Side + 10,
            Stops = [new(128 * Side + 83, 1_200), new(147 * Side + 150, 0)],
            Deadline = 90_000,
        };

    [Fact]
    [Trait("Category", "Slow")]
    public void PlanOnLargeGround_IsProven_TellsItsGap_AndIsTheSameOnAnyThreads()
    {
        var plan = TraversePlanner.Plan(Task, new() { MaxDegreeOfParallelism = 1 });
        Assert.NotNull(plan);
        Assert.False(plan.Exact);
        Assert.Equal(plan.Arrival - plan.LeastTime, plan.Gap);
        Assert.InRange(plan.Gap, 0, 60_000);
        Assert.Empty(new TraverseChecker(Task, ShadowField.Sky).Check(plan.Points).Violations);
        var again = TraversePlanner.Plan(Task, new() { MaxDegreeOfParallelism = 3 });
        Assert.Equal(plan.Points.AsEnumerable(), again!.Points);
    }

    // Under a sky that never hinders the bound is met but for what the corridor leaves out.
    [Fact]
    public void PlanUnderAnOpenSky_ComesWithin1PercentOfTheBound()
    {
        var plan = TraversePlanner.Plan(Task with { Sky = (_, _) => new(1, true, double.NaN) });
        Assert.NotNull(plan);
        Assert.InRange(plan.Gap, 0, 0.01 * plan.LeastTime);
    }
}
