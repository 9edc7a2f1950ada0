using Perilune.Flight.Landing.Descent;
using Perilune.Flight.Landing.Guidance;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Landing;

/// <summary>Looking at the ground before landing on it.</summary>
public sealed class HazardAvoidanceTests
{
    private const double Degree = Math.PI / 180;
    private const double Radius = 1_737_400;
    private const double Mu = 4902.8e9;
    private const double Pit = 60;

    private static readonly SafeGround Limits = new(12 * Degree, 0.5, 10);

    // The wall of a pit of 60 m about the site, 30 deg steep, level ground around it.
    private static readonly Ground Ground = (latitude, longitude) =>
    {
        var away = Vector3.Angle(DescentScene.At(latitude, longitude, 1), DescentScene.At(0, 0, 1)) * Radius;
        return away < Pit ? new(Radius, 30 * Degree, 0) : new(Radius);
    };

    private static readonly DescentScene Scene = DescentScene.At(
        LandingBody.PointMass(Mu, LandingBody.MoonRotation),
        Ground,
        0,
        0
    );

    private static readonly DescentVehicle Vehicle = new()
    {
        Name = "lander",
        Engine = new("engine", 7500, 310) { ThrottleBands = [new(0.2, 1)] },
        DryMass = 1700,
        ThrottleLag = 0.3,
        TurnRate = 10 * Degree,
        Limits = new()
        {
            VerticalSpeed = 3,
            HorizontalSpeed = 1,
            CrashSpeed = 10,
            // Feet 1.41 m from the edge over which a mass 3 m up falls: 25 deg.
            Gear = new(4, 2, 3, 1),
        },
    };

    // 800 m up and 500 m before the site, at 20 m/s down and along.
    private static readonly DescentState Start = new(
        0,
        DescentScene.At(0, -500 / Radius, Radius + 800),
        new(-20, 20, 0),
        2100
    );

    [Fact]
    public void LandingOnTheWallOfAPit_TipsOver_AndBesideItStands()
    {
        var straight = DescentSimulation.Fly(Scene, Vehicle, Start, To(Scene.Target));
        Assert.Equal(TouchdownOutcome.Tipped, straight.Verdict!.Outcome);

        var looking = Looking(30);
        var aside = DescentSimulation.Fly(Scene, Vehicle, Start, looking);
        Assert.Equal(TouchdownOutcome.Soft, aside.Verdict!.Outcome);
        // The wall's edge, what must be safe about the place, and a ring more.
        Assert.InRange(aside.Touchdown!.MissDistance, Pit, Pit + 10 + 10 + 2);
        // 3 d / t of the least-effort law, to a fifth: the vertical part shares the thrust.
        Assert.InRange(aside.Propellant - straight.Propellant, -5, 20);
    }

    [Fact]
    public void BudgetThatDoesNotReachTheEdge_GoesOnToTheSite_AndSaysHowFarItReached()
    {
        var looking = Looking(1);
        var flight = DescentSimulation.Fly(Scene, Vehicle, Start, looking);
        Assert.Null(looking.Place);
        Assert.InRange(looking.Reach, 5, Pit);
        Assert.Equal(TouchdownOutcome.Tipped, flight.Verdict!.Outcome);
    }

    [Fact]
    public void SafeSite_IsKept_BitForBit()
    {
        var level = Scene with { Ground = (_, _) => new(Radius) };
        var looking = new DivertingGuidance(level, To(level.Target), To, 700, 30, Limits);
        var flight = DescentSimulation.Fly(level, Vehicle, Start, looking);
        Assert.Equal(DescentSimulation.Fly(level, Vehicle, Start, To(level.Target)).End, flight.End);
        Assert.Equal(0, (looking.Place!.Value - level.Target).Norm, 1e-6);
    }

    [Fact]
    public void NearestSafePlace_LiesOnTheFirstRingBeyondTheHazard()
    {
        var place = Limits.Nearest(Ground, Scene.Target, 200)!.Value;
        Assert.Equal(Pit + 10, Vector3.Angle(place, Scene.Target) * Radius, 1e-2);
        Assert.True(Limits.Takes(Ground, place));
        Assert.Null(Limits.Nearest(Ground, Scene.Target, 50));
    }

    [Fact]
    public void Bumps_AreRough_AndAPlaneIsNot()
    {
        // A tilted plane, to second order in ten metres: 3e-5 m of curvature.
        Ground plane = (latitude, longitude) => new(Radius + 0.1 * Radius * latitude + 0.05 * Radius * longitude);
        Ground bump = (latitude, longitude) =>
            new(Radius + (Vector3.Angle(DescentScene.At(latitude, longitude, 1), Vector3.UnitX) * Radius < 5 ? 2 : 0));
        Assert.InRange(Limits.Look(plane, Scene.Target)!.Value.Roughness, 0, 1e-3);
        Assert.Equal(2, Limits.Look(bump, Scene.Target)!.Value.Roughness, 1e-6);
        Assert.Null(Limits.Look((_, _) => null, Scene.Target));
    }

    private static DivertingGuidance Looking(double budget) => new(Scene, To(Scene.Target), To, 700, budget, Limits);

    private static TerminalGuidance To(Vector3 place) =>
        new([new("approach", 100, 0, 3, 0), new("hover", 20, 0, 0, 0)], place, Scene.Body, 1.5);
}
