using Perilune.Flight.Ascent;
using Perilune.Flight.Launch;
using Perilune.Flight.Targeting;
using Perilune.Flight.Vehicles;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Ascent;

public sealed class AscentSimulationTests
{
    private const double Degree = Math.PI / 180;
    private static readonly LaunchPlanet earth = LaunchPlanet.Earth;
    private static readonly InsertionTarget orbit = Target(0, out _);
    private static readonly double azimuth = Azimuth();

    // The plane of the Apollo 11 parking orbit over its pad, turned off it by some angle; altitude 185.9 km.
    private static InsertionTarget Target(double offPlane, out double overGround)
    {
        var pad = earth.Pad(SaturnFive.Pad).Position;
        var (normal, heading) = LaunchAzimuth.Of(earth, pad, 32.521 * Degree, true, 7_793);
        overGround = heading;
        var turned = (normal * Math.Cos(offPlane) + pad.Unit * Math.Sin(offPlane)).Unit;
        return InsertionTarget.AtPeriapsis(earth, 185.9e3, 185.9e3, turned);
    }

    private static double Azimuth()
    {
        Target(0, out var overGround);
        return overGround;
    }

    private static AscentFlight Fly(Rocket rocket, InsertionTarget target, double tilt = 3) =>
        new AscentSimulation(earth, rocket, SaturnFive.Pad, target).Fly(
            SaturnFive.Payload,
            new(azimuth, tilt * Degree)
        );

    // Guidance is closed-loop: what it was not told of (J2 off its path, the air, gaps between stages) it has to take up. The
    // bar is a hundredth of what the insertion of Apollo 11 missed its own target by, 0.2 km and 0.1 m/s.
    [Fact]
    public void SaturnFive_ThreeStages_MeetsRadiusSpeedAngleAndPlane()
    {
        var flight = Fly(SaturnFive.Rocket, orbit);
        var (r, v) = (flight.Insertion.Position, flight.Insertion.Velocity);
        Assert.Equal(orbit.Radius, r.Norm, 2.0);
        Assert.Equal(orbit.Speed, v.Norm, 1e-3);
        Assert.Equal(0, Vector3.Dot(r.Unit, v.Unit), 1e-6);
        Assert.Equal(0, Vector3.Dot(v.Unit, orbit.Normal), 1e-6);
        Assert.Equal(0, Vector3.Dot(r.Unit, orbit.Normal), 1e-6);
        Assert.True(flight.Closes);
    }

    [Fact]
    public void Losses_AddUpToTheDeltaVOfTheEngines()
    {
        var flight = Fly(SaturnFive.Rocket, orbit);
        var l = flight.Losses;
        var ground = earth.GroundVelocity(flight.Insertion).Norm;
        // An identity of the equations of motion; the integrator's tolerance is 1e-4 m/s a step.
        Assert.Equal(l.Ideal, ground + l.Gravity + l.Drag + l.Pressure + l.Steering, 1e-6);
        Assert.All([l.Gravity, l.Drag, l.Pressure, l.Steering], loss => Assert.InRange(loss, 10, 2_500));
    }

    [Fact]
    public void MassAtCutoff_IsWhatWasNotBurntOrDropped()
    {
        var rocket = SaturnFive.Rocket;
        var flight = Fly(rocket, orbit);
        var last = rocket.Stages[^1].Stage;
        Assert.Equal(SaturnFive.Payload + last.DryMass + flight.PropellantLeft, flight.Mass, 1e-3);
    }

    [Fact]
    public void Events_ComeInTheirOrder_AtTheTimesOfTheVehicle()
    {
        var flight = Fly(SaturnFive.Rocket, orbit);
        Assert.Equal(flight.Events.OrderBy(e => e.Time), flight.Events);
        // All of the first stage's propellant at full flow until 135.2 s, at 80 % of it afterwards.
        var stage = SaturnFive.Rocket.Stages[0].Stage;
        var flow = stage.Thrust / stage.ExhaustVelocity;
        var empty = 135.2 + (stage.Propellant - 135.2 * flow) / (0.8 * flow);
        Assert.Equal(empty, flight.Event("S-IC empty")!.Time, 1e-3);
        Assert.Equal(empty + 0.7, flight.Event("S-IC separated")!.Time, 1e-3);
        Assert.Equal(198, flight.Event("escape tower dropped")!.Time, 1e-9);
        Assert.Equal(empty + 0.7 + 2 + 28, flight.Event("interstage dropped")!.Time, 1e-3);
        Assert.Equal(flight.CutoffTime, flight.Event("insertion")!.Time);
    }

