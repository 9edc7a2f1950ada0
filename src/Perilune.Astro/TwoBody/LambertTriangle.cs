using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.TwoBody;

/// <summary>The triangle of both points of Lambert's problem and the centre, and the velocities of a conic over it.</summary>
/// <typeparam name="T">The scalar; where a lane has no plane it gives what is not a number.</typeparam>
internal readonly struct LambertTriangle<T>
    where T : struct, IScalar<T>
{
    // Of the product of both distances: the points and the centre are on one line.
    private const double Flat = 1e-12;

    private readonly Vector3<T> outward1;
    private readonly Vector3<T> outward2;
    private readonly Vector3<T> h;
    private readonly T gamma;
    private readonly T rho;

    public LambertTriangle(Vector3<T> from, Vector3<T> to, T seconds, double gravitationalParameter, Vector3<T> normal)
    {
        var (zero, one) = (T.FromDouble(0), T.FromDouble(1));
        var (r1, r2) = (from.Norm, to.Norm);
        var cross = Vector3<T>.Cross(from, to);
        var area = cross.Norm;
        var chord = (to - from).Norm;
        var s = (r1 + r2 + chord) * 0.5;
        var sign = T.WhereLess(Vector3<T>.Dot(cross, normal), zero, -one, one);
        var square = one - chord / s;
        var isPlane = T.WhereLess(r1 * r2 * Flat, area, one, T.FromDouble(double.NaN));
        Lambda = T.Sqrt(T.WhereLess(square, zero, zero, square)) * sign * isPlane;
        Time = T.Sqrt(T.FromDouble(2 * gravitationalParameter) / (s * s * s)) * seconds;
        gamma = T.Sqrt(s * (0.5 * gravitationalParameter));
        rho = (r1 - r2) / chord;
        h = cross * (sign / area);
        // A unit over the distance serves both components.
        (outward1, outward2) = (from * (one / (r1 * r1)), to * (one / (r2 * r2)));
    }

    /// <summary>Izzo's lambda: negative for more than half a turn.</summary>
    public T Lambda { get; }

    /// <summary>Normalised time of flight.</summary>
    public T Time { get; }

    /// <summary>Velocities at both ends of the conic of an x, m/s.</summary>
    public (Vector3<T> AtStart, Vector3<T> AtEnd) Velocities(T x)
    {
        var one = T.FromDouble(1);
        var y = T.Sqrt(one - Lambda * Lambda * (one - x * x));
        var square = one - rho * rho;
        var sigma = T.Sqrt(T.WhereLess(square, T.FromDouble(0), T.FromDouble(0), square));
        var (less, more) = (Lambda * y - x, Lambda * y + x);
        var tangential = gamma * sigma * (y + Lambda * x);
        return (
            outward1 * (gamma * (less - rho * more)) + Vector3<T>.Cross(h, outward1) * tangential,
            outward2 * -(gamma * (less + rho * more)) + Vector3<T>.Cross(h, outward2) * tangential
        );
    }
}
