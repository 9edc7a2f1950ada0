using Perilune.Numerics.LinearAlgebra.Sparse;

namespace Perilune.Numerics.Optimization.Conic;

/// <summary>
/// Solves second-order cone programs by a primal-dual interior-point method on the homogeneous self-dual embedding, with
/// Nesterov-Todd scaling and Mehrotra's corrector (L. Vandenberghe, "The CVXOPT linear and quadratic cone program solvers",
/// 2010, section 7; A. Domahidi, E. Chu and S. Boyd, "ECOS: an SOCP solver for embedded systems", 2013). An infeasible or
/// unbounded program ends with a certificate. Deterministic: the same program gives the same bits.
/// </summary>
public static class ConeProgramSolver
{
    /// <summary>Relative accuracy of constraints, certificates and gap that counts as solved; a hundred times it where rounding ends the iteration.</summary>
    public const double DefaultTolerance = 1e-8;

    /// <summary>Solves a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="tolerance">Relative accuracy of constraints, certificates and gap.</param>
    /// <param name="iterations">Steps allowed.</param>
    /// <param name="workspace">Kept from program to program of the same pattern, by one thread; null for none.</param>
    public static ConeSolution Solve(
        ConeProgram program,
        double tolerance = DefaultTolerance,
        int iterations = 100,
        ConeWorkspace? workspace = null
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        var a = program.EqualityMatrix();
        var g = program.ConeMatrix();
        var cone = new ConeProduct(program.Inequalities, program.Cones);
        var scale = new ConeEquilibration(a, g, cone);
        double[] c = [.. program.Cost.Select((value, j) => value * scale.Columns[j])];
        double[] b = [.. program.EqualityVector().Select((value, i) => value * scale.Equalities[i])];
        double[] h = [.. program.ConeVector().Select((value, i) => value * scale.Cones[i])];
        var iteration = new EmbeddedIteration(a, b, g, h, c, cone, workspace);
        var status = iteration.Run(tolerance, iterations);
        return Unscale(program, scale, iteration, status);
    }

    private static ConeSolution Unscale(
        ConeProgram program,
        ConeEquilibration scale,
        EmbeddedIteration iteration,
        ConeStatus status
    )
    {
        var divisor = status switch
        {
            ConeStatus.Infeasible => -iteration.DualCost,
            ConeStatus.Unbounded => -iteration.PrimalCost,
            _ => iteration.Tau,
        };
        double[] point = [.. iteration.X.Select((value, j) => value * scale.Columns[j] / divisor)];
        double[] y = [.. iteration.Y.Select((value, i) => value * scale.Equalities[i] / divisor)];
        double[] z = [.. iteration.Z.Select((value, i) => value * scale.Cones[i] / divisor)];
        var cost = 0.0;
        for (var j = 0; j < point.Length; j++)
            cost += program.Cost[j] * point[j];
        return new(status, point, cost, y, z, iteration.Gap, iteration.Residual, iteration.Steps);
    }
}
