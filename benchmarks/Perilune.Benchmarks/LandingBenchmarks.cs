using Perilune.Astro.Gravity;
using Perilune.Flight.Landing.Convex;
using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Landing.Guidance;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Running;

namespace Perilune.Benchmarks;

/// <summary>Landings: the fuel-optimal plan of Acikmese and Ploen (2007), and Apollo 11's descent with dispersions.</summary>
internal static class LandingBenchmarks
{
    private const double Degree = Math.PI / 180;
    private const double SiteRadius = 937.17 * 1852;

    public static IEnumerable<Benchmark> All(Knowledge knowledge)
    {
        // Guidance in flight has a second; a tenth of it for a plan.
        yield return new(
            "landing.fuel-optimal",
            "s",
            0.1,
            () => Clock.Quick(() => ConvexLanding.Solve(Mars(45), 75).Propellant)
        );
        yield return new(
            "landing.fuel-optimal.100-nodes",
            "s",
            null,
            () => Clock.Quick(() => ConvexLanding.Solve(Mars(100), 75).Propellant)
        );
        // A thousand dispersed flights in under a minute on two cores.
        yield return new("landing.thousand-descents", "s", 60, () => Clock.Wall(() => Thousand(knowledge)));
    }

    private static LandingProblem Mars(int nodes) =>
        new LandingProblem
        {
            Position = new(1500, 0, 2000),
            Velocity = new(-75, 0, 100),
            Mass = 1905,
            DryMass = 1505,
            MinimumThrust = 1,
            MaximumThrust = 1,
            ExhaustVelocity = 1,
            Gravity = _ => new(-3.7114, 0, 0),
            Up = Vector3.UnitX,
            Nodes = nodes,
        }.WithEngines(6, 3100, 27 * Degree, 225, 0.3, 0.8);

    private static void Thousand(Knowledge knowledge)
    {
        var field = new SphericalHarmonics(knowledge.LunarGravity, 8);
        var body = LandingBody.WithField(field, LandingBody.MoonRotation);
        var scene = DescentScene.At(body, (_, _) => new(SiteRadius), 0.67408 * Degree, 23.47297 * Degree);
        var (low, high) = (SiteRadius + 50_000 * 0.3048, SiteRadius + 58.5 * 1852);
        var position = DescentScene.At(1.02 * Degree, 39.39 * Degree, low);
        var normal = Vector3.Cross(position, scene.Target).Unit;
        var speed = Math.Sqrt(2 * body.GravitationalParameter * high / (low * (low + high)));
        var velocity = body.GroundVelocity(position, speed * Vector3.Cross(normal, position.Unit));
        var flown = DescentMonteCarlo.Run(
            scene,
            ApolloLandings.LunarModule,
            new(0, position, velocity, 15_150.7),
            () => new ApolloGuidance(ApolloLandings.Luminary99, scene.Target, body.GravitationalParameter),
            new()
            {
                Position = new(300, 300, 300),
                NavigationPosition = new(100, 100, 100),
                NavigationVelocity = new(0.1, 0.1, 0.1),
                RadarHeight = 12_000,
                Thrust = 0.005,
                SpecificImpulse = 0.003,
            },
            1000,
            seed: 1,
            threads: 2
        );
        if (flown.Any(one => one.Outcome is null))
            throw new InvalidOperationException("a descent did not reach the ground");
    }
}
