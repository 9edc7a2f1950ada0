using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.StationKeeping;

/// <summary>The Moon with its field on the shipped data, and orbits placed over its equator.</summary>
public sealed class LunarSky
{
    private static readonly AttractingBody[] Others =
    [
        AttractingBody.PointMass(NaifId.Earth, 398600.435507e9),
        AttractingBody.PointMass(NaifId.Sun, 132712440041.279419e9),
    ];

    private readonly FrameSystem frames = new()
    {
        MoonDe440 = LunarOrientation.Load(
            LunarOrientation.PrincipalAxesDe440,
            Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
        ),
    };

    private readonly GravityField field = GravityField.Load(
        Path.Combine(Repository.Data, "gravity", "grgm900c_165.bin")
    );

    public Ephemeris Ephemeris { get; } =
        Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp"));

    /// <summary>2028-01-01T00:00:00 TDB.</summary>
    public static Epoch Start { get; } = Epoch.FromSecondsPastJ2000(883612800);

    /// <summary>The Moon's pole at the start.</summary>
    public Vector3 Pole => frames.Rotation(Frame.Icrf, Frame.MoonMeanEarthDe440, Start).RowZ;

    public ForceModel Model(int degree) =>
        new(
            Ephemeris,
            AttractingBody.WithField(
                NaifId.Moon,
                new SphericalHarmonics(field, degree),
                new BodyFixedAxes(field.Frame, frames)
            ),
            Others
        );

    /// <summary>A state on an orbit by its elements to the Moon's equator, begun at the apolune.</summary>
    public State Orbit(double axis, double eccentricity, double inclination, double argument)
    {
        var elements = new OrbitalElements(
            axis * (1 - eccentricity),
            eccentricity,
            inclination,
            0,
            argument,
            Math.PI,
            field.GravitationalParameter
        ).ToState();
        var first = (Vector3.UnitX - Pole * Pole.X).Unit;
        var second = Vector3.Cross(Pole, first);
        Vector3 Placed(Vector3 u) => first * u.X + second * u.Y + Pole * u.Z;
        return new(Start, NaifId.Moon, Frame.Icrf, Placed(elements.Position), Placed(elements.Velocity));
    }
}
