using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>
/// Errors of a manoeuvre's execution by the model of C. R. Gates ("A simplified model of midcourse maneuver execution
/// errors", JPL Technical Report 32-504, 1963): along the manoeuvre an error that has a fixed part and one proportional to its
/// size, across it the same about each of two axes. All are standard deviations of independent normal errors.
/// </summary>
/// <param name="FixedMagnitude">Of size, whatever the size, m/s.</param>
/// <param name="ProportionalMagnitude">Of size, as a fraction of it.</param>
/// <param name="FixedPointing">Across, along each of two axes, whatever the size, m/s.</param>
/// <param name="ProportionalPointing">Of direction, about each of two axes, rad; small.</param>
public sealed record ExecutionError(
    double FixedMagnitude,
    double ProportionalMagnitude,
    double FixedPointing,
    double ProportionalPointing
)
{
    /// <summary>Covariance of the velocity that a manoeuvre gives, in the axes of the manoeuvre, m2/s2.</summary>
    /// <param name="deltaV">The manoeuvre as commanded, m/s.</param>
    /// <exception cref="ArgumentException">
    /// A deviation is negative or not finite, or the manoeuvre is none, so that its errors have no direction.
    /// </exception>
    public Matrix3 Covariance(Vector3 deltaV)
    {
        double[] all = [FixedMagnitude, ProportionalMagnitude, FixedPointing, ProportionalPointing];
        if (!all.All(deviation => deviation >= 0 && double.IsFinite(deviation)))
            throw new ArgumentException($"errors of execution are finite and not negative: {this}");
        var square = deltaV.NormSquared;
        if (!(square > 0 && double.IsFinite(square)))
            throw new ArgumentException($"a manoeuvre of {deltaV} m/s has no direction", nameof(deltaV));
        var along = FixedMagnitude * FixedMagnitude + ProportionalMagnitude * ProportionalMagnitude * square;
        var across = FixedPointing * FixedPointing + ProportionalPointing * ProportionalPointing * square;
        var u = deltaV.Unit;
        return Matrix3.Identity * across + Matrix3.FromRows(u * u.X, u * u.Y, u * u.Z) * (along - across);
    }

    /// <summary>A factor F of the covariance: C = F F^T.</summary>
    internal Matrix3 Factor(Vector3 deltaV)
    {
        var c = Covariance(deltaV);
        Span<double> factor = stackalloc double[9];
        SymmetricMatrix.Factor(3, [c.XX, c.XY, c.XZ, c.YX, c.YY, c.YZ, c.ZX, c.ZY, c.ZZ], factor);
        return new(factor[0], factor[1], factor[2], factor[3], factor[4], factor[5], factor[6], factor[7], factor[8]);
    }
}
