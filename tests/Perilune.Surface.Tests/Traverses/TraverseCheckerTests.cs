using System.Collections.Immutable;
using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

public sealed class TraverseCheckerTests
{
    private static TraverseCheck Check(TraverseTask task, ImmutableArray<TraversePoint> points) =>
        new TraverseChecker(task, ShadowField.Sky).Check(points);

    [Fact]
    public void PlansThroughMovingShadow_AreProvenAndEachBestAtTheirOwn()
    {
        var plans = Enum.GetValues<TraverseGoal>()
            .ToDictionary(goal => goal, goal => TraversePlanner.Plan(ShadowField.Task(goal))!);
        var checks = plans.ToDictionary(pair => pair.Key, pair => Check(ShadowField.Task(pair.Key), pair.Value.Points));
        foreach (var (goal, check) in checks)
        {
            Assert.Empty(check.Violations);
            Assert.True(plans[goal].Exact);
            // Between two looks, a third of a step apart, the edge of a shadow is missed for at most that long.
            var missed = 600 / 3 * (ShadowField.Rover.SolarPower + ShadowField.Rover.HeaterPower);
            Assert.Equal(plans[goal].LowestCharge, check.LowestCharge, missed);
        }
        var (early, thrifty, safe) = (TraverseGoal.EarliestArrival, TraverseGoal.LeastEnergy, TraverseGoal.MostMargin);
        // The earliest goes round the shadow, the thriftiest waits, the safest does both; none is better at another's goal.
        Assert.True(plans[early].Arrival < plans[thrifty].Arrival && plans[early].Arrival < plans[safe].Arrival);
        Assert.True(checks[thrifty].Spent < checks[early].Spent && checks[thrifty].Spent < checks[safe].Spent);
        Assert.True(plans[safe].LowestCharge > plans[early].LowestCharge + 0.1 * ShadowField.Rover.BatteryCapacity);
        Assert.True(plans[early].Arrival > plans[early].LeastTime);
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
    public void PlanThatTurnsForNothing_IsFound_AndOneThatTakesTheTimeIsNot()
    {
        var task = ShadowField.Task();
        var slow = With(task, ShadowField.Rover with { TurnRate = 0.5 * Math.PI / 180 });
        Has(Check(slow, TraversePlanner.Plan(task)!.Points), "after a turn of 90.0 s");
        var plan = TraversePlanner.Plan(slow)!;
        Assert.True(Check(slow, plan.Points).Holds);
        // It turns less often where that takes time, and on arcs of which 45 deg fit into 10 m not at all.
        Assert.True(Turns(plan) < Turns(TraversePlanner.Plan(task)!), $"{Turns(plan)}");
        var arcs = With(task, ShadowField.Rover with { TurnRadius = 11 });
        Assert.True(Check(arcs, TraversePlanner.Plan(arcs)!.Points).Holds);
    }

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

    private static TraverseTask With(TraverseTask task, Perilune.Surface.Roving.Rover rover) =>
        task with
        {
            Drive = new(rover, task.Drive.Soil, task.Drive.Gravity),
        };

    private static int Turns(TraversePlan plan)
    {
        int[] moves =
        [
            .. plan
                .Points.Zip(plan.Points.Skip(1))
                .Where(pair => pair.Second.Action == TraverseAction.Drive)
                .Select(pair => pair.Second.Cell - pair.First.Cell),
        ];
        return moves.Zip(moves.Skip(1)).Count(pair => pair.First != pair.Second);
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
