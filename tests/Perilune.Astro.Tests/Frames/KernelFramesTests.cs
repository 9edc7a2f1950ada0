using System.Globalization;
using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Frames.FromKernels;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Frames;

public sealed class KernelFramesTests
{
    // Mars of pck00011 (Archinal et al. 2018), as far as its polynomials, and frames at fixed offsets from it and each other.
    private const string Example = """
        KPL/FK
        \begindata
        BODY499_POLE_RA = ( 317.269202 -0.10927547 0. )
        BODY499_POLE_DEC = ( 54.432516 -0.05827105 0. )
        BODY499_PM = ( 176.049863 +350.891982443297 0. )
        BODY10_POLE_RA = ( 286.13 0. 0. )
        BODY10_POLE_DEC = ( 63.87 0. 0. )
        BODY10_PM = ( 84.176 14.18440 0. )
        FRAME_LANDER = 1900001
        FRAME_1900001_NAME = 'LANDER'
        FRAME_1900001_CLASS = 4
        FRAME_1900001_CLASS_ID = 1900001
        FRAME_1900001_CENTER = 499
        TKFRAME_LANDER_RELATIVE = 'IAU_MARS'
        TKFRAME_LANDER_SPEC = 'ANGLES'
        TKFRAME_LANDER_UNITS = 'DEGREES'
        TKFRAME_LANDER_AXES = ( 3, 2, 3 )
        TKFRAME_LANDER_ANGLES = ( -120, -60, 180 )
        FRAME_MAST = 1900002
        FRAME_1900002_NAME = 'MAST'
        FRAME_1900002_CLASS = 4
        FRAME_1900002_CLASS_ID = 1900002
        FRAME_1900002_CENTER = 499
        TKFRAME_1900002_RELATIVE = 'LANDER'
        TKFRAME_1900002_SPEC = 'MATRIX'
        TKFRAME_1900002_MATRIX = ( 0 1 0  -1 0 0  0 0 1 )
        FRAME_ARM = 1900003
        FRAME_1900003_NAME = 'ARM'
        FRAME_1900003_CLASS = 4
        FRAME_1900003_CLASS_ID = 1900003
        FRAME_1900003_CENTER = 499
        TKFRAME_1900003_RELATIVE = 'J2000'
        TKFRAME_1900003_SPEC = 'QUATERNION'
        TKFRAME_1900003_Q = ( 0.8 0 0 0.6 )
        FRAME_EGG = 1900004
        FRAME_1900004_NAME = 'EGG'
        FRAME_1900004_CLASS = 4
        FRAME_1900004_CLASS_ID = 1900004
        FRAME_1900004_CENTER = 499
        TKFRAME_1900004_RELATIVE = 'HEN'
        TKFRAME_1900004_SPEC = 'MATRIX'
        TKFRAME_1900004_MATRIX = ( 1 0 0 0 1 0 0 0 1 )
        FRAME_HEN = 1900005
        FRAME_1900005_NAME = 'HEN'
        FRAME_1900005_CLASS = 4
        FRAME_1900005_CLASS_ID = 1900005
        FRAME_1900005_CENTER = 499
        TKFRAME_1900005_RELATIVE = 'EGG'
        TKFRAME_1900005_SPEC = 'MATRIX'
        TKFRAME_1900005_MATRIX = ( 1 0 0 0 1 0 0 0 1 )
        FRAME_NOWHERE = 1900006
        FRAME_1900006_NAME = 'NOWHERE'
        FRAME_1900006_CLASS = 2
        FRAME_1900006_CLASS_ID = 1900006
        FRAME_1900006_CENTER = 499
        FRAME_WHEEL = -77001
        FRAME_-77001_NAME = 'WHEEL'
        FRAME_-77001_CLASS = 3
        FRAME_-77001_CLASS_ID = -77001
        FRAME_-77001_CENTER = -77
        """;

    private static FrameSystem Of(params string[] texts) =>
        new()
        {
            Kernels = new(new([], [], [], [.. texts.Select((text, i) => TextKernel.Parse($"example{i}.tf", text))])),
        };

