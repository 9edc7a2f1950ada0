using System.Collections.Immutable;
using Perilune.Surface.Roving;
using Perilune.Surface.Traverses;

namespace Perilune.Surface.Tests.Traverses;

public sealed class TraverseDiagnosisTests
{
    private static readonly double degree = Math.PI / 180;

    [Fact]
    public void StartInAHole_NeedsTheClimbOfItsGentlestWall()
    {
        // A flat plain with a pit of one cell whose walls rise 4 m over 10 m, 21.8 deg; one corner rises 3 m over 14.1 m, 11.98 deg.
        var heights = new float[15 * 15];
        heights[7 * 15 + 7] = -4;
        heights[6 * 15 + 8] = -1;
        var task = Task(15, heights, 7 * 15 + 7, 14 * 15 + 14, rover => rover with { ClimbLimit = 10 * degree });
        Assert.Null(TraversePlanner.Plan(task));
        var obstacles = TraverseDiagnosis.Explain(task);
        var climb = obstacles[0];
        Assert.StartsWith("climb limit", climb.Constraint, StringComparison.Ordinal);
        Assert.StartsWith("12.0 deg", climb.Needs, StringComparison.Ordinal);
        // And it is true: with that much it climbs out.
        var freed = Task(15, heights, 7 * 15 + 7, 14 * 15 + 14, rover => rover with { ClimbLimit = 12.0 * degree });
        Assert.NotNull(TraversePlanner.Plan(freed));
    }

    [Fact]
    public void DeadlineUnderTheDrive_SaysHowLongItTakes()
    {
        var task = ShadowField.Task() with { Deadline = 9_000 };
        var only = Assert.Single(TraverseDiagnosis.Explain(task));
        Assert.Equal("deadline", only.Constraint);
        Assert.Contains("3.1 h", only.Needs, StringComparison.Ordinal);
    }

    [Fact]
    public void SmallBatteryInTheDark_NamesTheBatteryThatFreesIt_AndItDoes()
    {
        var task = With(ShadowField.Task(), ShadowField.Rover with { BatteryCapacity = 0.4e6 });
        Assert.Null(TraversePlanner.Plan(task));
        var obstacles = TraverseDiagnosis.Explain(task);
        var battery = obstacles.Single(one => one.Constraint == "battery");
        Assert.True(battery.Frees);
        var kilowattHours = double.Parse(
            battery.Needs.Split(' ')[1],
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.InRange(kilowattHours * 3.6e6, 0.4e6, 0.9e6);
        var rover = ShadowField.Rover with { BatteryCapacity = (kilowattHours + 0.005) * 3.6e6 };
        Assert.NotNull(TraversePlanner.Plan(With(ShadowField.Task(), rover)));
        Assert.False(obstacles.Single(one => one.Constraint == "Earth in view to drive").Frees);
    }

    [Fact]
    public void EarthBelowTheHorizon_IsNamedAlone()
    {
        var task = ShadowField.Task() with { Sky = (_, time) => new(1, time < 3_000, double.NaN) };
        Assert.Null(TraversePlanner.Plan(task));
        var frees = TraverseDiagnosis.Explain(task).Where(one => one.Frees).ToList();
        Assert.Equal("Earth in view to drive", Assert.Single(frees).Constraint);
    }

    [Fact]
    public void ColdGround_IsToldWithItsTemperatures()
    {
        var task = With(ShadowField.Task(), ShadowField.Rover with { ColdestGround = 120 });
        task = task with { Sky = (cell, _) => new(1, true, cell % ShadowField.Side == 30 ? 95 : 250) };
        Assert.Null(TraversePlanner.Plan(task));
        var only = Assert.Single(TraverseDiagnosis.Explain(task), one => one.Frees);
        Assert.Equal(("temperature of the ground", "at least 120 K"), (only.Constraint, only.Has));
        Assert.StartsWith("driving on ground of 95 to 250 K", only.Needs, StringComparison.Ordinal);
    }

    [Fact]
    public void NightBeforeTheDeadline_IsFreedByALaterOne()
    {
        // No Sun until 10 h; the battery does not carry the rover in the dark, and standing it lasts.
        var rover = ShadowField.Rover with
        {
            SunToDrive = 0.5,
            HeaterPower = 0,
            IdlePower = 10,
        };
        var task = With(ShadowField.Task(), rover) with { Deadline = 40_000 };
        task = task with { Sky = (_, time) => new(time < 36_000 ? 0 : 1, true, double.NaN) };
        Assert.Null(TraversePlanner.Plan(task));
        var deadline = TraverseDiagnosis.Explain(task, skyUntil: 60_000).Single(one => one.Constraint == "deadline");
        Assert.True(deadline.Frees);
        var hours = double.Parse(deadline.Needs.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.NotNull(TraversePlanner.Plan(task with { Deadline = hours * 3600 + 180 }));
    }

    // A wall with a gap 40 m off the straight way: the way through it leads farther from the start than the goal is.
    [Fact]
    public void CrewThatCannotWalkBack_IsToldHowFarTheWayLeads_AndAHavenFreesIt()
    {
        var heights = new float[15 * 15];
        for (var row = 0; row < 15; row++)
            heights[row * 15 + 9] = row == 13 ? 0 : 20;
        var (start, goal) = (7 * 15 + 7, 7 * 15 + 11);
        var task = Task(15, heights, start, goal, rover => rover with { SideLimit = 80 * degree }) with
        {
            WalkBack = 50,
        };
        Assert.Null(TraversePlanner.Plan(task));
        var only = Assert.Single(TraverseDiagnosis.Explain(task));
        Assert.Equal(("walk back", "0.05 km"), (only.Constraint, only.Has));
        // Two columns on and six rows down: 63.2 m, told in whole tens.
        Assert.StartsWith("at least 0.07 km", only.Needs, StringComparison.Ordinal);
        foreach (var freed in (TraverseTask[])[task with { WalkBack = 63.3 }, task with { Havens = [11 * 15 + 9] }])
        {
            var plan = TraversePlanner.Plan(freed);
            Assert.NotNull(plan);
            var check = new TraverseChecker(freed, (_, _, _) => new(1, true, double.NaN));
            Assert.Empty(check.Check(plan.Points).Violations);
            var far = new TraverseChecker(freed with { WalkBack = 40 }, (_, _, _) => new(1, true, double.NaN));
            Assert.Contains(
                far.Check(plan.Points).Violations,
                found => found.What.Contains("where a crew can walk back to", StringComparison.Ordinal)
            );
        }
    }

    private static TraverseTask With(TraverseTask task, Rover rover) =>
        task with
        {
            Drive = new(rover, task.Drive.Soil, task.Drive.Gravity),
        };

    private static TraverseTask Task(int side, float[] heights, int from, int to, Func<Rover, Rover> change) =>
        ShadowField.Task() with
        {
            Ground = new(side, side, 10, heights),
            Drive = new(change(ShadowField.Rover with { SideLimit = 25 * degree }), Soil.Moon, DriveModel.MoonGravity),
            Sky = (_, _) => new(1, true, double.NaN),
            Start = from,
            Stops = ImmutableArray.Create(new TraverseStop(to, 0)),
        };
}
