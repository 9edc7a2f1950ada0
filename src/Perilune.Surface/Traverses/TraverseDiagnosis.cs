using System.Collections.Immutable;
using System.Globalization;
using Perilune.Surface.Roving;

namespace Perilune.Surface.Traverses;

/// <summary>A constraint that stands in the way of a traverse, found by relaxing it alone.</summary>
/// <param name="Constraint">Its name.</param>
/// <param name="Has">What it is.</param>
/// <param name="Needs">What would free the traverse; empty where relaxing it alone does not.</param>
public sealed record Obstacle(string Constraint, string Has, string Needs)
{
    /// <summary>Whether relaxing it alone frees the traverse.</summary>
    public bool Frees => Needs.Length > 0;
}

/// <summary>Says why a traverse cannot be planned: each constraint is relaxed alone, and those that free it are told with how much.</summary>
public static class TraverseDiagnosis
{
    private const double Degree = Math.PI / 180;
    private const double LargestBattery = 64;
    private const double BatteryPrecision = 0.02;

    /// <summary>What stands in the way; constraints that free the traverse first.</summary>
    /// <param name="task">A task that <see cref="TraversePlanner.Plan"/> found no plan for.</param>
    /// <param name="skyUntil">Until when the sky is known, s since the start: how far a later deadline is looked for.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">A task that is none.</exception>
    /// <exception cref="OperationCanceledException">Cancelled through <paramref name="parallel"/>.</exception>
    public static ImmutableArray<Obstacle> Explain(
        TraverseTask task,
        double skyUntil = 0,
        ParallelOptions? parallel = null
    )
    {
        ArgumentNullException.ThrowIfNull(task);
        task.Check();
        parallel ??= new();
        var bounds = TaskBounds.Of(task, new StepCosts(task));
        if (double.IsInfinity(bounds.LeastTicks))
            return WayBack(task) is { } tooFar ? [tooFar] : Slopes(task);
        var least = bounds.LeastTicks * task.Tick;
        if (least > task.Deadline)
            return
            [
                new(
                    "deadline",
                    Hours(task.Deadline),
                    $"at least {Hours(least)}: that long takes the drive with its stops under the best of skies"
                ),
            ];
        var relaxed = task with { Goal = TraverseGoal.EarliestArrival };
        var found = Sky(relaxed, Math.Max(skyUntil, task.Deadline), parallel);
        return [.. found.Where(one => one.Frees), .. found.Where(one => !one.Frees)];
    }

    // The way whose farthest cell is the nearest; null where there is none at any distance, or none is asked for.
    private static Obstacle? WayBack(TraverseTask task)
    {
        if (double.IsPositiveInfinity(task.WalkBack))
            return null;
        var anywhere = new StepCosts(task with { WalkBack = double.PositiveInfinity });
        int[] places = [task.Start, .. task.Stops.Select(stop => stop.Cell)];
        var needed = 0.0;
        for (var leg = 0; leg + 1 < places.Length; leg++)
        {
            if (WayBackPassage.Needed(task, anywhere, places[leg], places[leg + 1]) is not { } farthest)
                return null;
            needed = Math.Max(needed, farthest);
        }
        return new("walk back", Metres(task.WalkBack), $"at least {Metres(needed)}, or a haven nearer to the way");
    }

    private static ImmutableArray<Obstacle> Slopes(TraverseTask task)
    {
        int[] places = [task.Start, .. task.Stops.Select(stop => stop.Cell)];
        var obstacles = ImmutableArray.CreateBuilder<Obstacle>();
        for (var leg = 0; leg + 1 < places.Length; leg++)
        {
            var where = leg + 2 == places.Length ? "to the goal" : $"to stop {leg + 1}";
            double? Needed(SlopeLimit? limit) =>
                SlopePassage.Needed(task.Ground, task.Drive, places[leg], places[leg + 1], limit);
            var rover = task.Drive.Rover;
            var climbs =
                task.Drive.Traction < rover.ClimbLimit
                    ? $"{Angle(task.Drive.Traction)}, where its wheels spin"
                    : Angle(rover.ClimbLimit);
            (string Name, SlopeLimit Limit, double Has, string Words)[] limits =
            [
                ("climb limit", SlopeLimit.Climb, task.Drive.SteepestClimb, climbs),
                ("descent limit", SlopeLimit.Descent, rover.DescentLimit, Angle(rover.DescentLimit)),
                ("side-slope limit", SlopeLimit.Side, rover.SideLimit, Angle(rover.SideLimit)),
            ];
            foreach (var (name, limit, has, words) in limits)
            {
                var needed = Needed(limit);
                if (needed <= has)
                    break;
                obstacles.Add(
                    new($"{name} {where}", words, needed is { } angle ? $"{Angle(angle)} on the gentlest way" : "")
                );
            }
            if (obstacles.Count == 3 * (leg + 1) && obstacles.Skip(3 * leg).All(one => !one.Frees))
                obstacles.Add(
                    new(
                        $"all slope limits {where}",
                        $"up {climbs}, down {Angle(rover.DescentLimit)}, across {Angle(rover.SideLimit)}",
                        Needed(null) is { } all ? $"{Angle(all)} on the gentlest way" : ""
                    )
                );
        }
        return [.. obstacles.Where(one => one.Frees), .. obstacles.Where(one => !one.Frees)];
    }

