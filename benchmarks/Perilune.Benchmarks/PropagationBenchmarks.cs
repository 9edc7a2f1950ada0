using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Benchmarks;

/// <summary>The two reference flights that peers were measured on, from 2007-03-01T00:00:00 TDB, one thread.</summary>
internal static class PropagationBenchmarks
{
    internal static Epoch Start => Epoch.FromSecondsPastJ2000(225979200);

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        // REBOUND IAS15 with forces in C: 0.072 s for 0.01 mm; Orekit DP853 0.1 s and 12,646 evaluations for 0.05 mm.
        yield return new(
            "propagation.nrho-30d",
            "s",
            0.015,
            () =>
            {
                var halo = Halo(knowledge);
                return Clock.Quick(() => Fly(halo, HaloState, 30, 1e-7).Final.Position.X);
            }
        );
        yield return new(
            "propagation.nrho-30d.evaluations",
            "1",
            12_646,
            () => Fly(Halo(knowledge), HaloState, 30, 1e-7).Evaluations
        );
        yield return new(
            "propagation.nrho-30d.matrix-ratio",
            "1",
            null,
            () =>
            {
                var halo = Halo(knowledge);
                return Clock.Ratio(
                    () => Fly(halo, HaloState, 30, 1e-7, stateTransition: true).Final.Position.X,
                    () => Fly(halo, HaloState, 30, 1e-7).Final.Position.X
                );
            }
        );
        // Orekit takes six to eight times as long with shadows.
        yield return new(
            "propagation.nrho-30d.shadow-ratio",
            "1",
            1.2,
            () =>
            {
                var (halo, shadowed) = (Halo(knowledge), Shadowed(Halo(knowledge)));
                return Clock.Ratio(
                    () => Fly(shadowed, HaloState, 30, 1e-7).Final.Position.X,
                    () => Fly(halo, HaloState, 30, 1e-7).Final.Position.X
                );
            }
        );
        yield return new(
            "propagation.low-orbit-1d.shadow-ratio",
            "1",
            1.2,
            () =>
            {
                var (low, shadowed) = (Low(knowledge), Shadowed(Low(knowledge)));
                return Clock.Ratio(
                    () => Fly(shadowed, LowState, 1, 1e-6).Final.Position.X,
                    () => Fly(low, LowState, 1, 1e-6).Final.Position.X
                );
            }
        );
        // REBOUND IAS15 with forces in C: 0.275 s for 0.04 mm; Orekit 0.35 to 0.46 s for 0.08 mm. Ours: 0.004 mm.
        yield return new(
            "propagation.low-orbit-1d",
            "s",
            0.275,
            () =>
            {
                var low = Low(knowledge);
                return Clock.Quick(() => Fly(low, LowState, 1, 1e-6).Final.Position.X);
            }
        );
        // The same to 0.06 mm by the multistep method; 30 days to 0.1 m, for which IAS15 takes 8.1 s and Orekit 15 s.
        yield return new(
            "propagation.low-orbit-1d.adams",
            "s",
            0.05,
            () =>
            {
                var low = Low(knowledge);
                return Clock.Quick(() => Fly(low, LowState, 1, 1e-6, IntegrationMethod.Adams).Final.Position.X);
            }
        );
        yield return new(
            "propagation.low-orbit-1d.adams-ratio",
            "1",
            1,
            () =>
            {
                var low = Low(knowledge);
                return Clock.Ratio(
                    () => Fly(low, LowState, 1, 1e-6, IntegrationMethod.Adams).Final.Position.X,
                    () => Fly(low, LowState, 1, 1e-5).Final.Position.X
                );
            }
        );
        yield return new(
            "propagation.low-orbit-1d.adams-shadow-ratio",
            "1",
            1.2,
            () =>
            {
                var (low, shadowed) = (
                    Low(knowledge),
                    Low(knowledge, new Occulter(NaifId.Moon, RadiationPressure.MoonRadius))
                );
                return Clock.Ratio(
                    () => Fly(shadowed, LowState, 1, 1e-6, IntegrationMethod.Adams).Final.Position.X,
                    () => Fly(low, LowState, 1, 1e-6, IntegrationMethod.Adams).Final.Position.X
                );
            }
        );
        yield return new(
            "propagation.low-orbit-30d.adams",
            "s",
            1.5,
            () =>
            {
                var low = Low(knowledge);
                return Clock.Quick(() => Fly(low, LowState, 30, 1e-6, IntegrationMethod.Adams).Final.Position.X);
            }
        );
    }

    private static ForceModel Shadowed(ForceModel model) =>
        model.With(
            model.RadiationPressure! with
            {
                Occulters = [new Occulter(NaifId.Moon, RadiationPressure.MoonRadius)],
            }
        );

    private static PropagationResult Fly(
        ForceModel model,
        State initial,
        double days,
        double tolerance,
        IntegrationMethod method = IntegrationMethod.DormandPrince853,
        bool stateTransition = false
    ) =>
        new Propagator(model, tolerance, 1e-4 * tolerance, method).Propagate(
            initial,
            Start + days * 86400,
            stateTransition: stateTransition
        );

    internal static State LowState =>
        FromMoon(new(949829.317759, -1456951.823957, -594440.619233), new(11.217269101, -610.698614504, 1514.72312324));

    private static State HaloState =>
        FromMoon(new(-5857483.8735, 42946252.843202, -57758637.504466), new(52.695480754, 38.030498511, 14.273361061));

    private static State FromMoon(Vector3 position, Vector3 velocity) =>
        new(Start, NaifId.Moon, Frame.Icrf, position, velocity);

    internal static ForceModel Low(Knowledge knowledge, params ImmutableArray<Occulter> shadows) =>
        Model(knowledge, "validation/lpe200_50.bin", shadows);

    // GM of JPL's gm_de440.tpc.
    private static ForceModel Halo(Knowledge knowledge) =>
        Model(
            knowledge,
            "validation/gl0660b_8.bin",
            [],
            AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712764.1e9)
        );

    private static ForceModel Model(
        Knowledge knowledge,
        string name,
        ImmutableArray<Occulter> shadows,
        params AttractingBody[] others
    )
    {
        var field = GravityField.Load(knowledge.Data.Check(name));
        return new(
            knowledge.Ephemeris,
            AttractingBody.WithField(NaifId.Moon, new(field, field.Degree), new(field.Frame, knowledge.Frames)),
            [
                AttractingBody.PointMass(NaifId.Earth, 398600.4355070226e9),
                AttractingBody.PointMass(NaifId.Sun, 132712440041.2793e9),
                .. others,
            ],
            new(0.015, shadows, 4.56e-6)
        );
    }
}
