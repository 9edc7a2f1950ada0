using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Propagation;

/// <summary>Partial derivatives of flights by every number of the forces, against differences of neighbouring flights.</summary>
public sealed class PartialsTests
{
    private const double MoonGM = 4902.8001e9;
    private static readonly Ephemeris ephemeris = Ephemeris.Load(
        Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")
    );

    private static readonly Epoch start = Epoch.FromSecondsPastJ2000(890_000_000, 0.3);
    private static readonly Epoch end = start + 6000.0;

    /// <summary>The numbers that are varied, as the model stands.</summary>
    private sealed record Numbers(
        double Moon = MoonGM,
        double Earth = 398600.4355e9,
        double Sun = 132712440041.2793e9,
        double Radiation = 1,
        double Mass = 2_000,
        double Thrust = 400,
        Vector3 Turn = default,
        double On = 1200,
        double Off = 2700
    );

    private static ForceModel Model(Numbers n, bool vnb, bool shadow = false)
    {
        // A small turn of a direction d by w: to first order and third, what differences of both signs need.
        var d = new Vector3(-0.8, 0.5, Math.Sqrt(0.11));
        var turned =
            d * Math.Cos(n.Turn.Norm) + Vector3.Cross(n.Turn.Norm > 0 ? n.Turn.Unit : d, d) * Math.Sin(n.Turn.Norm);
        if (n.Turn.Norm > 0)
            turned += n.Turn.Unit * (Vector3.Dot(n.Turn.Unit, d) * (1 - Math.Cos(n.Turn.Norm)));
        var burn = new FiniteBurn(
            start + n.On,
            n.Off - n.On,
            n.Thrust,
            310,
            vnb ? ThrustDirection.Vnb(turned.X, turned.Y, turned.Z) : ThrustDirection.Rtn(turned.X, turned.Y, turned.Z)
        );
        return new(
            ephemeris,
            AttractingBody.PointMass(NaifId.Moon, n.Moon),
            [AttractingBody.PointMass(NaifId.Earth, n.Earth), AttractingBody.PointMass(NaifId.Sun, n.Sun)],
            // The model's area over mass belongs to its own mass: the area stays.
            new(0.5 * n.Radiation * 2_000 / n.Mass, shadow ? [new(NaifId.Moon, RadiationPressure.MoonRadius)] : [])
        )
        {
            Relativity = new()
            {
                Spin = RelativisticEffects.EarthAngularMomentum,
                DeSitter = true,
                SunGravitationalParameter = n.Sun,
            },
            Thrust = new(n.Mass, burn),
        };
    }

    private static State Initial =>
        new(start, NaifId.Moon, Frame.Icrf, new(2_100e3, 300e3, -200e3), new(-100, 1200, 900));

    /// <summary>Each number with the step of its differences: as large as what they leave out, of fourth order, allows.</summary>
    public static TheoryData<string, double> Cases =>
        new()
        {
            { "moon", 1e-5 * MoonGM },
            { "earth", 0.3 * 398600.4355e9 },
            { "sun", 0.4 * 132712440041.2793e9 },
            { "radiation", 1 },
            { "mass", 2 },
            { "thrust", 0.4 },
            { "turn-x", 1e-3 },
            { "turn-y", 1e-3 },
            { "turn-z", 1e-3 },
            { "on", 1 },
            { "off", 1 },
        };

    private static (ForceParameter Parameter, Func<Numbers, double, Numbers> Vary) Case(string name) =>
        name switch
        {
            "moon" => (ForceParameter.GravitationalParameter(NaifId.Moon), (n, h) => n with { Moon = n.Moon + h }),
            "earth" => (ForceParameter.GravitationalParameter(NaifId.Earth), (n, h) => n with { Earth = n.Earth + h }),
            "sun" => (ForceParameter.GravitationalParameter(NaifId.Sun), (n, h) => n with { Sun = n.Sun + h }),
            "radiation" => (ForceParameter.RadiationFactor, (n, h) => n with { Radiation = n.Radiation + h }),
            "mass" => (ForceParameter.InitialMass, (n, h) => n with { Mass = n.Mass + h }),
            "thrust" => (ForceParameter.BurnThrust(0), (n, h) => n with { Thrust = n.Thrust + h }),
            "turn-x" => (ForceParameter.BurnDirection(0, 0), (n, h) => n with { Turn = new(h, 0, 0) }),
            "turn-y" => (ForceParameter.BurnDirection(0, 1), (n, h) => n with { Turn = new(0, h, 0) }),
            "turn-z" => (ForceParameter.BurnDirection(0, 2), (n, h) => n with { Turn = new(0, 0, h) }),
            "on" => (ForceParameter.BurnStart(0), (n, h) => n with { On = n.On + h }),
            _ => (ForceParameter.BurnStop(0), (n, h) => n with { Off = n.Off + h }),
        };

