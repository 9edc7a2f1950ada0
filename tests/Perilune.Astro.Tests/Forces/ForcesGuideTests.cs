using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Radiation;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Forces.Tides;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Forces;

/// <summary>The example of docs/forces.md, as it stands there.</summary>
public sealed class ForcesGuideTests
{
    [Fact]
    public void ExampleOfTheGuide_FliesABurnIntoALowerOrbit()
    {
        var data = Repository.Data;
        // [example]
        var ephemeris = Ephemeris.Load(Path.Combine(data, "ephemeris", "perilune_1959_2060.bsp"));
        var frames = new FrameSystem
        {
            MoonDe440 = LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Path.Combine(data, "orientation", "moon_pa.bpc")
            ),
        };
        var field = GravityField.Load(Path.Combine(data, "gravity", "grgm900c_165.bin"));
        var moon = AttractingBody.WithField(NaifId.Moon, new SphericalHarmonics(field, 50), new(field.Frame, frames));
        var earth = AttractingBody.PointMass(NaifId.Earth, 398600.4355e9);
        var sun = AttractingBody.PointMass(NaifId.Sun, 132712440041.2793e9);
        var sunlight = new RadiationPressure(0.015, [new(NaifId.Moon, RadiationPressure.MoonRadius)]);

        var start = Epoch.FromSecondsPastJ2000(2.5e8);
        var burn = new FiniteBurn(
            start + 600.0,
            duration: 120,
            thrust: 400,
            specificImpulse: 310,
            ThrustDirection.Vnb(-1, 0, 0)
        );
        var model = new ForceModel(ephemeris, moon, [earth, sun], sunlight)
        {
            Relativity = new(),
            Tides = [SolidTides.OfMoon(earth.GravitationalParameter, sun.GravitationalParameter)],
            PlanetaryRadiation = [new(NaifId.Moon, RadiationPressure.MoonRadius, new LunarSurfaceRadiation())],
            Thrust = new ThrustProgram(2000, burn),
        };

        var initial = new State(start, NaifId.Moon, Frame.Icrf, new(1_938_000, 0, 0), new(0, 1125, 1125));
        var request = new FlightRequest(initial, start + 3600.0)
        {
            Parameters = [ForceParameter.RadiationFactor, ForceParameter.BurnStart(0)],
        };
        var flown = new Propagator(model).Propagate(request);
        var late = flown.Trajectory.SensitivityAt(request.End, ForceParameter.BurnStart(0)); // m and m/s a second of delay
        // [example]

        // 400 N for 120 s on 2000 kg: 24 m/s along the velocity, by the rocket equation.
        Assert.Equal(24.1, 310 * 9.80665 * Math.Log(2000 / model.Thrust.MassAt(start + 3600.0)), 0.1);
        // A braking burn that starts a second later, and still stops in time, brakes 0.2 m/s less: hundreds of metres after
        // forty minutes.
        Assert.InRange(late.Position.Norm, 100, 2000);
        Assert.True(flown.Trajectory.HasStateTransition);
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "forces.md"));
        var source = File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "Perilune.Astro.Tests", "Forces", "ForcesGuideTests.cs")
        );
        var example = source
            .Split("// [example]")[1]
            .Split('\n')
            .Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line);
        Assert.Contains(string.Join('\n', example).Trim(), text, StringComparison.Ordinal);
    }
}
