using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>Finds the velocity that takes a spacecraft from a point to a point on the ephemeris in a given time.</summary>
internal static class Shooting
{
    private const int MaximumIterations = 15;
    private const double Tolerance = 0.1;

    /// <summary>
    /// States at both ends, the second within a decimetre of the wanted point; null where Newton's method does not settle.
    /// </summary>
    /// <param name="model">Dynamics.</param>
    /// <param name="from">Point and time to start from, with a guess of the velocity.</param>
    /// <param name="time">When to arrive; before the start flies backward.</param>
    /// <param name="target">Where to arrive, m.</param>
    public static (LunarState Start, LunarState End)? Solve(
        CislunarModel model,
        LunarState from,
        double time,
        Vector3 target
    )
    {
        // Flights of a centimetre's error in a step may end as far apart as is allowed here.
        var fine = model.Coarsened(0.1);
        var start = from;
        var best = double.PositiveInfinity;
        for (var i = 0; i < MaximumIterations; i++)
        {
            var (end, transition) = fine.PropagateWithPartials(start, time);
            var miss = target - end.Position;
            if (miss.Norm < Tolerance)
                return (start, end);
            if (!(miss.Norm < 10 * best))
                return null;
            best = Math.Min(best, miss.Norm);
            if (Solve(transition.PositionByVelocity, miss) is not { } step)
                return null;
            var limit = 0.2 * start.Velocity.Norm;
            start = start with { Velocity = start.Velocity + step * Math.Min(1, limit / step.Norm) };
        }
        return null;
    }

    /// <summary>Cramer's rule; null where the matrix is singular.</summary>
    private static Vector3? Solve(Matrix3 m, Vector3 b)
    {
        var t = m.Transposed;
        var determinant = Vector3.Dot(t.RowX, Vector3.Cross(t.RowY, t.RowZ));
        var x = new Vector3(
            Vector3.Dot(b, Vector3.Cross(t.RowY, t.RowZ)),
            Vector3.Dot(t.RowX, Vector3.Cross(b, t.RowZ)),
            Vector3.Dot(t.RowX, Vector3.Cross(t.RowY, b))
        );
        x /= determinant;
        return double.IsFinite(x.NormSquared) ? x : null;
    }
}
