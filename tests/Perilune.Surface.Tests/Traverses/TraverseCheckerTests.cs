using System.Collections.Immutable;
using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

public sealed class TraverseCheckerTests
{
    private static TraverseCheck Check(TraverseTask task, ImmutableArray<TraversePoint> points) =>
        new TraverseChecker(task, ShadowField.Sky).Check(points);

    [Theory]
    [InlineData(TraverseGoal.EarliestArrival)]
    [InlineData(TraverseGoal.LeastEnergy)]
    [InlineData(TraverseGoal.MostMargin)]
    public void PlanThroughMovingShadow_IsProvenSecondBySecond(TraverseGoal goal)
    {
        var task = ShadowField.Task(goal);
        var plan = TraversePlanner.Plan(task);
        Assert.NotNull(plan);
        var check = Check(task, plan.Points);
        Assert.Empty(check.Violations);
        // Between two looks, a third of a step apart, the edge of a shadow is missed for at most that long.
        var missed = task.StepTime / 3 * (ShadowField.Rover.SolarPower + ShadowField.Rover.HeaterPower);
        Assert.Equal(plan.LowestCharge, check.LowestCharge, missed);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{goal}: {plan.Arrival} s, least {plan.LeastTime}, lowest {plan.LowestCharge} {check.LowestCharge}, spent {check.Spent}, way {plan.Way(task.Ground)}, exact {plan.Exact}, {plan.Labels} labels, waits {plan.Points.Count(point => point.Action == TraverseAction.Wait)}"
        );
    }

    [Fact]
    public void Goals_AreEachBestAtTheirOwn()
    {
        var plans = Enum.GetValues<TraverseGoal>()
            .Select(goal => (Goal: goal, Plan: TraversePlanner.Plan(ShadowField.Task(goal))!))
            .ToDictionary(
                pair => pair.Goal,
                pair => (pair.Plan, Check: Check(ShadowField.Task(pair.Goal), pair.Plan.Points))
            );
        var (early, thrifty, safe) = (
            plans[TraverseGoal.EarliestArrival],
            plans[TraverseGoal.LeastEnergy],
            plans[TraverseGoal.MostMargin]
        );
        Assert.True(early.Plan.Arrival <= thrifty.Plan.Arrival && early.Plan.Arrival <= safe.Plan.Arrival);
        Assert.True(thrifty.Check.Spent <= early.Check.Spent && thrifty.Check.Spent <= safe.Check.Spent * 1.001);
        Assert.True(safe.Plan.LowestCharge >= early.Plan.LowestCharge);
        Assert.True(safe.Plan.LowestCharge >= thrifty.Plan.LowestCharge);
    }

    [Fact]
    public void PlanWithoutItsStop_IsFound() => Finds(points => points.RemoveAt(Dwell(points)), "stop");

    [Fact]
    public void PlanThatLeapsOverACell_IsFound() => Finds(points => points.RemoveAt(points.Length / 2), "leaps");

    [Fact]
    public void PlanThatHurries_IsFound() =>
        Finds(
            points =>
                [.. points.Select((point, i) => i > points.Length / 2 ? point with { Time = point.Time - 20 } : point)],
            "is given"
        );

    [Fact]
    public void PlanAfterTheDeadline_IsFound()
    {
        var task = ShadowField.Task();
        var plan = TraversePlanner.Plan(task)!;
        Has(Check(task with { Deadline = plan.Arrival - 10 }, plan.Points), "late");
    }

    [Fact]
    public void PlanOnASmallerBattery_IsFound()
    {
        var task = ShadowField.Task();
        var plan = TraversePlanner.Plan(task)!;
        var model = new Perilune.Surface.Roving.DriveModel(
            ShadowField.Rover with
            {
                BatteryCapacity = 0.3e6,
            },
            task.Drive.Soil,
            task.Drive.Gravity
        );
        Has(Check(task with { Drive = model }, plan.Points), "battery");
    }

    [Fact]
    public void PlanOverTheWall_IsFound()
    {
        var task = ShadowField.Task();
        var row = 40 * ShadowField.Side;
        var points = Enumerable
            .Range(20, 20)
            .Select(
                (column, i) =>
                    new TraversePoint(i == 0 ? TraverseAction.Start : TraverseAction.Drive, row + column, 200 * i, 0)
            );
        Has(Check(task with { Start = row + 20 }, [.. points]), "climbs");
    }

    [Fact]
    public void PlanInTheDarkOfALimit_IsFound()
    {
        var task = ShadowField.Task();
        var plan = TraversePlanner.Plan(task)!;
        var model = new Perilune.Surface.Roving.DriveModel(
            ShadowField.Rover with
            {
                SunToDrive = 1,
            },
            task.Drive.Soil,
            task.Drive.Gravity
        );
        Has(Check(task with { Drive = model }, plan.Points), "without Sun");
    }

    private static int Dwell(ImmutableArray<TraversePoint> points) =>
        points.IndexOf(points.First(point => point.Action == TraverseAction.Dwell));

    private static void Finds(Func<ImmutableArray<TraversePoint>, ImmutableArray<TraversePoint>> spoil, string words)
    {
        var task = ShadowField.Task();
        var plan = TraversePlanner.Plan(task)!;
        Has(Check(task, spoil(plan.Points)), words);
    }

    private static void Has(TraverseCheck check, string words)
    {
        Assert.False(check.Holds);
        Assert.Contains(check.Violations, found => found.What.Contains(words, StringComparison.Ordinal));
    }
}
