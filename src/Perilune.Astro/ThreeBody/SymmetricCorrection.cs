using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.ThreeBody;

/// <summary>
/// Differential correction of orbits that mirror themselves in the x-z plane, for a given period: Newton's method on x, z
/// and vy of the first crossing until y, vx and vz vanish half a period later (K. C. Howell, "Three-dimensional, periodic,
/// 'halo' orbits", Celestial Mechanics 32, 53, 1984, with the period held instead of a coordinate).
/// </summary>
internal static class SymmetricCorrection
{
    private const int MostIterations = 20;

    // Rounding of the integration over half a period, grown by the orbit's sensitivity, ends the improvement near here.
    private const double Good = 1e-11;

    public static RestrictedState State(Vector3 unknowns) =>
        new(new Vector3(unknowns.X, 0, unknowns.Y), new Vector3(0, unknowns.Z, 0));

    /// <summary>Corrects (x, z, vy) until a step of Newton's method no longer improves.</summary>
    /// <returns>True when y, vx and vz vanish to the accuracy of the integration; <paramref name="least"/> is their norm.</returns>
    public static bool TryCorrect(double massRatio, ref Vector3 unknowns, double period, out double least)
    {
        least = double.PositiveInfinity;
        var best = unknowns;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var residual = Residual(massRatio, unknowns, period, out var jacobian, out _);
            var size = residual.Norm;
            if (size < least)
                (least, best) = (size, unknowns);
            else if (least < Good)
                break;
            unknowns -= Solve(jacobian, residual);
        }
        unknowns = best;
        return least < Good;
    }

    /// <summary>Derivatives of (x, z, vy) with respect to the period, along the family.</summary>
    public static Vector3 Tangent(double massRatio, Vector3 unknowns, double period)
    {
        Residual(massRatio, unknowns, period, out var jacobian, out var rate);
        return -0.5 * Solve(jacobian, rate);
    }

    private static Vector3 Residual(
        double massRatio,
        Vector3 unknowns,
        double period,
        out Matrix3 jacobian,
        out Vector3 rate
    )
    {
        const int n = RestrictedFlow.Order;
        Span<double> m = stackalloc double[n * n];
        var (r, v) = RestrictedFlow.PropagateWithTransition(massRatio, State(unknowns), period / 2, m);
        var acceleration = RestrictedProblem.Acceleration(
            massRatio,
            Vector3<Real>.FromVector(r),
            Vector3<Real>.FromVector(v)
        );
        // Columns x, z, vy of rows y, vx, vz.
        jacobian = new(
            m[n],
            m[n + 2],
            m[n + 4],
            m[3 * n],
            m[3 * n + 2],
            m[3 * n + 4],
            m[5 * n],
            m[5 * n + 2],
            m[5 * n + 4]
        );
        rate = new(v.Y, acceleration.X, acceleration.Z);
        return new(r.Y, v.X, v.Z);
    }

    /// <summary>Solution of a 3x3 system by Cramer's rule.</summary>
    private static Vector3 Solve(Matrix3 a, Vector3 b)
    {
        var t = a.Transposed;
        var (p, q, s) = (t.RowX, t.RowY, t.RowZ);
        var determinant = Vector3.Dot(p, Vector3.Cross(q, s));
        return new Vector3(
                Vector3.Dot(b, Vector3.Cross(q, s)),
                Vector3.Dot(p, Vector3.Cross(b, s)),
                Vector3.Dot(p, Vector3.Cross(q, b))
            ) / determinant;
    }
}
