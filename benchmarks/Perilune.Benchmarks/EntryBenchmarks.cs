using Perilune.Astro.Visibility;
using Perilune.Flight.Entry;

namespace Perilune.Benchmarks;

/// <summary>The return of Apollo 11: dispersed and guided, and its corridor.</summary>
internal static class EntryBenchmarks
{
    private const double Degree = Math.PI / 180;
    private const double Speed = 36_194.4 * 0.3048;

    private static readonly Geodetic interfacePoint = Geodetic.FromDegrees(-3.19, 171.96, 121_920);

    public static IEnumerable<Benchmark> All()
    {
        yield return new("entry.guided-1000", "s", 60, () => Clock.Wall(Dispersed));
        yield return new("entry.corridor", "s", null, () => Clock.Quick(() => Corridor().Width));
    }

    private static EntryCorridor Corridor() =>
        EntryCorridor.Find(
            EntryBody.Earth,
            EntryVehicles.ApolloCommandModule,
            interfacePoint,
            Speed,
            50.18 * Degree,
            new(12)
        );

    private static void Dispersed()
    {
        var body = EntryBody.Earth;
        var vehicle = EntryVehicles.ApolloCommandModule;
        var start = EntryState.FromSpaceFixed(
            body,
            interfacePoint,
            Speed,
            -6.48 * Degree,
            50.18 * Degree,
            vehicle.Mass
        );
        var target = body.Ellipsoid.ToCartesian(Geodetic.FromDegrees(13.30, -169.15, 0));
        var drogues = DescentTrigger.Below(7315);
        EntryMonteCarlo.Fly(
            body,
            vehicle,
            start,
            new() { Steps = [new("drogues", drogues) { Ends = true }] },
            () => new PredictorCorrector(body, vehicle, target, new(drogues) { PullOut = 213 }),
            new()
            {
                Density = 0.05,
                Drag = 0.017,
                LiftToDrag = 0.033,
                FlightPathAngle = 0.033 * Degree,
            },
            samples: 1000,
            seed: 11,
            threads: 2
        );
    }
}
