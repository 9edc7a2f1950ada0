using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Flight.Entry;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.RootFinding;

namespace Perilune.Flight.Launch;

/// <summary>
/// When a turning site lies in a wanted plane: twice a day, or never where the plane does not reach its latitude. Safe from any
/// thread.
/// </summary>
/// <param name="site">Launch site on the Earth.</param>
/// <param name="frames">Frames with the orientation of the Earth.</param>
public sealed class LaunchWindows(SurfacePoint site, FrameSystem frames)
{
    // The function whose zeros are wanted is a sine of one day.
    private const double Step = 3_600;
    private const double Tolerance = 1e-3;

    /// <summary>
    /// All instants in a span at which the site lies in a plane, ascending; where it never does, one a day at which it is
    /// nearest, with the plane over the site that is then least inclined to the wanted one.
    /// </summary>
    /// <param name="normal">
    /// Unit normal of the plane along its angular momentum, ICRF, at TDB seconds past J2000: it may turn slowly.
    /// </param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="end">TDB seconds past J2000, after the start.</param>
    /// <param name="cancellation">Stops the search.</param>
    public IReadOnlyList<LaunchOpportunity> ToPlane(
        Func<double, Vector3> normal,
        double start,
        double end,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(normal);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        double Sine(double t)
        {
            cancellation.ThrowIfCancellationRequested();
            return Vector3.Dot(Site(t).Unit, normal(t));
        }
        var crossings = SignChanges.Find(Sine, start, end, Step, Tolerance);
        var found = crossings.Select(c => InPlane(c.Abscissa, normal(c.Abscissa), 0)).ToList();
        // Where the plane stays away, the distance has one smallest value a day.
        var steps = Math.Max(2, (int)Math.Ceiling((end - start) / Step));
        double TimeOf(int i) => start + (end - start) * i / steps;
        var sizes = Enumerable.Range(0, steps + 1).Select(i => Math.Abs(Sine(TimeOf(i)))).ToArray();
        for (var i = 1; i < steps; i++)
        {
            var (low, high) = (TimeOf(i - 1), TimeOf(i + 1));
            if (
                sizes[i] > sizes[i - 1]
                || sizes[i] >= sizes[i + 1]
                || crossings.Any(c => c.Abscissa >= low && c.Abscissa <= high)
            )
                continue;
            var time = Nearest(Sine, low, high);
            found.Add(Off(time, normal(time)));
        }
        return [.. found.OrderBy(one => one.Time)];
    }

    /// <summary>
    /// All instants in a span at which the plane over the site with an inertial azimuth holds a direction, such as that of the
    /// Moon when a spacecraft arrives there: the plane holds the opposite direction too, from where the transfer begins.
    /// </summary>
    /// <param name="azimuth">Inertial, rad from north to east.</param>
    /// <param name="direction">Direction, ICRF, at the arrival of what leaves at TDB seconds past J2000.</param>
    /// <param name="start">TDB seconds past J2000.</param>
    /// <param name="end">TDB seconds past J2000, after the start.</param>
    /// <param name="cancellation">Stops the search.</param>
    public IReadOnlyList<LaunchOpportunity> ToDirection(
        double azimuth,
        Func<double, Vector3> direction,
        double start,
        double end,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(direction);
        double Sine(double t)
        {
            cancellation.ThrowIfCancellationRequested();
            return Vector3.Dot(NormalOver(t, azimuth), direction(t).Unit);
        }
        return
        [
            .. SignChanges
                .Find(Sine, start, end, Step, Tolerance)
                .Select(c => InPlane(c.Abscissa, NormalOver(c.Abscissa, azimuth), 0)),
        ];
    }

    /// <summary>The plane over the site at an instant that is least inclined to a wanted one.</summary>
    /// <param name="t">TDB seconds past J2000.</param>
    /// <param name="normal">Unit normal of the wanted plane, ICRF.</param>
    public LaunchOpportunity NearestPlane(double t, Vector3 normal) => Off(t, normal);