    [Fact]
    public void BodyFramesOfAUsersConstants_AreThose()
    {
        var system = Of(Example);
        var (mars, sun) = (system.Named("iau_mars"), system.Named("IAU_SUN"));
        Assert.Same(mars, system.Named("IAU_MARS"));
        Assert.Same(mars, system.OfCode(10014));
        Assert.NotSame(Frame.IauMars, mars);
        Assert.Equal(499, mars.Center);
        // The Sun has no periodic terms: the same numbers as the library's own, bit for bit.
        foreach (var tdb in new[] { -1e9, 0, 3e8 })
            Assert.Equal(
                system.Transformation(Frame.Icrf, Frame.IauSun, tdb),
                system.Transformation(Frame.Icrf, sun, tdb)
            );
        // Mars's periodic terms are 1.6 deg at most.
        var angle = (system.Rotation(Frame.IauMars, mars, 3e8).Trace - 1) / 2;
        Assert.InRange(Math.Acos(angle) * 180 / Math.PI, 0.01, 3);
        Assert.Same(Frame.IauJupiter, system.Named("IAU_JUPITER"));
    }

    // TKFRAME angles, matrix and quaternion turn the frame's components into its parent's (NAIF, "Frames Required Reading").
    [Fact]
    public void FixedOffsets_TurnWithTheirParents()
    {
        var system = Of(Example);
        var (mars, lander, mast, arm) = (
            system.Named("IAU_MARS"),
            system.Named("LANDER"),
            system.OfCode(1900002),
            system.Named("ARM")
        );
        // Longitude 120, latitude 30 deg: z is up, x north.
        var (sinLat, cosLat) = Math.SinCos(Math.PI / 6);
        var (sinLon, cosLon) = Math.SinCos(Math.PI * 2 / 3);
        var toLander = system.Rotation(mars, lander, 1e8);
        Assert.InRange(Vector3.Distance(toLander.RowZ, new(cosLat * cosLon, cosLat * sinLon, sinLat)), 0, 1e-15);
        Assert.InRange(Vector3.Distance(toLander.RowX, new(-sinLat * cosLon, -sinLat * sinLon, cosLat)), 0, 1e-15);
        // The first column of the matrix is the frame's x axis in its parent.
        Assert.InRange(Vector3.Distance(system.Rotation(lander, mast, 1e8).RowX, new(0, 1, 0)), 0, 1e-15);
        Assert.Equal(
            Vector3.Zero,
            system.Transformation(lander, mast, 1e8).AngularVelocity,
            (a, b) => (a - b).Norm < 1e-19
        );
        // Half the angle has the cosine 0.8: the x axis at cos 0.28, sin 0.96.
        Assert.InRange(Vector3.Distance(system.Rotation(Frame.Icrf, arm, 0).RowX, new(0.28, 0.96, 0)), 0, 1e-15);
        Assert.True(arm.IsInertial);
        Assert.False(mast.IsInertial);
        // The lander's axes turn as Mars does: a finite difference of 1 s, whose error is w^3 s^2 / 6 = 6e-14 rad/s.
        var (before, after) = (system.Rotation(Frame.Icrf, mast, 99), system.Rotation(Frame.Icrf, mast, 101));
        var rate = (after - before) * 0.5;
        var now = system.Transformation(Frame.Icrf, mast, 100.0).RotationRate;
        Assert.InRange((rate - now).RowX.Norm + (rate - now).RowY.Norm + (rate - now).RowZ.Norm, 0, 3e-12);
    }

    [Theory]
    [InlineData("NOBODY", "frame NOBODY: not loaded; loaded from kernels: ARM, EGG, HEN, IAU_MARS")]
    [InlineData("NOWHERE", "frame NOWHERE: no loaded PCK holds the orientation of class 1900006")]
    [InlineData("WHEEL", "frame WHEEL: no loaded CK holds pointing of instrument -77001")]
    [InlineData("EGG", "its chain of definitions has no end")]
    public void FramesThatNobodyLoaded_AreNamedWithWhatIsLoaded(string name, string complaint)
    {
        var error = Assert.Throws<FrameNotLoadedException>(() => Of(Example).Named(name));
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        Assert.Throws<FrameNotLoadedException>(() => Of(Example).OfCode(424242));
        Assert.Contains(
            "built in: ICRF",
            Assert.Throws<FrameNotLoadedException>(() => new FrameSystem().Named("X")).Message
        );
    }

