using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Rendezvous.Approach;
using Perilune.Flight.Rendezvous.Phasing;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;

namespace Perilune.Flight.Tests.Rendezvous;

public sealed class ApproachFlightTests
{
    private const double Earth = 398600.4418e9;
    private const double Degree = Math.PI / 180;

    private static readonly ApproachLeg[] Legs =
    [
        new LineLeg("to 220 m", new(-220, 0, 0), 8, 0.3, 0.15),
        new ArcLeg("to the V-bar", new(0, 220, 0), 12, 1200),
        new HoldLeg("wait", new(0, 220, 0), 6, 300),
        new LineLeg("to 30 m", new(0, 30, 0), 10, 0.3, 0.1),
        new LineLeg("to the port", new(0, 12, 0), 12, 0.1, 0.07),
    ];

    private static readonly ApproachCorridor Corridor = new(new(0, 12, 0), new(0, 1, 0), 10 * Degree, 0.1);

    [Fact]
    public void Legs_EndAtTheirPlaces_AndTheLastOneDocks()
    {
        var flown = Fly(default, null);
        foreach (var leg in flown.Legs)
            Assert.InRange((leg.Final.Position - leg.Leg.To).Norm, 0, 0.05);
        // 180 ln(2)/0.15 + 1200 + 300 + 190 ln(3)/0.2 + 18 ln(10/7)/0.03.
        Assert.Equal(831.8 + 1200 + 300 + 1043.7 + 214.0, flown.End - flown.Legs[0].Start, 0.2);
        var contact = flown.ContactAt(Corridor);
        Assert.True(DockingLimits.InternationalStandard.Judge(contact).Docked);
        Assert.Equal(0.07, contact.ClosingSpeed, 0.005);
        Assert.Equal(flown.DeltaV, flown.Legs.Sum(leg => leg.DeltaV));
    }

    [Fact]
    public void Hold_CostsWhatGravityAsksForBelowTheTarget()
    {
        // 3 n2 x: 400 m below for an hour.
        var (target, chaser, propagator) = Stage(-400);
        var n2 = Earth / Math.Pow(target.Position.Norm, 3);
        var hold = new HoldLeg("wait", new(-400, 0, 0), 60, 3600);
        var flown = new ApproachFlight(propagator).Fly(target, chaser, [hold]);
        Assert.Equal(3 * n2 * 400 * 3600, flown.DeltaV, 0.03 * 3 * n2 * 400 * 3600);
    }

    [Fact]
    public void WithErrors_SomeTouchesMissThePort_AndASeedGivesThemAgain()
    {
        // Ten times worse than relative navigation by lidar.
        var errors = new ApproachErrors(0.005, 0.03, 0.01, 0.02, 0.002);
        var verdicts = Enumerable.Range(0, 20).Select(sample => Judged(errors, sample)).ToList();
        Assert.InRange(verdicts.Count(verdict => verdict.Docked), 1, 19);
        Assert.Equal(verdicts[3].ToString(), Judged(errors, 3).ToString());
        var good = new ApproachErrors(0.0005, 0.003, 0.001, 0.01, 0.0005);
        Assert.All(Enumerable.Range(0, 10), sample => Assert.True(Judged(good, sample).Docked));

        static DockingVerdict Judged(ApproachErrors errors, int sample) =>
            DockingLimits.InternationalStandard.Judge(
                Fly(errors, new CounterRandom(1, $"approach {sample}")).ContactAt(Corridor)
            );
    }

    [Fact]
    public void PhaseWindow_GrowsWithTheOrbits_AndIsThatOfTheFlownTwoOrbitProfile()
    {
        var (target, low, high) = (6_793_000.0, 6_599_000.0, 6_700_000.0);
        var two = PhaseWindow.Of(FlattenedBody.Earth, target, low, high, 51.64 * Degree, 1.61);
        var four = PhaseWindow.Of(FlattenedBody.Earth, target, low, high, 51.64 * Degree, 3.6);
        Assert.True(four.Greatest - four.Least > 2 * (two.Greatest - two.Least));
        // Soyuz MS-17: the station was 16 deg ahead at insertion (scenarios/flights/soyuz-ms-17.yaml), in the window of two orbits.
        Assert.True(two.Takes(16 * Degree), $"{two.Least / Degree} to {two.Greatest / Degree} deg");
        Assert.False(four.Takes(16 * Degree));
        // The node of an orbit 200 km lower runs ahead by half a degree a day westwards.
        Assert.Equal(0.53, two.PlaneOffset / Degree / (two.Duration / 86400), 0.05);
        var error = Assert.Throws<NoSolutionException>(() =>
            PhaseWindow.Of(FlattenedBody.Earth, target, low, high, 0, 0.3)
        );
        Assert.Contains("or more", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void GoalsThatCannotBeMet_AreNamedWithTheNearestFlight()
    {
        var (target, chaser, propagator) = Stage(-20_000);
        var flight = new RendezvousFlight(propagator, target, 6000);
        // After a tenth of a turn a horizontal burn that also has to leave the height alone cannot move the phase.
        var plan = new RendezvousPlan(
            [new("NC", 0, ImpulseAim.Horizontal)],
            [new("height", 560, OffsetQuantity.Height, -20_000, 1), new("phase", 560, OffsetQuantity.Phase, -0.5, 1e-4)]
        );
        var missing = Assert.Throws<NoSolutionException>(() => RendezvousSolver.Solve(flight, chaser, plan));
        Assert.Contains("free 1 more", missing.Mend, StringComparison.Ordinal);
        var free = plan with { Burns = [new("NC", 0, ImpulseAim.HorizontalAndPlane)] };
        var error = Assert.Throws<NoSolutionException>(() => RendezvousSolver.Solve(flight, chaser, free));
        Assert.Contains("phase by", error.Message, StringComparison.Ordinal);
    }

    private static FlownApproach Fly(ApproachErrors errors, CounterRandom? random)
    {
        var (target, chaser, propagator) = Stage(-400);
        return new ApproachFlight(propagator).Fly(target, chaser, Legs, errors, random);
    }

    // On a circle of 420 km, in the plane of the target, at rest to it.
    private static (State Target, State Chaser, Propagator Propagator) Stage(double outward)
    {
        var propagator = new Propagator(
            new(
                Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
                AttractingBody.PointMass(NaifId.Earth, Earth),
                []
            ),
            1e-4,
            1e-8
        );
        var target = new OrbitalElements(6_798_000, 0, 0.9, 1.3, 0, 0.5, Earth).ToState();
        var chaser = new RelativeState(new(outward, 0, 0), Vector3.Zero).ToInertial(
            OrbitalMotion.Kepler(target, Earth)
        );
        var epoch = Epoch.FromSecondsPastJ2000(600_000_000);
        return (At(target), At(chaser), propagator);

        State At(PositionVelocity s) => new(epoch, NaifId.Earth, Frame.Icrf, s.Position, s.Velocity);
    }
}
