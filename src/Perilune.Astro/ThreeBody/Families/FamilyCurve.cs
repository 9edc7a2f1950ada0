using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using Perilune.Numerics.Integration;

namespace Perilune.Astro.ThreeBody.Families;

/// <summary>
/// The symmetric periodic orbits near one another as a curve in the space of three components of the first state and the
/// period, followed by pseudo-arclength (H. B. Keller, "Numerical solution of bifurcation and nonlinear eigenvalue problems",
/// 1977): it passes folds of period and energy without noticing them.
/// </summary>
/// <param name="massRatio">Mass ratio of the system.</param>
/// <param name="symmetry">The symmetry of the orbits.</param>
/// <param name="scale">Length that counts as one, length units: the size of the region where the family lives.</param>
internal sealed class FamilyCurve(double massRatio, OrbitSymmetry symmetry, double scale)
{
    private const int MostIterations = 12;

    // Rounding over half a period, grown by the sensitivity of the orbit, ends the improvement below it (measured: 1e-15 to
    // 1e-13, and 1e-12 where an orbit passes 30 km from the Moon's centre).
    private const double Good = 1e-11;
    private const int Unknowns = HalfOrbit.Unknowns;

    public double MassRatio => massRatio;

    public OrbitSymmetry Symmetry => symmetry;

    public double Scale => scale;

    /// <summary>A point of the curve: scaled unknowns, their orbit, and the unit tangent.</summary>
    public sealed record Point(double[] Scaled, HalfOrbit Orbit, double[] Tangent);

    public double[] ToScaled(ReadOnlySpan<double> unknowns) =>
        [unknowns[0] / scale, unknowns[1] / scale, unknowns[2] / scale, unknowns[3]];

    /// <summary>
    /// The point of the curve in the plane through a guess at right angles to a direction, by Newton's method; null where it
    /// does not converge.
    /// </summary>
    /// <param name="guess">Scaled unknowns.</param>
    /// <param name="direction">Scaled direction in which the guess is not moved; the tangent of the point leans the same way.</param>
    /// <param name="reach">How far from the guess the point may lie at most; a step beyond ends the search.</param>
    public Point? Correct(double[] guess, double[] direction, double reach = double.PositiveInfinity)
    {
        var scaled = (double[])guess.Clone();
        var least = double.PositiveInfinity;
        (double[] Scaled, HalfOrbit Orbit)? best = null;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (!(scaled[3] > 0))
                return null;
            HalfOrbit orbit;
            try
            {
                orbit = Orbit(scaled);
            }
            catch (IntegrationException)
            {
                // A guess that runs into a body.
                return null;
            }
            var (jacobian, residual) = Linearised(orbit);
            var size = Size(residual, orbit);
            if (!double.IsFinite(size))
                return null;
            if (size < least)
                (least, best) = (size, (scaled, orbit));
            else if (least < Good)
                break;
            else if (size > 1e3)
                return null;
            // Newton's method squares the error: after such a residual there is nothing left to gain.
            if (size < 1e-14)
                break;
            var offset = 0.0;
            for (var i = 0; i < Unknowns; i++)
                offset += direction[i] * (scaled[i] - guess[i]);
            var step = Bordered(jacobian, direction)
                .Solve(DenseVector.OfArray([-residual[0], -residual[1], -residual[2], -offset]));
            scaled = [.. scaled.Select((value, i) => value + step[i])];
            if (scaled.Zip(guess, (a, b) => (a - b) * (a - b)).Sum() > reach * reach)
                return null;
        }
        if (best is not { } found || !(least < Good))
            return null;
        return new(found.Scaled, found.Orbit, Tangent(Linearised(found.Orbit).Jacobian, direction));
    }

    public HalfOrbit Orbit(ReadOnlySpan<double> scaled) =>
        new(massRatio, symmetry, [scaled[0] * scale, scaled[1] * scale, scaled[2] * scale, scaled[3]]);

    /// <summary>The 3x4 derivatives and the residual, both in scaled quantities.</summary>
    public (Matrix<double> Jacobian, Vector<double> Residual) Linearised(HalfOrbit orbit)
    {
        Span<double> residual = stackalloc double[HalfOrbit.Conditions];
        Span<double> derivatives = stackalloc double[HalfOrbit.Conditions * Unknowns];
        orbit.Residual(residual);
        orbit.Jacobian(derivatives);
        var jacobian = new DenseMatrix(HalfOrbit.Conditions, Unknowns);
        for (var i = 0; i < HalfOrbit.Conditions; i++)
        for (var j = 0; j < Unknowns; j++)
            jacobian[i, j] = derivatives[i * Unknowns + j] / (j < HalfOrbit.Conditions ? 1 : scale);
        return (jacobian, DenseVector.OfArray([residual[0] / scale, residual[1] / scale, residual[2] / scale]));
    }

    /// <summary>
    /// The direction nearest to free at right angles to a known tangent, and the second smallest singular value of the
    /// linearised conditions against the largest: it vanishes where another curve crosses.
    /// </summary>
    public (double[] Across, double Singular) Branch(HalfOrbit orbit, double[] known)
    {
        var decomposition = Linearised(orbit).Jacobian.Svd();
        var tangent = DenseVector.OfArray(known).Normalize(2);
        // Of the plane that is nearly free, the direction across the tangent's projection into it.
        var (first, second) = (decomposition.VT.Row(Unknowns - 2), decomposition.VT.Row(Unknowns - 1));
        var across = first * second.DotProduct(tangent) - second * first.DotProduct(tangent);
        return ([.. across.Normalize(2)], decomposition.S[HalfOrbit.Conditions - 1] / decomposition.S[0]);
    }

    /// <summary>What is missed: positions in units of scale, velocities as angles where the crossing is fast.</summary>
    private double Size(Vector<double> residual, HalfOrbit orbit)
    {
        var slowness = Math.Min(1, scale / orbit.End.Velocity.Norm);
        var sum = 0.0;
        for (var i = 0; i < HalfOrbit.Conditions; i++)
        {
            var part = residual[i] * (HalfOrbit.Vanishing(symmetry)[i] < 3 ? 1 : slowness);
            sum += part * part;
        }
        return Math.Sqrt(sum);
    }

    /// <summary>The unit vector that the linearised conditions leave free, from the 3x3 minors, leaning towards another.</summary>
    private static double[] Tangent(Matrix<double> jacobian, double[] towards)
    {
        var free = new double[Unknowns];
        for (var j = 0; j < Unknowns; j++)
            free[j] = jacobian.RemoveColumn(j).Determinant() * (j % 2 == 0 ? 1 : -1);
        var (size, lean) = (0.0, 0.0);
        for (var j = 0; j < Unknowns; j++)
        {
            size += free[j] * free[j];
            lean += free[j] * towards[j];
        }
        var factor = (lean < 0 ? -1 : 1) / Math.Sqrt(size);
        return [.. free.Select(value => value * factor)];
    }

    private static DenseMatrix Bordered(Matrix<double> jacobian, double[] direction)
    {
        var bordered = new DenseMatrix(Unknowns, Unknowns);
        bordered.SetSubMatrix(0, 0, jacobian);
        bordered.SetRow(Unknowns - 1, direction);
        return bordered;
    }
}
