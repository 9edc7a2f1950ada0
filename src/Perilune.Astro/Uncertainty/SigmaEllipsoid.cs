using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>The ellipsoid of one standard deviation of three components, on its principal axes.</summary>
/// <param name="SemiAxes">Standard deviations along the principal axes, the greatest first; in the unit of the components.</param>
/// <param name="Directions">Unit vectors of the principal axes as rows, right-handed, in the axes of the components.</param>
public readonly record struct SigmaEllipsoid(Vector3 SemiAxes, Matrix3 Directions)
{
    /// <summary>The ellipsoid of a 3x3 covariance.</summary>
    internal static SigmaEllipsoid Of(Matrix3 covariance)
    {
        Span<double> values =
        [
            covariance.XX,
            covariance.XY,
            covariance.XZ,
            covariance.YX,
            covariance.YY,
            covariance.YZ,
            covariance.ZX,
            covariance.ZY,
            covariance.ZZ,
        ];
        Span<double> vectors = stackalloc double[9];
        SymmetricMatrix.Diagonalize(3, values, vectors);
        int[] order = [0, 1, 2];
        double[] variances = [values[0], values[4], values[8]];
        Array.Sort(
            order,
            (a, b) => variances[a] != variances[b] ? variances[b].CompareTo(variances[a]) : a.CompareTo(b)
        );
        var first = new Vector3(vectors[order[0]], vectors[3 + order[0]], vectors[6 + order[0]]);
        var second = new Vector3(vectors[order[1]], vectors[3 + order[1]], vectors[6 + order[1]]);
        double Deviation(int axis) => Math.Sqrt(Math.Max(0, variances[order[axis]]));
        return new(
            new(Deviation(0), Deviation(1), Deviation(2)),
            Matrix3.FromRows(first, second, Vector3.Cross(first, second))
        );
    }
}
