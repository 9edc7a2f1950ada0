using Perilune.Astro.Gravity;
using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Landing.Guidance;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Landing;

/// <summary>
/// Apollo 11's powered descent from published inputs alone: 15,150.7 kg at the pericynthion of the descent orbit, 50,000 ft
/// over the site, 1.02 N 39.39 E; the erasable load that flew; 300.5 s. Reference C1 (Mission Report MSC-00171, tables 5-I
/// and A-I), whose tolerances are 10 s, 100 kg, 200 m at high gate, 50 m of miss.
/// </summary>
public sealed class Apollo11DescentTests
{
    private const double Degree = Math.PI / 180;
    private const double Foot = 0.3048;
    private const double NauticalMile = 1852;
    private const double SiteRadius = 937.17 * NauticalMile;

    // GM of the Moon, DE440, m3/s2.
    private const double Moon = 4902.800118457550e9;

    private static readonly Lazy<LandingBody> body = new(() =>
        LandingBody.WithField(
            new SphericalHarmonics(GravityField.Load(Path.Combine(Repository.Data, "gravity", "grgm900c_165.bin")), 8),
            LandingBody.MoonRotation
        )
    );

    private static DescentScene Scene =>
        DescentScene.At(body.Value, (_, _) => new(SiteRadius), 0.67408 * Degree, 23.47297 * Degree);

    private static DescentState Start(DescentScene scene)
    {
        var radius = SiteRadius + 50_000 * Foot;
        var apolune = SiteRadius + 58.5 * NauticalMile;
        var position = DescentScene.At(1.02 * Degree, 39.39 * Degree, radius);
        var normal = Vector3.Cross(position, scene.Target).Unit;
        var speed = Math.Sqrt(2 * Moon * apolune / (radius * (radius + apolune)));
        var inertial = speed * Vector3.Cross(normal, position.Unit);
        return new(0, position, scene.Body.GroundVelocity(position, inertial), 15_150.7);
    }

    private static ApolloGuidance Automatic(DescentScene scene) => new(ApolloLandings.Luminary99, scene.Target, Moon);

    // The crew flew the last 138 s by hand, to contact at 754.9 s; what they flew is taken as the approach of least effort in
    // that time, which is the assumption, to three feet a second over the last metres.
    private static TakeoverGuidance Crewed(DescentScene scene) =>
        new(
            Automatic(scene),
            617,
            new TerminalGuidance(
                [new("P66", 3, 0, 0.9, 0) { EndTime = 752.5 }],
                scene.Target,
                scene.Body,
                sinkRate: 0.9
            )
        );

    [Fact]
    public void StartIsWhereTheReportHasIt() =>
        // 482.3 km from the site; the great circle on the site's radius.
        Assert.Equal(482.3e3, Vector3.Angle(Start(Scene).Position, Scene.Target) * SiteRadius, 500.0);

    [Fact]
    public void AutomaticDescent_RecoversItsThrottleAndPassesHighGate_AsFlown()
    {
        var scene = Scene;
        var flight = DescentSimulation.Fly(scene, ApolloLandings.LunarModule, Start(scene), Automatic(scene));
        Assert.Equal(26, flight.Find("P63")!.Value.Sample.State.Time, 2.0);
        Assert.Equal(386, flight.Find("P63 throttled")!.Value.Sample.State.Time, 10.0);
        var gate = flight.Find("P64")!.Value.Sample;
        Assert.Equal(507, gate.State.Time, 10.0);
        Assert.Equal(7_129 * Foot, gate.Height, 200.0);
        Assert.True(flight.Touchdown!.MissDistance < 50, $"miss {flight.Touchdown.MissDistance} m");
        Assert.Equal(TouchdownOutcome.Soft, flight.Verdict!.Outcome);
        // Thrust was never in the forbidden band: at every command a throttled or the full thrust, but for the lag.
        Assert.Equal(
            9_870.0 / 10_500,
            flight.Samples.Where(s => s.State.Time is > 40 and < 370).Max(s => s.Thrust.Norm)
                / ApolloLandings.LunarModule.FullThrust,
            1e-6
        );
    }

