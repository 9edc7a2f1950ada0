using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>Flights about the Earth by point masses that GMAT flew on DE438.</summary>
internal static class GmatFlights
{
    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        foreach (var row in ReferenceTable.Read(knowledge, "gmat.csv"))
        {
            var n = ReferenceTable.Numbers(row, 4);
            var epoch = knowledge.Times.Parse($"{row[1]} {row[2]}");
            // GMAT hands its J2000 axes to the ephemeris as if they were the ICRF's; so must the flight that meets it.
            var initial = new State(
                epoch,
                NaifId.Earth,
                Frame.Icrf,
                new Vector3(n[1], n[2], n[3]) * 1000,
                new Vector3(n[4], n[5], n[6]) * 1000
            );
            var model = new ForceModel(
                knowledge.Ephemeris,
                AttractingBody.PointMass(NaifId.Earth, 398600.4415e9),
                row[3].Split(' ').Select(Body)
            );
            var end = new Propagator(model, 1e-6, 1e-10).Propagate(initial, epoch + n[0], cancellation: cancellation);
            var miss = Vector3.Distance(end.Final.Position, new Vector3(n[7], n[8], n[9]) * 1000);
            yield return ("gmat." + row[0], miss);
        }
    }

    /// <summary>A body with GMAT's GM, m3/s2, as the table's header gives it.</summary>
    private static AttractingBody Body(string name) =>
        name switch
        {
            "MOON" => AttractingBody.PointMass(NaifId.Moon, 4902.8005821478e9),
            "SUN" => AttractingBody.PointMass(NaifId.Sun, 132712440017.99e9),
            "JUPITER" => AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712767.8578e9),
            _ => throw new InvalidOperationException($"no body '{name}'"),
        };
}
