using System.Globalization;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>The shipped ephemeris against CSPICE on DE440: the greatest distance.</summary>
internal static class EphemerisChecks
{
    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        foreach (var pair in ReferenceTable.Read(knowledge, "cspice-states.csv").GroupBy(row => (row[0], row[1])))
        {
            cancellation.ThrowIfCancellationRequested();
            var id = pair.Key switch
            {
                ("301", "399") => "ephemeris.moon-from-earth",
                ("10", "399") => "ephemeris.sun-from-earth",
                _ => "ephemeris.earth-from-barycentre",
            };
            double position = 0,
                velocity = 0;
            foreach (var row in pair)
            {
                var n = ReferenceTable.Numbers(row, 2);
                var ours = knowledge.Ephemeris.State(Code(row[0]), Code(row[1]), n[0]);
                position = Math.Max(position, Vector3.Distance(ours.Position, new Vector3(n[1], n[2], n[3]) * 1000));
                velocity = Math.Max(velocity, Vector3.Distance(ours.Velocity, new Vector3(n[4], n[5], n[6]) * 1000));
            }
            yield return (id, position);
            yield return (id + ".velocity", velocity);
        }
    }

    private static int Code(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