    private static List<Obstacle> Sky(TraverseTask task, double skyUntil, ParallelOptions parallel)
    {
        var obstacles = new List<Obstacle>();
        var rover = task.Drive.Rover;
        TraversePlan? With(TraverseTask changed) => TraversePlanner.Rough(changed, parallel);
        TraverseTask Of(Rover changed) => task with { Drive = new(changed, task.Drive.Soil, task.Drive.Gravity) };
        void Try(string name, string has, TraverseTask changed, Func<TraversePlan, string> needs) =>
            obstacles.Add(new(name, has, With(changed) is { } plan ? needs(plan) : ""));

        if (skyUntil > task.Deadline)
            Try("deadline", Hours(task.Deadline), task with { Deadline = skyUntil }, plan => Hours(plan.Arrival));
        if (double.IsFinite(task.WalkBack))
            Try(
                "walk back",
                Metres(task.WalkBack),
                task with
                {
                    WalkBack = double.PositiveInfinity,
                },
                plan => $"{Metres(plan.Points.Max(point => task.WayBack(point.Cell)))} by the way then found"
            );
        if (rover.SunToDrive > 0)
            Try(
                "Sun to drive",
                $"at least {rover.SunToDrive:P0} of the disc",
                Of(rover with { SunToDrive = 0 }),
                _ => "driving in the dark"
            );
        if (rover.EarthToDrive)
            Try(
                "Earth in view to drive",
                "always",
                Of(rover with { EarthToDrive = false }),
                _ => "driving without the Earth, by a relay"
            );
        if (rover.ColdestGround > 0 || double.IsFinite(rover.WarmestGround))
            Try(
                "temperature of the ground",
                double.IsFinite(rover.WarmestGround)
                    ? $"{rover.ColdestGround:F0} to {rover.WarmestGround:F0} K"
                    : $"at least {rover.ColdestGround:F0} K",
                Of(rover with { ColdestGround = 0, WarmestGround = double.PositiveInfinity }),
                plan => $"driving on ground of {Kelvins(task, plan)} on the way then found"
            );
        if (task.SurvivesUntil > 0)
            Try(
                "survival at the goal",
                $"until {Hours(task.SurvivesUntil)}",
                task with
                {
                    SurvivesUntil = 0,
                },
                _ => "another place to stand, or help"
            );
        if (task.StartCharge < 1)
            Try(
                "charge at the start",
                task.StartCharge.ToString("P0", CultureInfo.InvariantCulture),
                task with
                {
                    StartCharge = 1,
                },
                _ => "a full battery"
            );
        obstacles.Add(Battery(task, changed => With(changed) is not null));
        return obstacles;
    }

    private static Obstacle Battery(TraverseTask task, Predicate<TraverseTask> works)
    {
        var rover = task.Drive.Rover;
        TraverseTask Times(double factor) =>
            task with
            {
                Drive = new(
                    rover with
                    {
                        BatteryCapacity = factor * rover.BatteryCapacity,
                    },
                    task.Drive.Soil,
                    task.Drive.Gravity
                ),
            };
        string Words(double capacity) => $"{capacity / 3.6e6:F2} kWh";
        if (!works(Times(LargestBattery)))
            return new("battery", Words(rover.BatteryCapacity), "");
        var high = 2.0;
        while (!works(Times(high)))
            high *= 2;
        var low = high / 2;
        while (high - low > BatteryPrecision * high)
        {
            var middle = (low + high) / 2;
            if (works(Times(middle)))
                high = middle;
            else
                low = middle;
        }
        return new("battery", Words(rover.BatteryCapacity), $"about {Words(high * rover.BatteryCapacity)}");
    }

    private static string Angle(double angle) => $"{angle / Degree:F1} deg";

    private static string Kelvins(TraverseTask task, TraversePlan plan)
    {
        var kelvins = plan
            .Points.Where(point => point.Action is TraverseAction.Start or TraverseAction.Drive)
            .Select(point => task.Sky(point.Cell, point.Time).Temperature)
            .ToList();
        return $"{kelvins.Min():F0} to {kelvins.Max():F0} K";
    }

    private static string Metres(double metres) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(metres / 10) / 100:F2} km");

    private static string Hours(double seconds) => $"{seconds / 3600:F1} h";
}
