using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Perilune.Surface.Roving;

namespace Perilune.Surface.Traverses;

/// <summary>The sky over any place of the ground: column and row, whole numbers at the centres of cells, and s since the start.</summary>
/// <param name="column">Column.</param>
/// <param name="row">Row.</param>
/// <param name="time">Time since the start, s.</param>
public delegate CellSky SkyAt(double column, double row, double time);

/// <summary>What a check saw at an instant.</summary>
/// <param name="Time">Time since the start, s.</param>
/// <param name="Column">Where.</param>
/// <param name="Row">Where.</param>
/// <param name="Slope">Slope along the way, rad; 0 where it stands.</param>
/// <param name="Sky">The sky.</param>
/// <param name="Charge">Charge of the battery, J.</param>
/// <param name="Moves">Whether it drives.</param>
public readonly record struct CheckedInstant(
    double Time,
    double Column,
    double Row,
    double Slope,
    CellSky Sky,
    double Charge,
    bool Moves
);

/// <summary>A demand that a plan does not meet.</summary>
/// <param name="Time">When, s since the start.</param>
/// <param name="What">What, in words with its numbers.</param>
public readonly record struct Violation(double Time, string What);

/// <summary>What a check came to.</summary>
/// <param name="Violations">All that is not met; empty for a proven plan.</param>
/// <param name="Instants">What was seen, from the start to the end.</param>
/// <param name="LowestCharge">Lowest charge, J.</param>
/// <param name="Spent">Energy of motors and driving power, J.</param>
public sealed record TraverseCheck(
    ImmutableArray<Violation> Violations,
    ImmutableArray<CheckedInstant> Instants,
    double LowestCharge,
    double Spent
)
{
    /// <summary>Whether the plan is proven.</summary>
    public bool Holds => Violations.IsEmpty;
}

/// <summary>
/// Proves a plan by driving it again, second by second: its own slopes, the drive model itself instead of the planner's tables,
/// light of every minute of the drive instead of that of cells and steps. It shares no arithmetic with the search.
/// </summary>
/// <param name="task">What was asked for; its reserve is not demanded, the rover's floor is.</param>
/// <param name="sky">The exact sky.</param>
public sealed class TraverseChecker(TraverseTask task, SkyAt sky)
{
    private const double MovingSample = 60;
    private const double StandingSample = 300;
    private const double AngleSlack = 1e-6;
    private const double TimeSlack = 1e-6;
    private const double WaySlack = 1e-6;

    private readonly Rover rover = task.Drive.Rover;

    /// <summary>Drives a plan again.</summary>
    /// <param name="points">Its points.</param>
    public TraverseCheck Check(ImmutableArray<TraversePoint> points)
    {
        var run = new Run(task, sky);
        if (points.IsEmpty || points[0].Cell != task.Start || points[0].Time != 0)
            run.Violate("the plan does not begin at the start");
        var reached = 0;
        for (var i = 1; i < points.Length; i++)
        {
            var (before, point) = (points[i - 1], points[i]);
            if (point.Action == TraverseAction.Drive)
                Drive(run, before.Cell, point);
            else if (point.Cell != before.Cell)
                run.Violate("it stands and moves at once");
            else
                run.Stand(point.Cell, point.Time, StandingSample);
            if (point.Action != TraverseAction.Dwell || reached == task.Stops.Length)
                continue;
            var stop = task.Stops[reached++];
            if (point.Cell != stop.Cell || point.Time - before.Time < stop.Dwell - TimeSlack)
                run.Violate("it leaves a stop undone");
        }
        if (reached < task.Stops.Length)
            run.Violate($"{task.Stops.Length - reached} of {task.Stops.Length} stops are not done");
        if (run.Time > task.Deadline + TimeSlack)
            run.Violate(string.Create(CultureInfo.InvariantCulture, $"it is {run.Time - task.Deadline:F0} s late"));
        if (run.Time < task.SurvivesUntil && points.Length > 0)
            run.Stand(points[^1].Cell, task.SurvivesUntil, StandingSample);
        return run.Result();
    }