    [Theory]
    [InlineData("TKFRAME_1900002_MATRIX = ( 0 1 0  -1 0 0  0 0 1 )", "TKFRAME_1900002_MATRIX = ( 0 1 0 -1 0 0 0 0 2 )")]
    [InlineData("TKFRAME_1900002_MATRIX = ( 0 1 0  -1 0 0  0 0 1 )", "TKFRAME_1900002_MATRIX = ( 0 1 0 0 0 0 0 0 1 )")]
    [InlineData("TKFRAME_1900002_MATRIX = ( 0 1 0  -1 0 0  0 0 1 )", "TKFRAME_1900002_MATRIX = ( 0 1 0 )")]
    [InlineData("TKFRAME_1900002_SPEC = 'MATRIX'", "TKFRAME_1900002_SPEC = 'MAGIC'")]
    [InlineData("FRAME_1900002_CLASS_ID = 1900002", "")]
    public void FramesWithSenselessDefinitions_AreRefusedWithTheKernel(string whole, string damaged)
    {
        var system = Of(Example.Replace(whole, damaged, StringComparison.Ordinal));
        var error = Assert.Throws<DataFileException>(() => system.Named("MAST"));
        Assert.StartsWith("example0.tf", error.Message, StringComparison.Ordinal);
        Assert.NotNull(system.Named("LANDER"));
    }

    // Reach of the issue: rotations 1e-14, rates 1e-12 relative to the rate.
    [Theory]
    [InlineData("IAU_MARS")]
    [InlineData("IAU_MOON")]
    [InlineData("IAU_JUPITER")]
    [InlineData("IAU_VENUS")]
    [InlineData("IAU_EARTH")]
    [InlineData("MOON_PA_DE440")]
    [InlineData("MOON_ME_DE440_ME421")]
    [InlineData("MOON_PA")]
    public void FramesOfNaifsKernels_AreCspices(string name)
    {
        var kernels = KernelSet.Load(
            Repository.Products("kernels/pck00011.tpc"),
            Repository.Products("kernels/moon_de440_220930.tf"),
            Repository.Truth("kernels/moon_pa_de440_2007.bpc")
        );
        var system = new FrameSystem { Kernels = new(kernels) };
        var frame = system.Named(name);
        Assert.DoesNotContain(frame, Frame.All);
        var rows = 0;
        foreach (var line in File.ReadLines(Repository.Truth("cspice_frames_sxform_from_J2000.csv")).Skip(1))
        {
            var cells = line.Split(',');
            if (cells[0] != (name == "MOON_PA" ? "MOON_PA_DE440" : name))
                continue;
            var v = cells[1..].Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray();
            var actual = system.Transformation(Frame.Icrf, frame, v[0]);
            var rotation = new Matrix3(v[1], v[2], v[3], v[7], v[8], v[9], v[13], v[14], v[15]) - actual.Rotation;
            var rate = new Matrix3(v[19], v[20], v[21], v[25], v[26], v[27], v[31], v[32], v[33]) - actual.RotationRate;
            Assert.InRange(Largest(rotation), 0, 1e-14);
            Assert.InRange(Largest(rate), 0, 1e-12 * actual.AngularVelocity.Norm);
            rows++;
        }
        Assert.True(rows >= 5);

        static double Largest(Matrix3 m) =>
            new[] { m.XX, m.XY, m.XZ, m.YX, m.YY, m.YZ, m.ZX, m.ZY, m.ZZ }.Max(Math.Abs);
    }

