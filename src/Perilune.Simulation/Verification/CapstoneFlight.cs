using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Simulation.Verification;

/// <summary>
/// CAPSTONE's flight in the 9:2 halo orbit, from its first published state: the shipped lunar field to
/// degree 8, Earth, Sun, Jupiter and Venus, sunlight.
/// </summary>
internal static class CapstoneFlight
{
    // Reflectivity x area / mass, m2/kg: the value that the published states imply.
    private const double AreaToMass = 0.0264;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var states = ReferenceTable
            .Read(knowledge, "capstone.csv")
            .Select(row => ReferenceTable.Numbers(row, 0))
            .ToList();
        var start = states[0][0];
        var field = GravityField.Load(knowledge.Data.Check("gravity/grgm900c_165.bin"));
        var model = new ForceModel(
            knowledge.Ephemeris,
            AttractingBody.WithField(NaifId.Moon, new(field, 8), new(Frame.MoonPrincipalAxesDe421, knowledge.Frames)),
            // JPL gm_de440.tpc.
            [
                AttractingBody.PointMass(NaifId.Earth, 398600.4355070226e9),
                AttractingBody.PointMass(NaifId.Sun, 132712440041.2793e9),
                AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712764.1e9),
                AttractingBody.PointMass(NaifId.VenusBarycenter, 324858.592e9),
            ],
            new(AreaToMass, [])
        );
        var moon = knowledge.Ephemeris.State(NaifId.Moon, NaifId.Earth, start);
        var (position, velocity) = State(states[0]);
        var epoch = Epoch.FromSecondsPastJ2000(start);
        var flight = new Propagator(model)
            .Propagate(
                new(epoch, NaifId.Moon, Frame.Icrf, position - moon.Position, velocity - moon.Velocity),
                epoch + (states[^1][0] - start),
                cancellation: cancellation
            )
            .Trajectory;
        double Miss(double[] n)
        {
            var place = knowledge.Ephemeris.Position(NaifId.Moon, NaifId.Earth, n[0]);
            return Vector3.Distance(State(n).Position, place + flight.AtElapsed(n[0] - start).Position) / 1000;
        }
        yield return ("capstone.9.5h", Miss(states.Last(n => n[0] - start <= 9.6 * 3600)));
        yield return ("capstone.40h", states.Where(n => n[0] - start <= 40 * 3600).Max(Miss));
    }

    private static (Vector3 Position, Vector3 Velocity) State(double[] n) =>
        (new Vector3(n[1], n[2], n[3]) * 1000, new Vector3(n[4], n[5], n[6]) * 1000);
}
