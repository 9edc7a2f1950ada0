using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Launch;

/// <summary>
/// The daily windows of a site with their openings and closings: towards a plane, for the change of plane that may be paid
/// after insertion; towards the Moon, for the azimuths that the range allows. Safe from any thread.
/// </summary>
/// <param name="windows">The instants of the site.</param>
public sealed class DailyLaunchWindows(LaunchWindows windows)
{
    private const double Tolerance = 1e-2;
    private const double HalfDay = 43_200;

    // 1.25 deg of the Earth's rotation.
    private const double Step = 300;

    /// <summary>
    /// Windows towards a plane, one for each passage of the site through it, in the order of time: where it never passes, one
    /// a day where it is nearest. Two windows that meet part where the site is farthest from the plane between them.
    /// </summary>
    /// <param name="normal">Unit normal of the plane, ICRF, at TDB seconds past J2000; it may turn slowly.</param>
    /// <param name="allowance">Greatest angle between the plane over the site and the wanted one, rad.</param>
    /// <param name="start">TDB seconds past J2000; of the best instants.</param>
    /// <param name="end">TDB seconds past J2000, after the start.</param>
    /// <param name="cancellation">Stops the search.</param>
    public IReadOnlyList<LaunchWindow> ToPlane(
        Func<double, Vector3> normal,
        double allowance,
        double start,
        double end,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(normal);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(allowance);
        double Angle(double t) => Math.Asin(Math.Min(1, Math.Abs(windows.Beside(t, normal(t)))));
        LaunchOpportunity At(double t) => windows.NearestPlane(t, normal(t));

        LaunchOpportunity Edge(double best, int direction)
        {
            var (inside, last) = (best, Angle(best));
            for (var t = best + direction * Step; Math.Abs(t - best) < HalfDay; t += direction * Step)
            {
                var angle = Angle(t);
                if (angle > allowance)
                    return At(Boundary(x => Angle(x) <= allowance, inside, t));
                if (angle < last)
                    return At(inside);
                (inside, last) = (t, angle);
            }
            return At(inside);
        }

        return
        [
            .. windows
                .ToPlane(normal, start, end, cancellation)
                .Select(best =>
                    best.OffPlane > allowance
                        ? new LaunchWindow(null, best, null)
                        : new(Edge(best.Time, -1), best, Edge(best.Time, 1))
                ),
        ];
    }

    /// <summary>
    /// Windows in which the plane over the site that holds a direction, such as that of the Moon at arrival, is flown into with
    /// an allowed azimuth, in the order of time: mostly two a day. All of them go round with the Earth's rotation.
    /// </summary>
    /// <param name="direction">Direction, ICRF, for what leaves at TDB seconds past J2000.</param>
    /// <param name="least">Least azimuth over the ground, rad from 0 to pi.</param>
    /// <param name="most">Greatest azimuth, at least five degrees more.</param>
    /// <param name="speed">Inertial speed at insertion, m/s.</param>
    /// <param name="start">TDB seconds past J2000; a window that is open then counts from there.</param>
    /// <param name="end">TDB seconds past J2000, after the start.</param>
    /// <param name="cancellation">Stops the search.</param>
    public IReadOnlyList<LaunchWindow> ToDirection(
        Func<double, Vector3> direction,
        double least,
        double most,
        double speed,
        double start,
        double end,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(direction);
        if (!(least >= 0 && most <= Math.PI && most - least >= 5 * Math.PI / 180))
            throw new ArgumentOutOfRangeException(nameof(most), most, "azimuths span 5 deg or more between 0 and 180");
        LaunchOpportunity At(double t) => windows.PlaneThrough(t, direction(t));
        double Azimuth(double t) => windows.AzimuthOverGround(At(t), speed);
        bool IsOpen(double t) => Azimuth(t) is var azimuth && azimuth >= least && azimuth <= most;
        var found = new List<LaunchWindow>();
        var steps = Math.Max(1, (int)Math.Ceiling((end - start) / Step));
        double TimeOf(int i) => start + (end - start) * i / steps;
        double? opening = null;
        for (var i = 0; i <= steps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (t, isOpen) = (TimeOf(i), IsOpen(TimeOf(i)));
            if (isOpen)
                opening ??= i == 0 ? t : Boundary(IsOpen, t, TimeOf(i - 1));
            if (opening is not { } from || (isOpen && i < steps))
                continue;
            var until = isOpen ? t : Boundary(IsOpen, TimeOf(i - 1), t);
            found.Add(new(At(from), At(Eastmost(from, until)), At(until)));
            opening = null;
        }
        return found;

        // The azimuth rises or falls all the way through a window.
        double Eastmost(double low, double high)
        {
            const double east = Math.PI / 2;
            var (first, last) = (Azimuth(low) - east, Azimuth(high) - east);
            if (Math.Sign(first) == Math.Sign(last))
                return Math.Abs(first) < Math.Abs(last) ? low : high;
            return Boundary(t => Math.Sign(Azimuth(t) - east) == Math.Sign(first), low, high);
        }
    }

    /// <summary>The last instant at which something still holds, by bisection from one where it does to one where it does not.</summary>
    private static double Boundary(Func<double, bool> holds, double inside, double outside)
    {
        while (Math.Abs(outside - inside) > Tolerance)
        {
            var middle = 0.5 * (inside + outside);
            if (holds(middle))
                inside = middle;
            else
                outside = middle;
        }
        return inside;
    }
}
