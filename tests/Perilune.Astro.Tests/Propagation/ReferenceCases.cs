using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.TestSupport;

namespace Perilune.Astro.Tests.Propagation;

/// <summary>
/// The low lunar orbit and the near-rectilinear halo orbit of 2007-03-01 that two independent programs (REBOUND IAS15 with
/// CSPICE, and Orekit 13.1.7) integrated; the models are those of the reference tables' description.
/// </summary>
internal sealed class ReferenceCases
{
    internal const double StartTdb = 225979200;

    private ReferenceCases(ForceModel low, ForceModel halo) => (Low, Halo) = (low, halo);

    internal static Epoch Start => Epoch.FromSecondsPastJ2000(StartTdb);

    /// <summary>Moon 50x50, Earth, Sun, sunlight.</summary>
    internal ForceModel Low { get; }

    /// <summary>Moon 8x8, Earth, Sun, Jupiter's system, sunlight.</summary>
    internal ForceModel Halo { get; }

    internal static State LowState =>
        Moon(new(949829.317759, -1456951.823957, -594440.619233), new(11.217269101, -610.698614504, 1514.723123240));

    internal static State HaloState =>
        Moon(new(-5857483.8735, 42946252.843202, -57758637.504466), new(52.695480754, 38.030498511, 14.273361061));

    internal static ReferenceCases Load(bool shadow)
    {
        var ephemeris = Ephemeris.Load(ReferenceFiles.Shared("truth/kernels/de440_2007.bsp"));
        var frames = new FrameSystem
        {
            MoonDe440 = LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                ReferenceFiles.Shared("truth/kernels/moon_pa_de440_2007.bpc")
            ),
        };
        var axes = new BodyFixedAxes(Frame.MoonPrincipalAxesDe440, frames);
        var pressure = new RadiationPressure(
            0.015,
            shadow ? [new(NaifId.Moon, RadiationPressure.MoonRadius)] : [],
            4.56e-6
        );
        var earth = AttractingBody.PointMass(NaifId.Earth, 398600.4355070226e9);
        var sun = AttractingBody.PointMass(NaifId.Sun, 132712440041.2793e9);
        var jupiter = AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712764.1e9);
        return new(
            new(ephemeris, Field("lpe200_50.gfc", 50), [earth, sun], pressure),
            new(ephemeris, Field("gl0660_20.gfc", 8), [earth, sun, jupiter], pressure)
        );

        AttractingBody Field(string file, int degree) =>
            AttractingBody.WithField(
                NaifId.Moon,
                new(
                    IcgemFile.Read(ReferenceFiles.Shared("truth/kernels/" + file), Frame.MoonPrincipalAxesDe440),
                    degree
                ),
                axes
            );
    }

    internal static IEnumerable<(double Seconds, PositionVelocity State)> Table(string name) =>
        ReferenceFiles
            .Rows(ReferenceFiles.Shared("truth/" + name))
            .Select(row => row.Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray())
            .Select(row =>
                (
                    row[0],
                    new PositionVelocity(
                        new Vector3(row[1], row[2], row[3]) * 1000,
                        new Vector3(row[4], row[5], row[6]) * 1000
                    )
                )
            );

    private static State Moon(Vector3 position, Vector3 velocity) =>
        new(Start, NaifId.Moon, Frame.Icrf, position, velocity);
}