    // The site stands still at 1738.4 km, longitude 222.69, latitude -89.45 deg in the mean-Earth axes (README of the tables).
    [Fact]
    public void StatesOfASiteInTurningAxes_AreTurnedWithTheirRate()
    {
        var kernels = KernelSet.Load(
            Repository.Truth("kernels/de440_2007.bsp"),
            Repository.Truth("kernels/site_spole.bsp"),
            Repository.Truth("kernels/sites_topo.tf"),
            Repository.Products("kernels/moon_de440_220930.tf"),
            Repository.Truth("kernels/moon_pa_de440_2007.bpc")
        );
        var frames = new FrameSystem { Kernels = new(kernels) };
        var ephemeris = new Ephemeris(frames, kernels.Spks);
        var epoch = Epoch.FromSecondsPastJ2000(225979200);
        var state = ephemeris.State(399801, 301, epoch.SecondsPastJ2000);
        Assert.Equal(state.Position, ephemeris.Position(399801, 301, epoch.SecondsPastJ2000));
        var site = frames.Transformation(Frame.Icrf, frames.Named("MOON_ME_DE440_ME421"), epoch).Apply(state);
        var (sinLat, cosLat) = Math.SinCos(-89.45 * Math.PI / 180);
        var (sinLon, cosLon) = Math.SinCos(222.69 * Math.PI / 180);
        var up = new Vector3(cosLat * cosLon, cosLat * sinLon, sinLat);
        Assert.InRange(Vector3.Distance(site.Position, up * 1738400), 0, 1e-6);
        Assert.InRange(site.Velocity.Norm, 0, 1e-12);
        // 17 m/s a radian a month: the site moves at w r cos(latitude), 0.044 m/s, and a difference over 10 s says so too.
        var difference =
            (ephemeris.Position(399801, 301, 225979205) - ephemeris.Position(399801, 301, 225979195)) * 0.1;
        Assert.InRange(Vector3.Distance(difference, state.Velocity), 0, 1e-9);
        Assert.InRange(state.Velocity.Norm, 0.03, 0.06);
        var topo = frames.Transformation(Frame.Icrf, frames.Named("SPOLE_TOPO"), epoch).Apply(state);
        Assert.InRange(Vector3.Distance(topo.Position, new(0, 0, 1738400)), 0, 1e-6);
    }

    [Fact]
    public void StationsInTheEarthsAxes_StandStillInThem_AndWithoutTheAxesAreRefused()
    {
        var kernels = KernelSet.Load(
            Repository.Products("stations/earthstns_itrf93_201023.bsp"),
            Repository.Products("stations/earth_topo_201023.tf"),
            Repository.Products("stations/estrack_v03.bsp")
        );
        var scales = new TimeScales(LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv")));
        var frames = new FrameSystem
        {
            Kernels = new(kernels),
            Earth = EarthOrientation.Load(scales, Path.Combine(Repository.Data, "earth")),
        };
        var ephemeris = new Ephemeris(frames, kernels.Spks);
        var station = ephemeris.State(399014, 399, 3e8);
        var moved = frames.Transformation(Frame.Icrf, Frame.Itrf, 3e8).Apply(station);
        // DSS-14 in ITRF93 at 2003.0 (comment of the kernel): -2353621.420, -4641341.472, 3677052.318 m; plates move by cm.
        Assert.InRange(Vector3.Distance(moved.Position, new(-2353621.420, -4641341.472, 3677052.318)), 0, 0.5);
        Assert.InRange(moved.Velocity.Norm, 0, 1e-8);
        Assert.InRange(station.Velocity.Norm, 300, 465);
        var up = frames.Rotation(Frame.Itrf, frames.Named("DSS-14_TOPO"), 3e8).RowZ;
        Assert.InRange(Vector3.Dot(up, moved.Position) / moved.Position.Norm, 0.99999, 1);
        Assert.NotEqual(Vector3.Zero, ephemeris.Position(399500, 399, 3e8));
        // Without the frame kernel, which says that EARTH_FIXED is ITRF93.
        var bare = new Ephemeris(kernels.Spks);
        var error = Assert.Throws<FrameNotLoadedException>(() => bare.Position(399500, 399, 3e8));
        Assert.Contains("frame 10081: axes of segment", error.Message, StringComparison.Ordinal);
        Assert.Throws<FrameNotLoadedException>(() => new Ephemeris(kernels.Spks).State(399014, 399, 3e8));
    }
}
