using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.ThreeBody;
using Perilune.Flight.HaloOrbits;

namespace Perilune.Flight.Tests.HaloOrbits;

/// <summary>The 9:2 orbit of spring 2028 in the full model on the shipped data: computed once for all tests.</summary>
public sealed class NodeScene
{
    private const double Day = 86400;

    // Constants of DE440 (gm_de440.tpc); Jupiter with its satellites.
    private static readonly AttractingBody[] Others =
    [
        AttractingBody.PointMass(NaifId.Earth, 398600.435507e9),
        AttractingBody.PointMass(NaifId.Sun, 132712440041.279419e9),
        AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712764.1e9),
    ];

    public NodeScene()
    {
        Ephemeris = Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp"));
        var frames = new FrameSystem
        {
            MoonDe440 = LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
            ),
        };
        var field = GravityField.Load(Path.Combine(Repository.Data, "gravity", "grgm900c_165.bin"));
        Model = new(
            Ephemeris,
            AttractingBody.WithField(
                NaifId.Moon,
                new SphericalHarmonics(field, 8),
                new BodyFixedAxes(field.Frame, frames)
            ),
            Others,
            new(
                0.01,
                [new(NaifId.Moon, RadiationPressure.MoonRadius), new(NaifId.Earth, RadiationPressure.EarthRadius)]
            )
        );
        Orbit = HaloFamily.SouthernL2(ThreeBodySystem.EarthMoonMeanDistance, 6.562353 * Day);
        Reference = Solve(100 * Day, threads: 2);
    }

    /// <summary>2028-01-01T00:00:00 TDB.</summary>
    public static double Start => 883612800;

    public Ephemeris Ephemeris { get; }

    public ForceModel Model { get; }

    public PeriodicOrbit Orbit { get; }

    /// <summary>Covers 100 days and the horizon of station-keeping.</summary>
    public ReferenceOrbit Reference { get; }

    public ReferenceOrbit Solve(double span, int threads) =>
        ReferenceOrbit.Solve(
            new(Orbit, Ephemeris, Start + 3.5 * Day),
            Model,
            Start,
            Start + span + 7 * Orbit.PeriodSeconds,
            threads
        );
}