    /// <summary>The plane over the site at an instant that holds a direction and goes round with the Earth's rotation.</summary>
    /// <param name="t">TDB seconds past J2000.</param>
    /// <param name="direction">Direction, ICRF; not that of the site or its opposite.</param>
    public LaunchOpportunity PlaneThrough(double t, Vector3 direction)
    {
        var normal = Vector3.Cross(Site(t).Unit, direction.Unit).Unit;
        return InPlane(t, Vector3.Dot(ToDate(t).RowZ, normal) < 0 ? normal * -1 : normal, 0);
    }

    /// <summary>
    /// Azimuth over the turning ground into the plane of an opportunity, rad from north to east in (-pi, pi].
    /// </summary>
    /// <param name="one">The opportunity.</param>
    /// <param name="speed">Inertial speed at insertion, m/s.</param>
    public double AzimuthOverGround(LaunchOpportunity one, double speed)
    {
        ArgumentNullException.ThrowIfNull(one);
        var place = site.Position;
        return LaunchAzimuth.OverGround(
            one.Azimuth,
            speed,
            EntryBody.Earth.RotationRate * Math.Sqrt(place.X * place.X + place.Y * place.Y)
        );
    }

    /// <summary>Angle from the site along the motion in the plane of an opportunity to a direction, rad in [0, 2 pi).</summary>
    /// <param name="one">The opportunity.</param>
    /// <param name="direction">Direction in that plane, ICRF.</param>
    public double AngleAhead(LaunchOpportunity one, Vector3 direction)
    {
        ArgumentNullException.ThrowIfNull(one);
        var here = Site(one.Time).Unit;
        var angle = Math.Atan2(Vector3.Dot(one.Normal, Vector3.Cross(here, direction)), Vector3.Dot(here, direction));
        return angle < 0 ? angle + Math.Tau : angle;
    }

    /// <summary>Sine of the angle of the site from a plane.</summary>
    internal double Beside(double t, Vector3 normal) => Vector3.Dot(Site(t).Unit, normal);

    /// <summary>Position of the site from the Earth's centre, ICRF, m.</summary>
    private Vector3 Site(double t) => site.IcrfPosition(frames, t);

    private Matrix3 ToDate(double t) => frames.Rotation(Frame.Icrf, Frame.TrueOfDate, Epoch.FromSecondsPastJ2000(t));

    private Vector3 NormalOver(double t, double azimuth)
    {
        var toDate = ToDate(t);
        return toDate.TransposeTimes(LaunchAzimuth.Normal(toDate * Site(t), azimuth));
    }

    private LaunchOpportunity InPlane(double t, Vector3 normal, double offPlane)
    {
        var toDate = ToDate(t);
        var ofDate = toDate * normal;
        var node = Math.Atan2(ofDate.X, -ofDate.Y);
        return new(
            t,
            LaunchAzimuth.InPlane(toDate * Site(t), ofDate),
            Math.Acos(Math.Clamp(ofDate.Z / ofDate.Norm, -1, 1)),
            node < 0 ? node + Math.Tau : node,
            normal,
            offPlane
        );
    }

    /// <summary>The plane over the site that is least inclined to the wanted one.</summary>
    private LaunchOpportunity Off(double t, Vector3 normal)
    {
        var up = Site(t).Unit;
        var over = (normal - up * Vector3.Dot(up, normal)).Unit;
        return InPlane(t, over, Vector3.Angle(over, normal));
    }

    /// <summary>Where the size of a function without zero is least, by golden section.</summary>
    private static double Nearest(Func<double, double> function, double low, double high)
    {
        var golden = (3 - Math.Sqrt(5)) / 2;
        while (high - low > 1)
        {
            var (a, b) = (low + golden * (high - low), high - golden * (high - low));
            if (Math.Abs(function(a)) < Math.Abs(function(b)))
                high = b;
            else
                low = a;
        }
        return 0.5 * (low + high);
    }
}
