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

    /// <summary>The models on the kernels with which the reference was made; skipped where these are not.</summary>
    internal static ReferenceCases Load(bool shadow)
    {
        var ephemeris = Ephemeris.Load(ReferenceFiles.Shared("truth/kernels/de440_2007.bsp"));
        var axes = Axes(ReferenceFiles.Shared("truth/kernels/moon_pa_de440_2007.bpc"));
        return new(
            Model(ephemeris, axes, ReferenceFiles.Shared("truth/kernels/lpe200_50.gfc"), 50, shadow, jupiter: false),
            Model(ephemeris, axes, ReferenceFiles.Shared("truth/kernels/gl0660_20.gfc"), 8, shadow, jupiter: true)
        );
    }

    /// <summary>The halo orbit's model on the shipped ephemeris and lunar axes.</summary>
    internal static ForceModel HaloOnShippedData() =>
        Model(
            Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
            Axes(Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")),
            Data("gl0660_8.gfc"),
            8,
            shadow: false,
            jupiter: true
        );

    /// <summary>A file of this project's own references.</summary>
    internal static string Data(string name) =>
        Path.Combine(Repository.Root, "tests", "Perilune.Astro.Tests", "Data", "Propagation", name);

    private static BodyFixedAxes Axes(string kernel) =>
        new(
            Frame.MoonPrincipalAxesDe440,
            new FrameSystem { MoonDe440 = LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, kernel) }
        );

    private static ForceModel Model(
        Ephemeris ephemeris,
        BodyFixedAxes axes,
        string field,
        int degree,
        bool shadow,
        bool jupiter
    )
    {
        var moon = AttractingBody.WithField(
            NaifId.Moon,
            new SphericalHarmonics(IcgemFile.Read(field, Frame.MoonPrincipalAxesDe440), degree),
            axes
        );
        List<AttractingBody> others =
        [
            AttractingBody.PointMass(NaifId.Earth, 398600.4355070226e9),
            AttractingBody.PointMass(NaifId.Sun, 132712440041.2793e9),
        ];
        if (jupiter)
            others.Add(AttractingBody.PointMass(NaifId.JupiterBarycenter, 126712764.1e9));
        var pressure = new RadiationPressure(
            0.015,
            shadow ? [new(NaifId.Moon, RadiationPressure.MoonRadius)] : [],
            4.56e-6
        );
        return new(ephemeris, moon, others, pressure);
    }

    /// <summary>Rows of a table of seconds after the start, km and km/s.</summary>
    internal static IEnumerable<(double Seconds, PositionVelocity State)> Table(string path) =>
        ReferenceFiles
            .Rows(path)
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
