using MathNet.Numerics.LinearAlgebra;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.RelativeMotion;

/// <summary>The smallest impulse that moves an arrival where it can be moved.</summary>
internal static class LeastImpulse
{
    /// <summary>
    /// Solves m x = way by singular values; directions whose singular value is below a part of the greatest are left alone,
    /// since only enormous impulses would move them.
    /// </summary>
    public static Vector3 Solve(Matrix3 m, Vector3 way, double part)
    {
        var svd = Matrix<double>
            .Build.DenseOfArray(
                new[,]
                {
                    { m.XX, m.XY, m.XZ },
                    { m.YX, m.YY, m.YZ },
                    { m.ZX, m.ZY, m.ZZ },
                }
            )
            .Svd();
        var impulse = Vector3.Zero;
        for (var i = 0; i < 3; i++)
        {
            var along = new Vector3(svd.U[0, i], svd.U[1, i], svd.U[2, i]);
            var direction = new Vector3(svd.VT[i, 0], svd.VT[i, 1], svd.VT[i, 2]);
            if (svd.S[i] > part * svd.S[0])
                impulse += direction * (Vector3.Dot(along, way) / svd.S[i]);
        }
        return impulse;
    }
}
