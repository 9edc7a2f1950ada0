using Perilune.Astro.ThreeBody;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>Every southern halo orbit of JPL's catalogue, flown from its printed state for its printed period.</summary>
internal static class HaloCatalogueChecks
{
    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var ratio = ThreeBodySystem.EarthMoonJplCatalogue.MassRatio;
        var transition = new double[RestrictedFlow.Order * RestrictedFlow.Order];
        double closure = 0,
            jacobi = 0,
            stability = 0;
        foreach (var row in ReferenceTable.Read(knowledge, "jpl-halos.csv"))
        {
            cancellation.ThrowIfCancellationRequested();
            var n = ReferenceTable.Numbers(row, 0);
            var initial = new RestrictedState(new(n[0], 0, n[1]), new(0, n[2], 0));
            var final = RestrictedFlow.PropagateWithTransition(ratio, initial, n[4], transition);
            closure = Math.Max(closure, Greatest(final.Position - initial.Position));
            closure = Math.Max(closure, Greatest(final.Velocity - initial.Velocity));
            jacobi = Math.Max(jacobi, Math.Abs(RestrictedProblem.JacobiConstant(ratio, initial) - n[3]));
            if (n[5] > 1.001)
                stability = Math.Max(stability, Math.Abs(new OrbitStability(transition).Index / n[5] - 1));
        }
        yield return ("three-body.jpl-halos.closure", closure);
        yield return ("three-body.jpl-halos.jacobi", jacobi);
        yield return ("three-body.jpl-halos.stability", stability);
    }

    private static double Greatest(Vector3 v) => Math.Max(Math.Abs(v.X), Math.Max(Math.Abs(v.Y), Math.Abs(v.Z)));
}
