using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>Three coasts of Artemis I over six hours, by point masses, from their first published states.</summary>
internal static class ArtemisFlight
{
    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var model = new ForceModel(
            knowledge.Ephemeris,
            // JPL gm_de440.tpc.
            AttractingBody.PointMass(NaifId.Earth, 398600.4355070226e9),
            [
                AttractingBody.PointMass(NaifId.Moon, 4902.800118457549e9),
                AttractingBody.PointMass(NaifId.Sun, 132712440041.2793e9),
            ]
        );
        foreach (var coast in ReferenceTable.Read(knowledge, "artemis-1.csv").GroupBy(row => row[0]))
        {
            var rows = coast
                .Select(row => (Epoch: knowledge.Times.Parse(row[1] + " UTC"), N: ReferenceTable.Numbers(row, 2)))
                .ToList();
            var (start, first) = rows[0];
            // The axes of the states are those of the ephemeris, called EME2000 as SPICE calls them J2000.
            var initial = new State(
                start,
                NaifId.Earth,
                Frame.Icrf,
                new Vector3(first[0], first[1], first[2]) * 1000,
                new Vector3(first[3], first[4], first[5]) * 1000
            );
            var flight = new Propagator(model)
                .Propagate(initial, rows[^1].Epoch, cancellation: cancellation)
                .Trajectory;
            yield return (
                "artemis-1.coast-" + coast.Key,
                rows.Max(row =>
                    Vector3.Distance(flight.At(row.Epoch).Position, new Vector3(row.N[0], row.N[1], row.N[2]) * 1000)
                )
            );
        }
    }
}
