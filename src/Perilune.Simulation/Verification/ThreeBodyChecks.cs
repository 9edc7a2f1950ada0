using Perilune.Astro.ThreeBody;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>The 9:2 southern halo orbit in the three published sets of units.</summary>
internal static class ThreeBodyChecks
{
    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        (string Name, ThreeBodySystem System, double Period)[] rows =
        [
            ("mean-distance", ThreeBodySystem.EarthMoonMeanDistance, 1.51119947),
            ("keplerian", ThreeBodySystem.EarthMoonKeplerian, 1.50914987),
            ("jpl-catalogue", ThreeBodySystem.EarthMoonJplCatalogue, 1.48045694),
        ];
        foreach (var (name, system, period) in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var orbit = HaloFamily.SouthernL2(system, period * system.TimeUnit);
            var id = $"three-body.nrho-9-2.{name}.";
            yield return (id + "closure", orbit.Closure);
            yield return (id + "x", orbit.Initial.Position.X);
            yield return (id + "z", orbit.Initial.Position.Z);
            yield return (id + "vy", orbit.Initial.Velocity.Y);
            yield return (id + "jacobi", orbit.JacobiConstant);
            yield return (id + "perilune", orbit.PeriluneRadius / 1000);
            yield return (id + "apolune", orbit.ApoluneRadius / 1000);
            yield return (id + "perilune-speed", orbit.PeriluneSpeed / 1000);
        }
    }
}
