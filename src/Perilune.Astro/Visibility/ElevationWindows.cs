using Perilune.Astro.Frames;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Astro.Visibility;

/// <summary>A time in which a target stands higher than a mask.</summary>
/// <param name="Start">Rise, or the start of the search if it was up then; TDB seconds past J2000.</param>
/// <param name="End">Set, or the end of the search if it was up then; TDB seconds past J2000.</param>
/// <param name="RiseSeen">Whether <paramref name="Start"/> is a rise.</param>
/// <param name="SetSeen">Whether <paramref name="End"/> is a set.</param>
public readonly record struct ElevationWindow(double Start, double End, bool RiseSeen, bool SetSeen)
{
    /// <summary>Length, s.</summary>
    public double Duration => End - Start;
}

/// <summary>
/// The windows in which a target stands over a mask in the sky of a surface point, by steps that cannot pass a rise: the
/// elevation changes no faster than the body turns and the target crosses the sky. No window and no gap longer than
/// <see cref="ShortestStep"/> is missed; rises and sets are exact to 1 ms.
/// </summary>
public sealed class ElevationWindows
{
    /// <summary>The step is never shorter than this, s.</summary>
    public const double ShortestStep = 30;

    private const double TimeTolerance = 5e-4;

    private readonly FrameSystem frames;
    private readonly double speedLimit;

    /// <summary>A search with frames and a bound of the target's speed.</summary>
    /// <param name="frames">Frames; they must have the data of the points' axes.</param>
    /// <param name="speedLimit">
    /// A speed relative to the body's centre in ICRF that the target never passes, m/s. The default is above escape from
    /// the Earth's surface. The Sun or another planet seen from a body needs its orbital speed, 60 km/s.
    /// </param>
    public ElevationWindows(FrameSystem frames, double speedLimit = 12000)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfNegative(speedLimit);
        this.frames = frames;
        this.speedLimit = speedLimit;
    }

    /// <summary>The windows between two times, in order.</summary>
    /// <param name="point">The observer.</param>
    /// <param name="mask">Elevation of the mask, rad.</param>
    /// <param name="target">Target from the centre of the point's body at TDB seconds past J2000, ICRF axes, m.</param>
    /// <param name="start">Start, TDB seconds past J2000.</param>
    /// <param name="end">End, TDB seconds past J2000.</param>
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    public IReadOnlyList<ElevationWindow> Find(
        SurfacePoint point,
        double mask,
        Func<double, Vector3> target,
        double start,
        double end
    )
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(target);
        if (!(end > start))
            throw new ArgumentException($"the search ends ({end}) before it starts ({start})", nameof(end));
        var turning = frames.Transformation(Frame.Icrf, point.Frame, start).AngularVelocity.Norm;
        // The turning of a body changes by less than a part in a thousand; the point itself moves with it.
        turning *= 1.001;
        var closing = speedLimit + turning * point.Position.Norm;
        var windows = new List<ElevationWindow>();
        var time = start;
        var height = Above(point, mask, target, start, out var range);
        var (rise, riseSeen) = (start, false);
        while (time < end)
        {
            var next = Math.Min(time + Step(Math.Abs(height), range, turning, closing), end);
            var nextHeight = Above(point, mask, target, next, out var nextRange);
            if (height > 0 != nextHeight > 0)
            {
                var crossing = Crossing(point, mask, target, time, next, height, nextHeight);
                if (nextHeight > 0)
                    (rise, riseSeen) = (crossing, true);
                else
                    windows.Add(new(rise, crossing, riseSeen, true));
            }
            (time, height, range) = (next, nextHeight, nextRange);
        }
        if (height > 0)
            windows.Add(new(rise, end, riseSeen, false));
        return windows;
    }

    // The longest step in which an elevation this far from the mask cannot reach it.
    private static double Step(double distance, double range, double turning, double closing)
    {
        var first = distance / (turning + closing / range);
        var nearest = Math.Max(range - closing * first, range / 2);
        var step = Math.Min(distance / (turning + closing / nearest), range / (2 * closing));
        return Math.Max(step, ShortestStep);
    }

    private double Above(SurfacePoint point, double mask, Func<double, Vector3> target, double tdb, out double range)
    {
        var seen = frames.Rotation(Frame.Icrf, point.Frame, tdb) * target(tdb) - point.Position;
        range = seen.Norm;
        return Math.Asin(Math.Clamp(Vector3.Dot(seen, point.Up) / range, -1, 1)) - mask;
    }

    private double Crossing(
        SurfacePoint point,
        double mask,
        Func<double, Vector3> target,
        double before,
        double after,
        double heightBefore,
        double heightAfter
    ) =>
        // Time runs from the bracket's start, so that its digits are not lost in seconds past J2000.
        before
        + Brent.Solve(
            offset => Above(point, mask, target, before + offset, out _),
            0,
            after - before,
            heightBefore,
            heightAfter,
            TimeTolerance
        );
}
