using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Rendezvous.Approach;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Rendezvous;

public sealed class ApproachTests
{
    private const double Earth = 398600.4418e9;
    private const double Radius = 6_798_000;
    private static readonly double MeanMotion = Math.Sqrt(Earth / (Radius * Radius * Radius));

    [Fact]
    public void Glideslope_StaysNearItsLine_AndEndsAtItsSpeed()
    {
        // From 400 m to 20 m under the target, the R-bar approach of a Dragon, in 10 impulses.
        var line = new Glideslope(new(-400, 0, 0), new(-20, 0, 0), 0.8, 0.05, 10);
        var impulses = line.Plan(new(new(-400, 0, 0), Vector3.Zero), Step);
        // ln(16) / (0.75 / 380).
        Assert.Equal(1404.8, line.Duration, 0.1);
        Assert.Equal(11, impulses.Length);
        Assert.InRange((impulses[^1].Before.Position - line.To).Norm, 0, 1e-9);
        Assert.InRange(
            (impulses[^1].Before.Velocity + impulses[^1].DeltaV - line.At(line.Duration).Velocity).Norm,
            0,
            1e-12
        );
        Assert.Equal(0.05, line.At(line.Duration).Velocity.Norm, 1e-12);
        foreach (var (time, deltaV, before) in impulses.SkipLast(1))
        {
            // Between two impulses the chaser leaves the line by about n v t2 / 4 of each interval.
            var middle = ClohessyWiltshire.Propagate(
                before with
                {
                    Velocity = before.Velocity + deltaV,
                },
                MeanMotion,
                line.Duration / 20
            );
            Assert.InRange(Math.Abs(middle.Position.Y), 0, 5);
        }
    }

    [Fact]
    public void Glideslope_AtConstantSpeed_CostsWhatTurningAxesTake()
    {
        // A straight line along the V-bar at v wants 2 n v of acceleration across it: with many impulses dv = v0 + v1 + 2 n s.
        var line = new Glideslope(new(0, 250, 0), new(0, 20, 0), 0.1, 0.1, 200);
        var cost = line.Plan(new(new(0, 250, 0), Vector3.Zero), Step).Sum(impulse => impulse.DeltaV.Norm);
        Assert.Equal(2 * 0.1 + 2 * MeanMotion * 230 - 0.1, cost, 0.01);
    }

    [Theory]
    [InlineData(0.05, 0.1)]
    [InlineData(0, 0.1)]
    public void Glideslope_ThatSpeedsUpOrStands_IsRefused(double initial, double final) =>
        Assert.Throws<NoSolutionException>(() => new Glideslope(new(0, 9, 0), default, initial, final, 3).Duration);

    [Fact]
    public void Corridor_IsAConeFromThePort()
    {
        var corridor = new ApproachCorridor(new(0, 12, 0), new(0, 1, 0), 10 * Math.PI / 180, 0.1);
        Assert.Equal(0.1 + 100 * Math.Tan(10 * Math.PI / 180) - 5, corridor.Margin(new(3, 112, -4)), 1e-12);
        Assert.True(corridor.Margin(new(0, 22, 2)) < 0);
        Assert.Equal((100, 5), corridor.Place(new(3, 112, -4)));
    }

    [Fact]
    public void PassiveSafety_TellsACoellipticPassFromAnIntercept()
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
        var sphere = KeepOutZone.OfSpaceStation[0];
        // 2.5 km below on a circle of its own, 20 km behind, it passes below.
        var below = Radius - 2500;
        var angle = -20_000 / Radius;
        var passing = Circle(below, angle);
        var pass = PassiveSafety.Drift(propagator, At(Circle(Radius, 0)), At(passing), sphere, 20_000);
        Assert.True(pass.IsSafe);
        Assert.InRange(pass.LeastRange, 2495, 2500.1);
        // From 5 km behind an intercept in a quarter turn that is not braked goes through the target.
        var from = new RelativeState(new(0, -5000, 0), Vector3.Zero);
        var quarter = Math.PI / 2 / MeanMotion;
        var transfer = TwoImpulseTransfer.Solve(from, default, ClohessyWiltshire.Transition(MeanMotion, quarter));
        var chaser = new RelativeState(from.Position, transfer.First).ToInertial(
            OrbitalMotion.Kepler(Circle(Radius, 0), Earth)
        );
        var intercept = PassiveSafety.Drift(propagator, At(Circle(Radius, 0)), At(chaser), sphere);
        Assert.False(intercept.IsSafe);
        // The linear aim misses by the square of 5 km over the radius.
        Assert.InRange(intercept.LeastRange, 0, 5);
        Assert.Equal(quarter, intercept.Epoch - Start, 10.0);
    }

    [Fact]
    public void Docking_IsJudgedByThePortsLimits()
    {
        var port = DockingLimits.InternationalStandard;
        var good = new Contact(0.07, 0.01, 0.05, 0.02, 0.001, 0.01);
        Assert.True(port.Judge(good).Docked);
        Assert.Equal("docked", port.Judge(good).ToString());
        var bad = port.Judge(good with { ClosingSpeed = 0.2, LateralMiss = 0.3 });
        Assert.Equal(
            "not docked: closing too fast: 0.2 m/s, limit 0.1 m/s; beside the axis: 0.3 m, limit 0.1 m",
            bad.ToString()
        );
        Assert.Contains("too slow", port.Judge(good with { ClosingSpeed = 0.01 }).ToString(), StringComparison.Ordinal);
        Assert.False(port.Judge(good with { Angle = double.NaN }).Docked);
    }

    private static readonly Epoch Start = Epoch.FromSecondsPastJ2000(600_000_000);

    private static StateTransition Step(double seconds) => ClohessyWiltshire.Transition(MeanMotion, seconds);

    private static State At(PositionVelocity state) =>
        new(Start, NaifId.Earth, Frame.Icrf, state.Position, state.Velocity);

    private static PositionVelocity Circle(double radius, double angle) =>
        new OrbitalElements(radius, 0, 0.9, 1.3, 0, (angle + Math.Tau) % Math.Tau, Earth).ToState();
}
