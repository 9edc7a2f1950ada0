using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Precision;

/// <summary>The numbers of a flight by which partial derivatives are taken, as differences from those of the case.</summary>
internal sealed record Variation(
    Vector3 Position = default,
    Vector3 Velocity = default,
    double Moon = 0,
    double Earth = 0,
    double Sun = 0,
    double Radiation = 0,
    double Mass = 0,
    double Thrust = 0,
    Vector3 Turn = default,
    double On = 0,
    double Off = 0
);

/// <summary>
/// A low lunar orbit with harmonics, other bodies, relativity, sunlight with the Moon's shadow and a burn along the velocity: all that
/// partial derivatives meet.
/// </summary>
/// <param name="Name">Name, which is that of the reference's file.</param>
/// <param name="AreaToMass">Area over mass, m2/kg.</param>
/// <param name="Radius">Radius of the sphere before the Sun, m: the Moon's, or one as small as the Sun's disc.</param>
/// <param name="Initial">State at the start.</param>
/// <param name="Times">Times after the start at which the partial derivatives are compared, s.</param>
internal sealed record PartialsCase(string Name, double AreaToMass, double Radius, State Initial, params double[] Times)
{
    private const double EarthGM = 398600.4355e9;
    private const double SunGM = 132712440041.2793e9;
    private const double Mass = 2_000;
    private const double Thrust = 400;
    private const double On = 1200;
    private const double Off = 1900;
    private static readonly Ephemeris ephemeris = Ephemeris.Load(
        Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")
    );
    private static readonly FrameSystem frames = new()
    {
        MoonDe440 = LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe440,
            Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
        ),
    };
    private static readonly GravityField field = GravityField
        .Load(Path.Combine(Repository.Data, "gravity", "grgm900c_165.bin"))
        .Truncated(8);

    /// <summary>
    /// Into the Moon's shadow and out of it, compared within the first half-shadow, in the umbra behind the burn, and half a
    /// revolution later; and through the middle of the shadow of a sphere that is seen smaller than the Sun, and beside the
    /// middle of one that is not.
    /// </summary>
    public static PartialsCase[] All { get; } =
    [
        new("umbra", 0.05, RadiationPressure.MoonRadius, Low, 1006, 2500, 5400),
        new("annular", 0.5, 7e3, BehindTheMoon(0), 1000, 3000),
        new("partial", 0.5, 20e3, BehindTheMoon(0.009), 1000, 3000),
    ];

    public Epoch Start => Initial.Epoch;

    public double Duration => Times[^1];

    private static State Low =>
        new(Epoch.J2000, NaifId.Moon, Frame.Icrf, new(2_100e3, 300e3, -200e3), new(-100, 1200, 900));

    /// <summary>A circular orbit that comes behind the Moon's centre after some 1000 s, as seen from the Sun, but for an angle.</summary>
    private static State BehindTheMoon(double beside)
    {
        const double radius = 2_100e3;
        const double speed = 1528;
        var behind = -ephemeris.Position(NaifId.Sun, NaifId.Moon, 1000).Unit;
        var across = Vector3.Cross(behind, Vector3.UnitX).Unit;
        var middle = (behind * Math.Cos(beside) + across * Math.Sin(beside)).Unit;
        var along = Vector3.Cross(across, middle).Unit;
        var (sin, cos) = Math.SinCos(1000 * speed / radius);
        return new(
            Epoch.J2000,
            NaifId.Moon,
            Frame.Icrf,
            Rounded((middle * cos - along * sin) * radius, 1),
            Rounded((along * cos + middle * sin) * speed, 1024)
        );

        // Exact in a double, so that differences of initial states are.
        static Vector3 Rounded(Vector3 v, double by) =>
            new(Math.Round(v.X * by) / by, Math.Round(v.Y * by) / by, Math.Round(v.Z * by) / by);
    }

    /// <summary>The quantities with the parameter (none for the initial state's) and the step of the reference's differences.</summary>
    public static (
        string Name,
        ForceParameter? Parameter,
        double Step,
        Func<double, Variation> Vary
    )[] Quantities { get; } =
    [
        ("x", null, 4, h => new(Position: new(h, 0, 0))),
        ("y", null, 4, h => new(Position: new(0, h, 0))),
        ("z", null, 4, h => new(Position: new(0, 0, h))),
        ("vx", null, 4e-3, h => new(Velocity: new(h, 0, 0))),
        ("vy", null, 4e-3, h => new(Velocity: new(0, h, 0))),
        ("vz", null, 4e-3, h => new(Velocity: new(0, 0, h))),
        ("moon", ForceParameter.GravitationalParameter(NaifId.Moon), 64e6, h => new(Moon: h)),
        ("earth", ForceParameter.GravitationalParameter(NaifId.Earth), 16e12, h => new(Earth: h)),
        ("sun", ForceParameter.GravitationalParameter(NaifId.Sun), 4e18, h => new(Sun: h)),
        ("radiation", ForceParameter.RadiationFactor, 1.0 / 32, h => new(Radiation: h)),
        ("mass", ForceParameter.InitialMass, 4, h => new(Mass: h)),
        ("thrust", ForceParameter.BurnThrust(0), 1, h => new(Thrust: h)),
        ("turn-x", ForceParameter.BurnDirection(0, 0), 1.0 / 128, h => new(Turn: new(h, 0, 0))),
        ("turn-y", ForceParameter.BurnDirection(0, 1), 1.0 / 128, h => new(Turn: new(0, h, 0))),
        ("turn-z", ForceParameter.BurnDirection(0, 2), 1.0 / 128, h => new(Turn: new(0, 0, h))),
        ("on", ForceParameter.BurnStart(0), 2, h => new(On: h)),
        ("off", ForceParameter.BurnStop(0), 2, h => new(Off: h)),
    ];

    /// <summary>Times after the start at which a burn begins or ends, s.</summary>
    public static double[] Switches(Variation by) => [On + by.On, Off + by.Off];

    public ForceModel Model(Variation by)
    {
        var burn = new FiniteBurn(
            Start + (On + by.On),
            Off + by.Off - (On + by.On),
            Thrust + by.Thrust,
            310,
            Direction(by.Turn)
        );
        return new(
            ephemeris,
            AttractingBody.WithField(NaifId.Moon, new(Field(by.Moon), field.Degree), new(field.Frame, frames)),
            [
                AttractingBody.PointMass(NaifId.Earth, EarthGM + by.Earth),
                AttractingBody.PointMass(NaifId.Sun, SunGM + by.Sun),
            ],
            // The area over mass belongs to the mass before the burn: another mass leaves the area.
            new(AreaToMass * (1 + by.Radiation) * Mass / (Mass + by.Mass), [new(NaifId.Moon, Radius)])
        )
        {
            Relativity = new() { DeSitter = true, SunGravitationalParameter = SunGM + by.Sun },
            Thrust = new(Mass + by.Mass, burn),
        };
    }

    private static ThrustDirection Direction(Vector3 turn)
    {
        var d = new Vector3(0.8, 0.5, Math.Sqrt(0.11));
        if (turn.Norm > 0)
        {
            var (sin, cos) = Math.SinCos(turn.Norm);
            d = d * cos + Vector3.Cross(turn.Unit, d) * sin + turn.Unit * (Vector3.Dot(turn.Unit, d) * (1 - cos));
        }
        return ThrustDirection.Vnb(d.X, d.Y, d.Z);
    }

    private static GravityField Field(double more)
    {
        var (c, s) = (new List<double>(), new List<double>());
        for (var n = 0; n <= field.Degree; n++)
        for (var m = 0; m <= n; m++)
        {
            c.Add(field.C(n, m));
            s.Add(field.S(n, m));
        }
        return new(
            field.Name,
            field.GravitationalParameter + more,
            field.Radius,
            field.Frame,
            field.TideSystem,
            c.ToArray(),
            s.ToArray()
        );
    }
}