    private void Drive(Run run, int from, TraversePoint to)
    {
        var columns = task.Ground.Columns;
        var (column, row) = (from % columns, from / columns);
        var (right, down) = (to.Cell % columns - column, to.Cell / columns - row);
        if (Math.Max(Math.Abs(right), Math.Abs(down)) != 1)
        {
            run.Violate("it leaps over a cell");
            return;
        }
        var flat = Math.Sqrt(right * right + down * down) * task.Ground.CellSize;
        var rise = task.Ground.HeightOf(to.Cell) - task.Ground.HeightOf(from);
        var slope = Math.Atan2(rise, flat);
        foreach (var (c, r) in ((int, int)[])[(column, row), (column + right, row + down)])
        {
            // Across is the part of the gradient at a right angle to the heading.
            var (east, south) = Gradient(c, r);
            var length = Math.Sqrt(right * right + down * down);
            var across = Math.Atan(Math.Abs(east * down - south * right) / length);
            if (across > rover.SideLimit + AngleSlack)
                run.Violate($"the ground falls {Degrees(across)} deg across its way, over {Degrees(rover.SideLimit)}");
        }
        if (slope > rover.ClimbLimit + AngleSlack || slope > task.Drive.Traction + AngleSlack)
            run.Violate($"it climbs {Degrees(slope)} deg, over {Degrees(task.Drive.SteepestClimb)}");
        if (-slope > rover.DescentLimit + AngleSlack)
            run.Violate($"it descends {Degrees(-slope)} deg, over {Degrees(rover.DescentLimit)}");
        if (slope > task.Drive.Traction)
            return;
        var (far, back) = (double.PositiveInfinity, task.Havens.IsDefaultOrEmpty ? [task.Start] : task.Havens);
        foreach (var haven in back)
            far = Math.Min(
                far,
                task.Ground.CellSize
                    * new Complex(to.Cell % columns - haven % columns, to.Cell / columns - haven / columns).Magnitude
            );
        if (far > task.WalkBack + WaySlack)
            run.Violate($"it is {far:F0} m from where a crew can walk back to, over {task.WalkBack:F0}");
        var state = task.Drive.At(slope);
        var way = Math.Sqrt(flat * flat + rise * rise);
        var time = way * state.Time;
        var (turn, energy) = Turn(run, right, down);
        // The planner's table of slopes is linear between its rows, to a thousandth of the time.
        if (run.Time + turn + time > to.Time + 0.001 * time + TimeSlack)
            run.Violate(
                $"a step of {way:F1} m takes {time:F1} s after a turn of {turn:F1} s and is given {to.Time - run.Time:F1} s"
            );
        run.Move((column, row), (0, 0), 0, turn, energy / turn, MovingSample);
        run.Move((column, row), (right, down), slope, time, state.MotorEnergy * way / time, MovingSample);
        run.Stand(to.Cell, to.Time, StandingSample);
    }

    // Before the first step it is set down as it is to leave; an arc may take the half of a step that begins or ends at the cell.
    private (double Time, double MotorEnergy) Turn(Run run, int right, int down)
    {
        var (before, now) = (run.Heading, new Complex(right, down));
        run.Heading = now;
        if (before == Complex.Zero)
            return (0, 0);
        var room = Math.Min(before.Magnitude, now.Magnitude) * task.Ground.CellSize / 2;
        return task.Drive.Turn(Math.Abs((now / before).Phase), room);
    }

    // By central differences, one-sided at the rim.
    private (double East, double South) Gradient(int column, int row)
    {
        var ground = task.Ground;
        double Height(int c, int r) => ground.HeightOf(r * ground.Columns + c);
        var (left, right) = (Math.Max(0, column - 1), Math.Min(ground.Columns - 1, column + 1));
        var (up, down) = (Math.Max(0, row - 1), Math.Min(ground.Rows - 1, row + 1));
        return (
            (Height(right, row) - Height(left, row)) / (right - left) / ground.CellSize,
            (Height(column, down) - Height(column, up)) / (down - up) / ground.CellSize
        );
    }

    private static string Degrees(double angle) => (angle * 180 / Math.PI).ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>The rover on its way.</summary>
    private sealed class Run(TraverseTask task, SkyAt sky)
    {
        private const double Second = 1;
        private const double ShortestStand = 5;

