using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Drag;
using Perilune.Astro.Forces.Radiation;
using Perilune.Astro.Forces.Tides;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Forces;

/// <summary>Models of the shipped data that hold every force.</summary>
internal static class TestModels
{
    internal const double EarthGM = 398600.4415e9;
    internal const double MoonGM = 4902.80011845755e9;
    internal const double SunGM = 132712440041.2793e9;

    internal static Ephemeris Ephemeris { get; } = Ephemeris.Load(Data("ephemeris", "perilune_1959_2060.bsp"));

    internal static FrameSystem Frames { get; } =
        new()
        {
            MoonDe440 = LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, Data("orientation", "moon_pa.bpc")),
            Earth = EarthOrientation.Load(
                new TimeScales(LeapSeconds.ReadFile(Data("time", "tai-utc.csv"))),
                Data("earth")
            ),
        };

    internal static GravityField EarthField { get; } = GravityField.Load(Data("gravity", "egm2008_70.bin"));

    internal static GravityField MoonField { get; } = GravityField.Load(Data("gravity", "grgm900c_165.bin"));

    internal static BodyFixedAxes EarthAxes { get; } = new(EarthField.Frame, Frames);

    internal static AttractingBody Earth(int degree) =>
        AttractingBody.WithField(NaifId.Earth, new(EarthField, degree), EarthAxes);

    internal static AttractingBody Moon(int degree) =>
        AttractingBody.WithField(NaifId.Moon, new(MoonField, degree), new(MoonField.Frame, Frames));

    internal static AttractingBody Sun => AttractingBody.PointMass(NaifId.Sun, SunGM);

    internal static string Data(params string[] path) => Path.Combine([Repository.Data, .. path]);

    /// <summary>Sides of a box that keeps to the orbit, and two that follow the Sun.</summary>
    internal static RadiationPressure Plates =>
        RadiationPressure.OnPlates(
            1000,
            [
                new(Vector3.UnitX, 4, 0.2, 0.3, PlateAttitude.Rtn),
                new(-Vector3.UnitX, 4, 0.2, 0.3, PlateAttitude.Rtn),
                new(Vector3.UnitY, 6, 0.6, 0.1),
                new(-Vector3.UnitY, 6, 0.6, 0.1),
                new(Vector3.UnitX, 20, 0.1, 0.05, PlateAttitude.Sun),
                new(-Vector3.UnitX, 20, 0, 0.4, PlateAttitude.Sun),
            ],
            [new(NaifId.Moon, RadiationPressure.MoonRadius), new(NaifId.Earth, RadiationPressure.EarthRadius)]
        );

    /// <summary>The Earth or the Moon in the middle, and everything that the library knows.</summary>
    internal static ForceModel Everything(bool aboutMoon = false) =>
        new(Ephemeris, aboutMoon ? Moon(12) : Earth(12), [aboutMoon ? Earth(8) : Moon(20), Sun], Plates)
        {
            Relativity = new() { Spin = RelativisticEffects.EarthAngularMomentum, DeSitter = true },
            Tides = [SolidTides.OfEarth(MoonGM, SunGM), SolidTides.OfMoon(EarthGM, SunGM)],
            PlanetaryRadiation =
            [
                new(NaifId.Earth, RadiationPressure.EarthRadius, new KnockeEarth()),
                new(NaifId.Moon, RadiationPressure.MoonRadius, new LunarSurfaceRadiation()),
            ],
            Drag = AtmosphericDrag.OfEarth(new HarrisPriesterAtmosphere(), 0.02, EarthAxes),
        };
}
