using Perilune.Astro.Events;
using Perilune.Astro.Frames;
using Perilune.Astro.Observation;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Astro.Visibility;

/// <summary>
/// The windows in which a target stands over a horizon mask in the sky of a surface point, with any correction of light time and
/// stellar aberration, without refraction. The search refines until no window can hide between samples
/// (<see cref="SignChanges"/>); rises and sets are good to a microsecond on the given motions.
/// </summary>
/// <param name="states">Bodies and frames; they must have the data of the point's axes.</param>
public sealed class VisibilityWindows(ApparentStates states)
{
    private const double Tolerance = 1e-6;

    // A turn of the body in this many stretches of five samples.
    private const double PartsOfATurn = 16;

    /// <summary>Where a target is seen from a point.</summary>
    /// <param name="point">The observer.</param>
    /// <param name="target">The target.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="tdb">TDB seconds past J2000 at the observer.</param>
    public LookAngles Look(SurfacePoint point, MovingPoint target, AberrationCorrection correction, double tdb)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Look(point, MovingPoint.OnSurface(states.Frames, point), target, correction, tdb);
    }

    /// <summary>The windows between two epochs, in order.</summary>
    /// <param name="point">The observer.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="target">The target.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="start">Start, TDB seconds past J2000.</param>
    /// <param name="end">End, TDB seconds past J2000.</param>
    /// <param name="maximumStep">
    /// Longest stretch of the motion to be described by five samples before refinement, s. Steps are besides never longer than
    /// <see cref="SearchGrid"/> takes, and a sixteenth of the body's turn.
    /// </param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    /// <exception cref="Ephemerides.EphemerisCoverageException">A body has no state at an epoch, or at that of the light.</exception>
    public IReadOnlyList<ElevationWindow> Find(
        SurfacePoint point,
        HorizonMask mask,
        MovingPoint target,
        AberrationCorrection correction,
        double start,
        double end,
        double maximumStep = double.PositiveInfinity,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(target);
        var observer = MovingPoint.OnSurface(states.Frames, point);
        var turning = states.Frames.Transformation(Frame.Icrf, point.Frame, start).AngularVelocity.Norm;
        var step = Math.Min(maximumStep, Math.Tau / turning / PartsOfATurn);
        // The motion is that of the target about the point's body: the point's own is the turn.
        var grid = SearchGrid.Of(states.Ephemeris, [target, MovingPoint.Body(point.Body)], start, end, step);
        double Above(double elapsed)
        {
            cancellation.ThrowIfCancellationRequested();
            var look = Look(point, observer, target, correction, start + elapsed);
            return look.Elevation - mask.At(look.Azimuth);
        }
        var changes = new List<SignChange>();
        var value = Above(0);
        var up = value >= 0;
        for (var i = 1; i < grid.Length; i++)
        {
            var next = Above(grid[i]);
            SignChanges.Find(Above, grid[i - 1], grid[i], value, next, step, Tolerance, changes);
            value = next;
        }
        var windows = new List<ElevationWindow>();
        var (rise, seen) = (start, false);
        foreach (var change in changes)
        {
            if (change.Rising)
                (rise, seen) = (start + change.Abscissa, true);
            else
                windows.Add(new(rise, start + change.Abscissa, seen, true));
            up = change.Rising;
        }
        if (up)
            windows.Add(new(rise, end, seen, false));
        return windows;
    }

    private LookAngles Look(
        SurfacePoint point,
        MovingPoint observer,
        MovingPoint target,
        AberrationCorrection correction,
        double tdb
    )
    {
        var sight = states.State(target, observer, Frame.Icrf, correction, tdb);
        var seen = states.Frames.Rotation(Frame.Icrf, point.Frame, tdb) * sight.Position;
        var (east, north, up) = (
            Vector3.Dot(seen, point.East),
            Vector3.Dot(seen, point.North),
            Vector3.Dot(seen, point.Up)
        );
        var azimuth = Math.Atan2(east, north);
        return new(
            azimuth < 0 ? azimuth + Math.Tau : azimuth,
            Math.Atan2(up, Math.Sqrt(east * east + north * north)),
            seen.Norm
        );
    }
}
