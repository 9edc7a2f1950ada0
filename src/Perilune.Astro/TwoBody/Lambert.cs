using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

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
        var triangle = Triangle(from, to, seconds, gravitationalParameter, normal);
        return Plain(triangle.Velocities(LambertTime.Single(triangle.Lambda, triangle.Time)));
    }

    /// <summary>
    /// The same for as many pairs of points as the scalar has lanes, each lane bit for bit that of the other method; what is not a
    /// number where the points lie on one line with the centre or the time is not positive.
    /// </summary>
    /// <param name="from">First points, m, from the attracting centre, inertial axes.</param>
    /// <param name="to">Second points, m.</param>
    /// <param name="seconds">Times of flight, s, positive.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <param name="normal">The side on which each arc turns.</param>
    public static (Vector3<T> AtStart, Vector3<T> AtEnd) Solve<T>(
        Vector3<T> from,
        Vector3<T> to,
        T seconds,
        double gravitationalParameter,
        Vector3<T> normal
    )
        where T : struct, IScalar<T>
    {
        var triangle = new LambertTriangle<T>(from, to, seconds, gravitationalParameter, normal);
        return triangle.Velocities(LambertTime.Single(triangle.Lambda, triangle.Time));
    }

    /// <summary>
    /// The arcs of a number of whole revolutions, one branch of the two, for as many pairs of points as the scalar has lanes; what is
    /// not a number where the time is too short for so many.
    /// </summary>
    /// <param name="from">First points, m, from the attracting centre, inertial axes.</param>
    /// <param name="to">Second points, m.</param>
    /// <param name="seconds">Times of flight, s, positive.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <param name="normal">The side on which each arc turns.</param>
    /// <param name="revolutions">Whole revolutions, one or more.</param>
    /// <param name="branch">Left or right.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no revolutions, or no such branch of several.</exception>
    public static (Vector3<T> AtStart, Vector3<T> AtEnd) Solve<T>(
        Vector3<T> from,
        Vector3<T> to,
        T seconds,
        double gravitationalParameter,
        Vector3<T> normal,
        int revolutions,
        LambertBranch branch
    )
        where T : struct, IScalar<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(revolutions, 1);
        if (branch is not (LambertBranch.Left or LambertBranch.Right))
            throw new ArgumentOutOfRangeException(
                nameof(branch),
                branch,
                "several revolutions have a left and a right one"
            );
        var triangle = new LambertTriangle<T>(from, to, seconds, gravitationalParameter, normal);
        return triangle.Velocities(LambertTime.Several(triangle.Lambda, triangle.Time, revolutions, branch));
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
        var triangle = Triangle(from, to, seconds, gravitationalParameter, normal);
        var (first, last) = Plain(triangle.Velocities(LambertTime.Single(triangle.Lambda, triangle.Time)));
        var arcs = new List<LambertArc> { new(0, LambertBranch.Single, first, last) };
        for (var n = 1; n <= mostRevolutions; n++)
        {
            foreach (var branch in (ReadOnlySpan<LambertBranch>)[LambertBranch.Left, LambertBranch.Right])
            {
                var x = LambertTime.Several(triangle.Lambda, triangle.Time, n, branch);
                if (double.IsNaN(x))
                    return arcs;
                var (start, end) = Plain(triangle.Velocities(x));
                arcs.Add(new(n, branch, start, end));
            }
        }
        return arcs;
    }

    private static LambertTriangle<Real> Triangle(
        Vector3 from,
        Vector3 to,
        double seconds,
        double gravitationalParameter,
        Vector3 normal
    )
    {
        if (!(seconds > 0))
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "a time of flight is positive");
        var triangle = new LambertTriangle<Real>(
            Vector3<Real>.FromVector(from),
            Vector3<Real>.FromVector(to),
            seconds,
            gravitationalParameter,
            Vector3<Real>.FromVector(normal)
        );
        if (double.IsNaN(triangle.Lambda))
            throw new ArgumentException("the points and the centre lie on one line, so the plane is undefined");
        return triangle;
    }

    private static (Vector3, Vector3) Plain((Vector3<Real> AtStart, Vector3<Real> AtEnd) velocities) =>
        (velocities.AtStart.Lane(0), velocities.AtEnd.Lane(0));
}
