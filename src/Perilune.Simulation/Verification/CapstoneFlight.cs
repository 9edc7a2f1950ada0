using MathNet.Numerics.LinearAlgebra;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
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
    private const double Hour = 3600;

    // The states are printed to 1e-3 km and 1e-6 km/s.
    private const double PositionRounding = 0.5;
    private const double VelocityRounding = 0.5e-3;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var states = ReferenceTable
            .Read(knowledge, "capstone.csv")
            .Select(row => ReferenceTable.Numbers(row, 0))
            .Select(n => new Sample(n[0], FromMoon(knowledge, n)))
            .ToList();
        var field = GravityField.Load(knowledge.Data.Check("gravity/grgm900c_165.bin"));
        var moon = AttractingBody.WithField(
            NaifId.Moon,
            new(field, 8),
            new(Frame.MoonPrincipalAxesDe421, knowledge.Frames)
        );
        var sunlit = new Propagator(Model(knowledge, moon, new(AreaToMass, [])));
        var flight = Fly(sunlit, states, states[0].State, false, cancellation);
        yield return ("capstone.9.5h", Miss(states.Last(s => s.Time - states[0].Time <= 9.6 * Hour), flight) / 1000);
        yield return (
            "capstone.40h",
            states.Where(s => s.Time - states[0].Time <= 40 * Hour).Max(s => Miss(s, flight)) / 1000
        );

        // GM of the Moon: JPL gm_de440.tpc.
        var points = new Propagator(Model(knowledge, AttractingBody.PointMass(NaifId.Moon, 4902.800118457549e9), null));
        var drift = Fly(points, states, states[0].State, false, cancellation);
        yield return ("capstone.point-masses.42h", states.Max(s => Miss(s, drift)) / 1000);

        var start = Fit(sunlit, states, cancellation);
        var best = Fly(sunlit, states, start, false, cancellation);
        yield return ("capstone.fit.axis", states.Max(s => Greatest(best.At(s.Time).Position - s.State.Position)));
    }

    /// <summary>
    /// The start that fits all states best by least squares through the exact state-transition matrix, among those that print
    /// as the first state does.
    /// </summary>
    private static PositionVelocity Fit(Propagator propagator, List<Sample> states, CancellationToken cancellation)
    {
        // In units of the rounding: each between -1 and 1.
        var moved = new double[6];
        PositionVelocity Start() =>
            states[0].State
            + new PositionVelocity(
                new Vector3(moved[0], moved[1], moved[2]) * PositionRounding,
                new Vector3(moved[3], moved[4], moved[5]) * VelocityRounding
            );
        for (var iteration = 0; iteration < 3; iteration++)
        {
            var flown = Fly(propagator, states, Start(), true, cancellation);
            var partials = Matrix<double>.Build.Dense(3 * states.Count, 6);
            var misses = Vector<double>.Build.Dense(3 * states.Count);
            for (var i = 0; i < states.Count; i++)
            {
                var left = states[i].State.Position - flown.At(states[i].Time).Position;
                var transition = flown.TransitionTo(Epoch.FromSecondsPastJ2000(states[i].Time));
                var (byPosition, byVelocity) = (
                    transition.PositionByPosition * PositionRounding,
                    transition.PositionByVelocity * VelocityRounding
                );
                SetRow(partials, misses, 3 * i, byPosition.RowX, byVelocity.RowX, left.X);
                SetRow(partials, misses, 3 * i + 1, byPosition.RowY, byVelocity.RowY, left.Y);
                SetRow(partials, misses, 3 * i + 2, byPosition.RowZ, byVelocity.RowZ, left.Z);
            }
            BoundedStep(partials, misses, moved);
        }
        return Start();
    }

    private static void SetRow(Matrix<double> m, Vector<double> misses, int row, Vector3 r, Vector3 v, double miss)
    {
        m.SetRow(row, [r.X, r.Y, r.Z, v.X, v.Y, v.Z]);
        misses[row] = miss;
    }

    /// <summary>Moves unknowns to the least squares of what is left; one that would leave [-1, 1] is held at its bound.</summary>
    private static void BoundedStep(Matrix<double> partials, Vector<double> misses, double[] unknowns)
    {
        var target = misses + partials * Vector<double>.Build.DenseOfArray(unknowns);
        var free = Enumerable.Range(0, unknowns.Length).ToList();
        while (free.Count > 0)
        {
            var held = Enumerable.Range(0, unknowns.Length).Except(free).ToList();
            var left = held.Aggregate(target, (sum, k) => sum - partials.Column(k) * unknowns[k]);
            var solved = Matrix<double>.Build.DenseOfColumnVectors(free.Select(partials.Column)).QR().Solve(left);
            var worst = Enumerable.Range(0, free.Count).MaxBy(k => Math.Abs(solved[k]));
            if (Math.Abs(solved[worst]) > 1)
            {
                unknowns[free[worst]] = Math.Sign(solved[worst]);
                free.RemoveAt(worst);
                continue;
            }
            for (var k = 0; k < free.Count; k++)
                unknowns[free[k]] = solved[k];
            return;
        }
    }

    private static Trajectory Fly(
        Propagator propagator,
        List<Sample> states,
        PositionVelocity initial,
        bool matrix,
        CancellationToken cancellation
    )
    {
        var epoch = Epoch.FromSecondsPastJ2000(states[0].Time);
        return propagator
            .Propagate(
                new(epoch, NaifId.Moon, Frame.Icrf, initial.Position, initial.Velocity),
                Epoch.FromSecondsPastJ2000(states[^1].Time),
                stateTransition: matrix,
                cancellation: cancellation
            )
            .Trajectory;
    }

    private static ForceModel Model(Knowledge knowledge, AttractingBody moon, RadiationPressure? sunlight) =>
        new(
            knowledge.Ephemeris,
            moon,
            // JPL gm_de440.tpc.
            [
                AttractingBody.PointMass(NaifId.Earth, 398600.4355070226e9),
                AttractingBody.PointMass(NaifId.Sun, 132712440041.2793e9),
                AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712764.1e9),
                AttractingBody.PointMass(NaifId.VenusBarycenter, 324858.592e9),
            ],
            sunlight
        );

    private static double Miss(Sample sample, Trajectory flight) =>
        Vector3.Distance(sample.State.Position, flight.At(sample.Time).Position);

    private static double Greatest(Vector3 v) => Math.Max(Math.Abs(v.X), Math.Max(Math.Abs(v.Y), Math.Abs(v.Z)));

    private static PositionVelocity FromMoon(Knowledge knowledge, double[] n) =>
        new PositionVelocity(new Vector3(n[1], n[2], n[3]) * 1000, new Vector3(n[4], n[5], n[6]) * 1000)
        - knowledge.Ephemeris.State(NaifId.Moon, NaifId.Earth, n[0]);

    private readonly record struct Sample(double Time, PositionVelocity State);
}
