using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.ThreeBody.Families;

/// <summary>
/// The first orbits of families, from motions that are known without integration: small oscillations about a libration point,
/// circles about the smaller body, and ellipses about the larger one that return after whole months.
/// </summary>
internal static class FamilySeeds
{
    // Of the distance between libration point and body: the neglected terms are of the square of it.
    private const double Amplitude = 1e-3;

    // Of the Hill radius: the larger body bends such a circle by the cube of it.
    private const double CircleRadius = 0.05;

    /// <summary>The size of the region around a point: its distance from the nearer body, length units.</summary>
    public static double Scale(double massRatio, LibrationPoint point)
    {
        var x = Position(massRatio, point).X;
        return Math.Min(Math.Abs(x - (1 - massRatio)), Math.Abs(x + massRatio));
    }

    /// <summary>Small planar oscillation (Szebehely 1967, section 5.3), at the crossing farther from the smaller body.</summary>
    public static FamilyCurve.Point Planar(FamilyCurve curve, LibrationPoint point)
    {
        var position = Position(curve.MassRatio, point);
        var hessian = RestrictedProblem.PotentialHessian(curve.MassRatio, position);
        var (xx, yy) = (hessian.XX, hessian.YY);
        // -w^2 are the negative root of q^2 + (4 - Uxx - Uyy) q + Uxx Uyy = 0.
        var half = (4 - xx - yy) / 2;
        var square = half + Math.Sqrt(half * half - xx * yy);
        var outwards = point == LibrationPoint.L2 ? 1 : -1;
        var dx = outwards * Amplitude * curve.Scale;
        double[] unknowns = [position.X + dx, 0, -(square + xx) / 2 * dx, 2 * Math.PI / Math.Sqrt(square)];
        return First(curve, unknowns, [outwards, 0, 0, 0], point);
    }

    /// <summary>Small vertical oscillation, at its crossing of the x axis.</summary>
    public static FamilyCurve.Point Vertical(FamilyCurve curve, LibrationPoint point)
    {
        var position = Position(curve.MassRatio, point);
        var rate = Math.Sqrt(-RestrictedProblem.PotentialHessian(curve.MassRatio, position).ZZ);
        double[] unknowns = [position.X, 0, rate * Amplitude * curve.Scale, 2 * Math.PI / rate];
        return First(curve, unknowns, [0, 0, 1, 0], point);
    }

    /// <summary>
    /// Circular two-body orbit about the smaller body, begun on the side of the larger one, slowed or hastened by the turning
    /// of the axes.
    /// </summary>
    public static FamilyCurve.Point Circle(FamilyCurve curve, bool retrograde, double leastRadius)
    {
        var mu = curve.MassRatio;
        var radius = Math.Max(leastRadius, CircleRadius * Math.Cbrt(mu / 3));
        var rate = Math.Sqrt(mu / (radius * radius * radius)) * (retrograde ? -1 : 1);
        var relative = rate - 1;
        double[] unknowns = [1 - mu - radius, 0, -relative * radius, 2 * Math.PI / Math.Abs(relative)];
        return curve.Correct(curve.ToScaled(unknowns), [-1, 0, 0, 0])
            ?? throw new ArithmeticException("no circular orbit about the smaller body was found");
    }

    private static Vector3 Position(double massRatio, LibrationPoint point)
    {
        var points = LagrangePoints.Of(massRatio);
        return point switch
        {
            LibrationPoint.L1 => points.L1,
            LibrationPoint.L2 => points.L2,
            LibrationPoint.L3 => points.L3,
            _ => throw new ArgumentOutOfRangeException(nameof(point), point, "there are L1, L2 and L3"),
        };
    }

    private static FamilyCurve.Point First(
        FamilyCurve curve,
        double[] unknowns,
        double[] direction,
        LibrationPoint point
    ) =>
        curve.Correct(curve.ToScaled(unknowns), direction)
        ?? throw new ArithmeticException($"no small oscillation about {point} was found");
}