    [Fact]
    public void CrewedDescent_LandsWithTheMassFlown()
    {
        var scene = Scene;
        var flight = DescentSimulation.Fly(scene, ApolloLandings.LunarModule, Start(scene), Crewed(scene));
        var takeover = flight.Find("P66")!.Value.Sample;
        // About 400 ft (reference C1) when the crew took over.
        Assert.InRange(takeover.Height / Foot, 350, 450);
        Assert.Equal(754.9, flight.Find("contact")!.Value.Sample.State.Time, 10.0);
        Assert.Equal(7_327.0, flight.End.Mass, 100.0);
        Assert.Equal(TouchdownOutcome.Soft, flight.Verdict!.Outcome);
    }

    [Fact]
    public void HalvedSteps_LandTheSameMassAtTheSamePlace()
    {
        var scene = Scene;
        DescentFlight Fly(double step) =>
            DescentSimulation.Fly(
                scene,
                ApolloLandings.LunarModule,
                Start(scene),
                Automatic(scene),
                null,
                record: false,
                step
            );
        var (whole, half) = (Fly(DescentSimulation.DefaultStep), Fly(0.5 * DescentSimulation.DefaultStep));
        Assert.Equal(half.End.Mass, whole.End.Mass, 0.5);
        Assert.Equal(half.End.Time, whole.End.Time, 0.2);
        Assert.Equal(0, Vector3.Distance(half.End.Position, whole.End.Position), 0.1);
        Assert.Equal(whole.End, Fly(DescentSimulation.DefaultStep).End);
    }

    [Fact]
    public void DispersedDescents_AreTheSameOnAnyNumberOfThreads_AndMissByWhatNavigationMisses()
    {
        var scene = Scene;
        var dispersions = new DescentDispersions
        {
            Position = new(300, 1000, 500),
            Velocity = new(1, 1, 1),
            NavigationPosition = new(300, 500, 200),
            NavigationVelocity = new(0.3, 0.3, 0.3),
            RadarHeight = 12_000,
            Thrust = 0.01,
            SpecificImpulse = 0.003,
            Mass = 10,
        };
        IReadOnlyList<DispersedDescent> Run(int threads) =>
            DescentMonteCarlo.Run(
                scene,
                ApolloLandings.LunarModule,
                Start(scene),
                () => Automatic(scene),
                dispersions,
                24,
                seed: 11,
                threads
            );
        var flown = Run(2);
        Assert.Equal(flown, Run(1));
        Assert.All(flown, f => Assert.Equal(TouchdownOutcome.Soft, f.Outcome));
        // The site is known no better than at ignition: about 0.6 km and what the velocity makes of it in ten minutes.
        Assert.InRange(flown.Max(f => f.MissDistance), 300, 3000);
        Assert.Equal(flown.Count, flown.Select(f => f.Propellant).Distinct().Count());
    }

    [Fact]
    public void EmptyTanks_AndUnknownGround_AreNamed()
    {
        var scene = Scene;
        var empty = Assert.Throws<ArgumentException>(() =>
            DescentSimulation.Fly(
                scene,
                ApolloLandings.LunarModule,
                Start(scene) with
                {
                    Mass = 7_000,
                },
                Automatic(scene)
            )
        );
        Assert.Contains("tanks are empty", empty.Message, StringComparison.Ordinal);
        var unknown = Assert.Throws<ArgumentException>(() =>
            DescentScene.At(body.Value, (_, _) => null, 10 * Degree, 20 * Degree)
        );
        Assert.Contains("10 deg, 20 deg is not known", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TanksThatRunEmpty_EndInACrash()
    {
        var scene = Scene;
        var thirsty = ApolloLandings.LunarModule with { DryMass = 8_500 };
        var flight = DescentSimulation.Fly(scene, thirsty, Start(scene), Automatic(scene));
        Assert.NotNull(flight.Find("tanks empty"));
        Assert.Equal(TouchdownOutcome.Crashed, flight.Verdict!.Outcome);
    }
}