    [Fact]
    public void EnginesThatThrottle_KeepTheLimits()
    {
        var rocket = Throttled(SaturnFive.Rocket);
        var free = Fly(rocket, orbit);
        Assert.True(free.GreatestDynamicPressure.Pressure > 30e3, $"{free.GreatestDynamicPressure}");
        Assert.True(free.GreatestAcceleration > 30, $"{free.GreatestAcceleration}");
        var held = Fly(
            rocket with
            {
                Limits = new() { Acceleration = 25, DynamicPressure = 28e3 },
            },
            orbit
        );
        // Drag, which helps, is not counted on for the acceleration.
        Assert.InRange(held.GreatestAcceleration, 24.5, 25 * (1 + 1e-9));
        Assert.InRange(held.GreatestDynamicPressure.Pressure, 25e3, 28e3);
        Assert.Equal(orbit.Speed, held.Insertion.Velocity.Norm, 1e-3);
        Assert.Equal(orbit.Radius, held.Insertion.Position.Norm, 2.0);
    }

    [Fact]
    public void TargetOffThePlaneOfThePad_CostsLessThanTurningInOrbit()
    {
        var tilted = Target(1 * Degree, out _);
        var (straight, turned) = (Fly(SaturnFive.Rocket, orbit), Fly(SaturnFive.Rocket, tilted));
        Assert.Equal(0, Vector3.Dot(turned.Insertion.Velocity.Unit, tilted.Normal), 1e-6);
        var cost = turned.Losses.Ideal - straight.Losses.Ideal;
        Assert.InRange(cost, 1, LaunchAzimuth.PlaneChange(orbit.Speed, 1 * Degree));
    }

    [Fact]
    public void BoostersBesideACore_LeaveFirst_AndTheCoreGoesOn()
    {
        var booster = new Stage("booster", 3_800, 39_000, 320, 1_020e3)
        {
            Engines = [new("b", 1_020e3, 320) { SeaLevelSpecificImpulse = 263 }],
        };
        var core = new Stage("core", 6_500, 90_000, 320, 990e3)
        {
            Engines = [new("c", 990e3, 320) { SeaLevelSpecificImpulse = 258 }],
        };
        var upper = new Stage("upper", 2_400, 25_000, 340, 298e3);
        var rocket = new Rocket(
            "boosters",
            [
                new(booster)
                {
                    Count = 4,
                    BurnsWithNext = true,
                    SeparationDelay = 1,
                },
                new(core) { SeparationDelay = 1 },
                new(upper) { IgnitionDelay = 1 },
            ],
            8.5,
            new((0, 0.3), (1.2, 0.6), (3, 0.3))
        );
        var flight = new AscentSimulation(earth, rocket, SaturnFive.Pad, orbit).Fly(5_000, new(azimuth, 4 * Degree));
        // Both flows are constant, so both times are known.
        Assert.Equal(39_000 / (1_020e3 / (320 * 9.80665)), flight.Event("booster empty")!.Time, 1e-3);
        Assert.Equal(90_000 / (990e3 / (320 * 9.80665)), flight.Event("core empty")!.Time, 1e-3);
        Assert.Equal(orbit.Radius, flight.Insertion.Position.Norm, 2.0);
        Assert.Equal(orbit.Speed, flight.Insertion.Velocity.Norm, 1e-3);
    }

    [Fact]
    public void RocketThatIsTooHeavy_SaysByHowMuchItDoesNotLiftOff()
    {
        var refused = Assert.Throws<NoSolutionException>(() =>
            new AscentSimulation(earth, SaturnFive.Rocket, SaturnFive.Pad, orbit).Fly(800e3, new(azimuth, 3 * Degree))
        );
        Assert.Contains("Saturn V does not lift off: thrust 337", refused.Message, StringComparison.Ordinal);
        Assert.Matches("^take [0-9.]+ t off, or more$", refused.Mend);
    }

    [Fact]
    public void RocketThatTiltsTooFar_FallsBack() =>
        Assert.Contains(
            "falls back to the ground",
            Assert.Throws<NoSolutionException>(() => Fly(SaturnFive.Rocket, orbit, 40)).Message,
            StringComparison.Ordinal
        );

    private static Rocket Throttled(Rocket rocket) =>
        rocket with
        {
            Stages =
            [
                .. rocket.Stages.Select(s =>
                    s with
                    {
                        Stage = s.Stage with
                        {
                            Engines = [.. s.Stage.Engines.Select(e => e with { ThrottleBands = [new(0.3, 1)] })],
                        },
                    }
                ),
            ],
        };
}
