using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.TwoBody;

/// <summary>
/// Lambert's problem, the conics from one point to another in a given time
/// (D. Izzo, "Revisiting Lambert's problem", Celestial Mechanics and Dynamical Astronomy 121, 2015).
/// </summary>
public static class Lambert
{
    /// <summary>Velocities at both ends of the arc of less than one revolution, m/s.</summary>
    /// <param name="from">First point, m, from the attracting centre, inertial axes.</param>
    /// <param name="to">Second point, m; not on the line through the first point and the centre.</param>
    /// <param name="seconds">Time of flight, s, positive.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <param name="normal">The side on which the arc turns: its angular momentum has a positive product with this vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    /// <exception cref="ArgumentException">The points lie on one line with the centre: the plane is undefined.</exception>
    public static (Vector3 AtStart, Vector3 AtEnd) Solve(
        Vector3 from,
        Vector3 to,
        double seconds,
        double gravitationalParameter,
        Vector3 normal
    )
    {
        var geometry = new Geometry(from, to, seconds, gravitationalParameter, normal);
        return geometry.Velocities(LambertTime.Single(geometry.Lambda, geometry.Time));
    }

    /// <summary>
    /// Every arc of at most so many revolutions, by revolutions and then branch: one without a whole revolution, two of each
    /// number for which the time is long enough.
    /// </summary>
    /// <param name="from">First point, m, from the attracting centre, inertial axes.</param>
    /// <param name="to">Second point, m; not on the line through the first point and the centre.</param>
    /// <param name="seconds">Time of flight, s, positive.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <param name="normal">The side on which the arc turns: its angular momentum has a positive product with this vector.</param>
    /// <param name="mostRevolutions">Most whole revolutions, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or the revolutions are negative.</exception>
    /// <exception cref="ArgumentException">The points lie on one line with the centre: the plane is undefined.</exception>
    public static IReadOnlyList<LambertArc> SolveAll(
        Vector3 from,
        Vector3 to,
        double seconds,
        double gravitationalParameter,
        Vector3 normal,
        int mostRevolutions
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostRevolutions);
        var geometry = new Geometry(from, to, seconds, gravitationalParameter, normal);
        var (first, last) = geometry.Velocities(LambertTime.Single(geometry.Lambda, geometry.Time));
        var arcs = new List<LambertArc> { new(0, LambertBranch.Single, first, last) };
        for (var n = 1; n <= mostRevolutions; n++)
        {
            if (LambertTime.Several(geometry.Lambda, geometry.Time, n) is not { } x)
                break;
            var (left, leftEnd) = geometry.Velocities(x.Left);
            arcs.Add(new(n, LambertBranch.Left, left, leftEnd));
            var (right, rightEnd) = geometry.Velocities(x.Right);
            arcs.Add(new(n, LambertBranch.Right, right, rightEnd));
        }
        return arcs;
    }

    /// <summary>The triangle of both points and the centre.</summary>
    private readonly struct Geometry
    {
        private readonly Vector3 unit1;
        private readonly Vector3 unit2;
        private readonly Vector3 h;
        private readonly double r1;
        private readonly double r2;
        private readonly double gamma;
        private readonly double rho;

        public Geometry(Vector3 from, Vector3 to, double seconds, double gravitationalParameter, Vector3 normal)
        {
            if (!(seconds > 0))
                throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "a time of flight is positive");
            (r1, r2) = (from.Norm, to.Norm);
            var cross = Vector3.Cross(from, to);
            if (!(cross.Norm > 1e-12 * r1 * r2))
                throw new ArgumentException("the points and the centre lie on one line, so the plane is undefined");
            var chord = (to - from).Norm;
            var s = 0.5 * (r1 + r2 + chord);
            var shortWay = Vector3.Dot(cross, normal) >= 0;
            Lambda = Math.Sqrt(Math.Max(0, 1 - chord / s)) * (shortWay ? 1 : -1);
            Time = Math.Sqrt(2 * gravitationalParameter / (s * s * s)) * seconds;
            gamma = Math.Sqrt(0.5 * gravitationalParameter * s);
            rho = (r1 - r2) / chord;
            (unit1, unit2) = (from / r1, to / r2);
            h = (shortWay ? cross : -cross).Unit;
        }

        /// <summary>Izzo's lambda: negative for more than half a turn.</summary>
        public double Lambda { get; }

        /// <summary>Normalised time of flight.</summary>
        public double Time { get; }

        public (Vector3, Vector3) Velocities(double x)
        {
            var y = Math.Sqrt(1 - Lambda * Lambda * (1 - x * x));
            var sigma = Math.Sqrt(Math.Max(0, 1 - rho * rho));
            var radial1 = gamma * (Lambda * y - x - rho * (Lambda * y + x)) / r1;
            var radial2 = -gamma * (Lambda * y - x + rho * (Lambda * y + x)) / r2;
            var tangential = gamma * sigma * (y + Lambda * x);
            return (
                unit1 * radial1 + Vector3.Cross(h, unit1) * (tangential / r1),
                unit2 * radial2 + Vector3.Cross(h, unit2) * (tangential / r2)
            );
        }
    }
}
