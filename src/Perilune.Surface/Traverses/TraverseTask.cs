using System.Collections.Immutable;
using Perilune.Surface.Roving;

namespace Perilune.Surface.Traverses;

/// <summary>What a traverse is to be best at.</summary>
public enum TraverseGoal
{
    /// <summary>The last stop is done as early as possible.</summary>
    EarliestArrival,

    /// <summary>The least energy is spent on driving: motors and driving power.</summary>
    LeastEnergy,

    /// <summary>The lowest charge on the way is as high as possible, to a thousandth of the capacity.</summary>
    MostMargin,
}

/// <summary>A place to reach.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Dwell">How long to stay there, s; the rover stands and idles.</param>
public readonly record struct TraverseStop(int Cell, double Dwell);

/// <summary>A traverse to plan: who drives where, from when to when, under which sky.</summary>
public sealed record TraverseTask
{
    /// <summary>The ground.</summary>
    public required TraverseGround Ground { get; init; }

    /// <summary>The rover on its soil.</summary>
    public required DriveModel Drive { get; init; }

    /// <summary>The sky, from the start of the traverse to its deadline, and to <see cref="SurvivesUntil"/> where that is later.</summary>
    public required SkyOver Sky { get; init; }

    /// <summary>The cell where it stands at time 0.</summary>
    public required int Start { get; init; }

    /// <summary>Stops in their order, at least one; the last is the goal.</summary>
    public required ImmutableArray<TraverseStop> Stops { get; init; }

    /// <summary>When the last stop must be done, s since the start.</summary>
    public required double Deadline { get; init; }

    /// <summary>Charge at the start, of the capacity.</summary>
    public double StartCharge { get; init; } = 1;

    /// <summary>Charge that the plan keeps above the rover's floor, of the capacity: what the sampling of light may cost.</summary>
    public double Reserve { get; init; }

    /// <summary>What it is to be best at.</summary>
    public TraverseGoal Goal { get; init; }

    /// <summary>
    /// Until when the rover must stay above its floor at the goal, standing, s since the start: through the night, say. 0 for no such
    /// demand.
    /// </summary>
    public double SurvivesUntil { get; init; }

    /// <summary>
    /// How far, m in a straight line on the map, it may be from the nearest of <see cref="Havens"/>: what a crew can walk back.
    /// Infinite for no such demand.
    /// </summary>
    public double WalkBack { get; init; } = double.PositiveInfinity;

    /// <summary>Cells that a crew can walk back to; the start alone where there is none.</summary>
    public ImmutableArray<int> Havens { get; init; } = [];

    /// <summary>Unit of time, s: ways last whole units, rounded up.</summary>
    public double Tick { get; init; } = 1;

    /// <summary>
    /// Ticks of a time step: the sky is constant in it, and a rover that waits leaves at its end. With 1 the plan is the
    /// best of all plans of whole ticks; with more a wait may end up to a step late.
    /// </summary>
    public int StepTicks { get; init; } = 3_600;

    /// <summary>Length of a time step, s.</summary>
    public double StepTime => Tick * StepTicks;

    /// <summary>Least charge of the plan, J.</summary>
    public double LeastCharge => (Drive.Rover.BatteryFloor + Reserve) * Drive.Rover.BatteryCapacity;

    /// <summary>Number of time steps for which the sky is needed.</summary>
    internal int Steps => (int)Math.Ceiling(Math.Max(Deadline, SurvivesUntil) / StepTime - 1e-9);

    /// <summary>How far, m in a straight line on the map, a cell is from what a crew can walk back to.</summary>
    /// <param name="cell">The cell.</param>
    public double WayBack(int cell)
    {
        var nearest = double.PositiveInfinity;
        foreach (var haven in Havens.IsDefaultOrEmpty ? [Start] : Havens)
        {
            var right = cell % Ground.Columns - haven % Ground.Columns;
            var down = cell / Ground.Columns - haven / Ground.Columns;
            nearest = Math.Min(nearest, Math.Sqrt((double)right * right + (double)down * down));
        }
        return nearest * Ground.CellSize;
    }

    /// <summary>Throws where the task is none.</summary>
    /// <exception cref="ArgumentException">A cell off the ground, no stop, a way back, deadline, dwell, charge or step that is none, or more time
    /// than 2^30 ticks.</exception>
    internal void Check()
    {
        if (Stops.IsDefaultOrEmpty)
            throw new ArgumentException("a traverse needs a stop", nameof(Stops));
        if ((uint)Start >= (uint)Ground.Count || Stops.Any(stop => (uint)stop.Cell >= (uint)Ground.Count))
            throw new ArgumentException("start and stops lie on the ground", nameof(Stops));
        if (!(WalkBack >= 0) || !Havens.IsDefaultOrEmpty && Havens.Any(haven => (uint)haven >= (uint)Ground.Count))
            throw new ArgumentException("havens lie on the ground, and a way back is not below 0 m", nameof(Havens));
        if (!(Deadline > 0) || !(SurvivesUntil >= 0) || Stops.Any(stop => !(stop.Dwell >= 0)))
            throw new ArgumentException("a deadline lies after the start, and a dwell takes time", nameof(Deadline));
        if (!(StartCharge is >= 0 and <= 1) || !(Reserve >= 0) || !(Tick > 0) || StepTicks < 1)
            throw new ArgumentException("a charge lies between 0 and 1, a tick above 0", nameof(StartCharge));
        if (!(Math.Max(Deadline, SurvivesUntil) / Tick < 1 << 30))
            throw new ArgumentException("the traverse has too many ticks: take a longer one", nameof(Tick));
    }
}

/// <summary>What a rover does between two points of a plan.</summary>
public enum TraverseAction
{
    /// <summary>It stands where it begins.</summary>
    Start,

    /// <summary>It drives to the cell.</summary>
    Drive,

    /// <summary>It waits on the cell.</summary>
    Wait,

    /// <summary>It does what it came for at a stop.</summary>
    Dwell,
}

/// <summary>A point of a plan.</summary>
/// <param name="Action">What led to it.</param>
/// <param name="Cell">Where it is.</param>
/// <param name="Time">When, s since the start.</param>
/// <param name="Charge">Charge of the battery as planned, J.</param>
public readonly record struct TraversePoint(TraverseAction Action, int Cell, double Time, double Charge);