    /// <summary>Central differences of four flights, their error of second order taken off (Richardson).</summary>
    private static (Vector3 Position, Vector3 Velocity) Differences(Func<double, State> fly, double h)
    {
        var (r1, v1) = Central(h);
        var (r2, v2) = Central(2 * h);
        return ((r1 * 4 - r2) / 3, (v1 * 4 - v2) / 3);

        (Vector3, Vector3) Central(double h)
        {
            var (up, down) = (fly(h), fly(-h));
            return ((up.Position - down.Position) / (2 * h), (up.Velocity - down.Velocity) / (2 * h));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sensitivity_IsThatOfNeighbouringFlights_ThroughABurn(string name, double h)
    {
        foreach (var vnb in new[] { false, true })
        {
            var (parameter, vary) = Case(name);
            var numbers = new Numbers();
            var flown = new Propagator(Model(numbers, vnb), 1e-9, 1e-13).Propagate(
                new FlightRequest(Initial, end) { Parameters = [parameter] }
            );
            var (position, velocity) = flown.Trajectory.SensitivityAt(end, parameter);
            var (r, v) = Differences(
                x => new Propagator(Model(vary(numbers, x), vnb), 1e-9, 1e-13).Propagate(Initial, end).Final,
                h
            );
            // Roundings of 2e6 m over four differences; what one part of the force leaves in a step is under a nanometre.
            Assert.InRange(Vector3.Distance(r, position) * h, 0, 4e-7);
            Assert.InRange(Vector3.Distance(v, velocity) * h, 0, 4e-10);
        }
    }

    [Fact]
    public void Sensitivities_BackwardsThroughABurn_AreThoseOfNeighbouringFlights()
    {
        foreach (var name in new[] { "on", "off", "thrust", "mass" })
        {
            var (parameter, vary) = Case(name);
            var numbers = new Numbers();
            var last = new Propagator(Model(numbers, true), 1e-9, 1e-13).Propagate(Initial, end).Final;
            var back = new Propagator(Model(numbers, true), 1e-9, 1e-13).Propagate(
                new FlightRequest(last, start) { Parameters = [parameter] }
            );
            var (position, _) = back.Trajectory.SensitivityAt(start, parameter);
            var (r, _) = Differences(
                x => new Propagator(Model(vary(numbers, x), true), 1e-9, 1e-13).Propagate(last, start).Final,
                name == "mass" ? 2 : 0.5
            );
            Assert.InRange(Vector3.Distance(r, position) / position.Norm, 0, 1e-8);
        }
    }

    [Theory]
    [InlineData(0.015)]
    [InlineData(0.5)]
    public void StateTransition_ThroughThreeShadows_IsThatOfNeighbouringFlights(double areaToMass)
    {
        // The matrix is exact to 1e-12 (PartialsAgainstDoubleDoublesTests). The flights beside it are not: light changes like the
        // power 3/2 of time at an edge, which steps take for smooth, and leave some 1e-7 m. Without shadow: 2e-12.
        var model = new ForceModel(
            ephemeris,
            AttractingBody.PointMass(NaifId.Moon, MoonGM),
            [AttractingBody.PointMass(NaifId.Earth, 398600.4355e9)],
            new(areaToMass, [new(NaifId.Moon, RadiationPressure.MoonRadius)])
        );
        var propagator = new Propagator(model, 1e-8, 1e-12);
        var last = start + 15_000.0;
        var transition = propagator.Propagate(Initial, last, stateTransition: true).Trajectory.TransitionTo(last);
        var along = new Vector3(0.6, -0.3, Math.Sqrt(0.55));
        var (position, velocity) = transition.Apply(along, Vector3.Zero);
        var (r, v) = Differences(
            h => propagator.Propagate(Initial with { Position = Initial.Position + along * h }, last).Final,
            100
        );
        Assert.InRange(Vector3.Distance(r, position) / position.Norm, 0, 1e-8);
        Assert.InRange(Vector3.Distance(v, velocity) / velocity.Norm, 0, 1e-8);
    }

    [Fact]
    public void ParameterThatTheModelLacks_IsRefusedByName()
    {
        var bare = new ForceModel(ephemeris, AttractingBody.PointMass(NaifId.Moon, MoonGM), []);
        foreach (
            var parameter in new[]
            {
                ForceParameter.RadiationFactor,
                ForceParameter.GravitationalParameter(NaifId.Sun),
                ForceParameter.InitialMass,
                ForceParameter.BurnThrust(0),
            }
        )
            Assert.Throws<ArgumentException>(() =>
                new Propagator(bare).Propagate(new FlightRequest(Initial, end) { Parameters = [parameter] })
            );
    }
}
