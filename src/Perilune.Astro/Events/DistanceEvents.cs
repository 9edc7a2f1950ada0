using Perilune.Astro.Observation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Astro.Events;

/// <summary>
/// Nearest and farthest points of any two motions, and passages through a distance, with any correction; times are good to a
/// microsecond on the given motions. About a body's centre these are the apsides.
/// </summary>
/// <param name="states">Bodies and frames.</param>
public sealed class DistanceEvents(ApparentStates states)
{
    private const double Tolerance = 1e-6;

    /// <summary>Nearest and farthest points between two epochs, in order.</summary>
    /// <param name="target">The target.</param>
    /// <param name="observer">The observer, a body's centre most often.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="start">Start, TDB seconds past J2000.</param>
    /// <param name="end">End, TDB seconds past J2000.</param>
    /// <param name="maximumStep">Longest stretch of five samples, s; besides <see cref="SearchGrid"/>'s.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    /// <exception cref="Ephemerides.EphemerisCoverageException">A body has no state at an epoch, or at that of the light.</exception>
    public IReadOnlyList<Apsis> Extrema(
        MovingPoint target,
        MovingPoint observer,
        AberrationCorrection correction,
        double start,
        double end,
        double maximumStep = double.PositiveInfinity,
        CancellationToken cancellation = default
    ) =>
        [
            .. Find(
                    sight => Vector3.Dot(sight.Position, sight.Velocity),
                    target,
                    observer,
                    correction,
                    start,
                    end,
                    maximumStep,
                    cancellation
                )
                .Select(change => new Apsis(
                    Epoch.FromSecondsPastJ2000(start + change.Abscissa),
                    change.Rising,
                    1000 * states.Inertial(target, observer, correction, start + change.Abscissa).Position.Norm
                )),
        ];

    /// <summary>Times between two epochs in which the distance is under a limit.</summary>
    /// <param name="target">The target.</param>
    /// <param name="observer">The observer.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="distance">The limit, m.</param>
    /// <param name="start">Start, TDB seconds past J2000.</param>
    /// <param name="end">End, TDB seconds past J2000.</param>
    /// <param name="maximumStep">Longest stretch of five samples, s; besides <see cref="SearchGrid"/>'s.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    /// <exception cref="Ephemerides.EphemerisCoverageException">A body has no state at an epoch, or at that of the light.</exception>
    public TimeWindows Within(
        MovingPoint target,
        MovingPoint observer,
        AberrationCorrection correction,
        double distance,
        double start,
        double end,
        double maximumStep = double.PositiveInfinity,
        CancellationToken cancellation = default
    )
    {
        var changes = Find(
            sight => 1000 * sight.Position.Norm - distance,
            target,
            observer,
            correction,
            start,
            end,
            maximumStep,
            cancellation
        );
        var near = 1000 * states.Inertial(target, observer, correction, start).Position.Norm < distance;
        return TimeWindows.OfChanges(start, end, near, changes.Select(change => start + change.Abscissa));
    }

    private List<SignChange> Find(
        Func<Sight, double> function,
        MovingPoint target,
        MovingPoint observer,
        AberrationCorrection correction,
        double start,
        double end,
        double maximumStep,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(observer);
        var grid = SearchGrid.Of(states.Ephemeris, [target, observer], start, end, maximumStep);
        double Value(double elapsed)
        {
            cancellation.ThrowIfCancellationRequested();
            return function(states.Inertial(target, observer, correction, start + elapsed));
        }
        var changes = new List<SignChange>();
        var value = Value(0);
        for (var i = 1; i < grid.Length; i++)
        {
            var next = Value(grid[i]);
            SignChanges.Find(Value, grid[i - 1], grid[i], value, next, maximumStep, Tolerance, changes);
            value = next;
        }
        return changes;
    }
}
