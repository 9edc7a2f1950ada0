using Perilune.Astro.Analytic;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>The public verification set of SGP4: the greatest difference of a component, near the epoch and years from it.</summary>
internal static class Sgp4Checks
{
    private const double Far = 1e6;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        // The last sets were edited to provoke errors, some without mending the checksum.
        var satellites = ReferenceTable
            .Read(knowledge, "sgp4-elements.csv")
            .ToDictionary(
                row => row[0],
                row => new Sgp4(TwoLineElements.Parse(row[1], row[2], verifyChecksums: false))
            );
        double near = 0,
            speed = 0,
            far = 0;
        foreach (var row in ReferenceTable.Read(knowledge, "sgp4-states.csv"))
        {
            cancellation.ThrowIfCancellationRequested();
            var n = ReferenceTable.Numbers(row, 1);
            var (position, velocity) = satellites[row[0]].After(n[0]);
            var miss = Greatest(position / 1000 - new Vector3(n[1], n[2], n[3]));
            if (Math.Abs(n[0]) > Far)
            {
                far = Math.Max(far, miss);
                continue;
            }
            near = Math.Max(near, miss);
            speed = Math.Max(speed, Greatest(velocity / 1000 - new Vector3(n[4], n[5], n[6])));
        }
        yield return ("sgp4.position", near);
        yield return ("sgp4.velocity", speed);
        yield return ("sgp4.position.far", far);
    }

    private static double Greatest(Vector3 v) => Math.Max(Math.Abs(v.X), Math.Max(Math.Abs(v.Y), Math.Abs(v.Z)));
}