        private readonly Rover rover = task.Drive.Rover;
        private readonly List<Violation> violations = [];
        private double charge = task.StartCharge * task.Drive.Rover.BatteryCapacity;
        private double lowest = task.StartCharge * task.Drive.Rover.BatteryCapacity;
        private double spent;
        private double wanting;
        private bool empty;

        public double Time { get; private set; }

        /// <summary>The last step, cells to the right and down; zero before the first.</summary>
        public Complex Heading { get; set; }

        public List<CheckedInstant> Instants { get; } = [];

        public void Violate(string what) => violations.Add(new(Time, what));

        public void Stand(int cell, double until, double sample)
        {
            var (column, row) = (cell % task.Ground.Columns, cell / task.Ground.Columns);
            Pass((column, row), (0, 0), 0, until - Time, 0, sample, moves: false);
        }

        public void Move(
            (double Column, double Row) from,
            (double Right, double Down) step,
            double slope,
            double time,
            double motor,
            double sample
        )
        {
            if (time <= 0)
                return;
            spent += (motor + rover.DrivingPower) * time;
            Pass(from, step, slope, time, motor + rover.DrivingPower, sample, moves: true);
        }

        public TraverseCheck Result() => new([.. violations], [.. Instants], lowest, spent);

        private void Pass(
            (double Column, double Row) from,
            (double Right, double Down) step,
            double slope,
            double time,
            double load,
            double sample,
            bool moves
        )
        {
            if (time <= 0)
                return;
            var pieces = (int)Math.Ceiling(time / sample);
            CellSky Look(double share) =>
                sky(from.Column + share * step.Right, from.Row + share * step.Down, Time + share * time);
            var before = Look(0);
            var began = Time;
            // The rest of a tick at the end of a step is not worth an instant.
            var seen = moves || time > ShortestStand;
            for (var i = 0; i < pieces; i++)
            {
                var piece = time / pieces;
                var after = Look((i + 1.0) / pieces);
                var at = (double)i / pieces;
                if (seen)
                    Instants.Add(
                        new(
                            began + i * piece,
                            from.Column + at * step.Right,
                            from.Row + at * step.Down,
                            slope,
                            before,
                            charge,
                            moves
                        )
                    );
                Flow(before.Sun, after.Sun, piece, load);
                if (moves)
                    Limits(before, piece, began + i * piece);
                before = after;
            }
            Time = began + time;
            if (seen)
                Instants.Add(new(Time, from.Column + step.Right, from.Row + step.Down, slope, before, charge, moves));
        }

        // Second by second, the Sun between two looks on a straight line.
        private void Flow(double sunBefore, double sunAfter, double time, double load)
        {
            var seconds = (int)Math.Ceiling(time / Second);
            for (var i = 0; i < seconds; i++)
            {
                var sun = sunBefore + (sunAfter - sunBefore) * (i + 0.5) / seconds;
                charge = Math.Min(rover.BatteryCapacity, charge + rover.NetPower(sun, load) * time / seconds);
                lowest = Math.Min(lowest, charge);
            }
            var floor = rover.BatteryFloor * rover.BatteryCapacity;
            if (charge < floor && !empty)
                Violate(
                    $"the battery falls to {charge / rover.BatteryCapacity:P1} of its capacity, under {rover.BatteryFloor:P0}"
                );
            empty = charge < floor;
        }

        private void Limits(CellSky seen, double time, double at)
        {
            var lacks =
                seen.Sun < rover.SunToDrive ? "Sun"
                : rover.EarthToDrive && !seen.Earth ? "Earth"
                : seen.Temperature < rover.ColdestGround ? "warmth"
                : seen.Temperature > rover.WarmestGround ? "cool"
                : null;
            // The planner looks three times a step: what changes between two looks may be wanting for half of their distance.
            var limit = task.StepTime / SkyTable.Looks / 2 + MovingSample;
            var had = wanting;
            wanting = lacks is null ? 0 : wanting + time;
            if (wanting > limit && had <= limit)
                violations.Add(new(at, $"it drives without {lacks} for more than {limit:F0} s"));
        }
    }
}
