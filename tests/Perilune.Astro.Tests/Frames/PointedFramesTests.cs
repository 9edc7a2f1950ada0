using System.Globalization;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Frames;

/// <summary>
/// Axes of class 3: the sample CK segments of types 1, 2 and 3 (instruments -79000, -77000 and -78000), whose pointing CSPICE N0067
/// tells by encoded ticks (ckgpav), joined to an instant by clocks whose readings are known by hand.
/// </summary>
public sealed class PointedFramesTests
{
    // Clock -77: TDB, four ticks a count of 3 s from 100 s past J2000; -78: TT, ten ticks a count of 7 s, set to another rate at
    // 2000 ticks; -79: two partitions, half a second a tick, by a clock code that is told.
    private const string Kernel = """
        KPL/SCLK
        \begindata
        SCLK_DATA_TYPE_77 = ( 1 )
        SCLK01_TIME_SYSTEM_77 = ( 1 )
        SCLK01_N_FIELDS_77 = ( 2 )
        SCLK01_MODULI_77 = ( 100000 4 )
        SCLK01_OFFSETS_77 = ( 0 0 )
        SCLK01_OUTPUT_DELIM_77 = ( 1 )
        SCLK_PARTITION_START_77 = ( 0.0 )
        SCLK_PARTITION_END_77 = ( 400000.0 )
        SCLK01_COEFFICIENTS_77 = ( 0 100.0 3.0 )
        SCLK_DATA_TYPE_78 = ( 1 )
        SCLK01_TIME_SYSTEM_78 = ( 2 )
        SCLK01_N_FIELDS_78 = ( 2 )
        SCLK01_MODULI_78 = ( 100000 10 )
        SCLK01_OFFSETS_78 = ( 0 0 )
        SCLK01_OUTPUT_DELIM_78 = ( 1 )
        SCLK_PARTITION_START_78 = ( 0.0 )
        SCLK_PARTITION_END_78 = ( 1000000.0 )
        SCLK01_COEFFICIENTS_78 = ( 0 50.0 7.0 2000 1450.0 7.5 )
        SCLK_DATA_TYPE_790 = ( 1 )
        SCLK01_N_FIELDS_790 = ( 2 )
        SCLK01_MODULI_790 = ( 100000 4 )
        SCLK01_OFFSETS_790 = ( 0 0 )
        SCLK01_OUTPUT_DELIM_790 = ( 1 )
        SCLK_PARTITION_START_790 = ( 0.0 200.0 )
        SCLK_PARTITION_END_790 = ( 1500.0 400000.0 )
        SCLK01_COEFFICIENTS_790 = ( 0 0.0 2.0 1500 1024.0 2.0 )
        CK_-79000_SCLK = -790
        FRAME_BUS = -77000
        FRAME_-77000_NAME = 'BUS'
        FRAME_-77000_CLASS = 3
        FRAME_-77000_CLASS_ID = -77000
        FRAME_-77000_CENTER = -77
        FRAME_DISH = -78000
        FRAME_-78000_NAME = 'DISH'
        FRAME_-78000_CLASS = 3
        FRAME_-78000_CLASS_ID = -78000
        FRAME_-78000_CENTER = -78
        FRAME_PROBE = -79000
        FRAME_-79000_NAME = 'PROBE'
        FRAME_-79000_CLASS = 3
        FRAME_-79000_CLASS_ID = -79000
        FRAME_-79000_CENTER = -79
        FRAME_CAMERA = -77010
        FRAME_-77010_NAME = 'CAMERA'
        FRAME_-77010_CLASS = 4
        FRAME_-77010_CLASS_ID = -77010
        FRAME_-77010_CENTER = -77
        TKFRAME_-77010_RELATIVE = 'BUS'
        TKFRAME_-77010_SPEC = 'MATRIX'
        TKFRAME_-77010_MATRIX = ( 0 1 0  -1 0 0  0 0 1 )
        """;

    private static readonly FrameSystem system = new()
    {
        Kernels = new(
            new(
                [],
                [],
                [CkKernel.Load(Path.Combine(Repository.Data, "validation", "ck-types.bc"))],
                [TextKernel.Parse("example.tsc", Kernel)]
            )
        ),
    };

    [Theory]
    [InlineData("PROBE", 1)]
    [InlineData("BUS", 2)]
    [InlineData("DISH", 3)]
    public void PointingThroughTheClock_IsCspicesWithin1e13(string name, int type)
    {
        var rows = 0;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Data, "validation", "ck-types.csv")))
        {
            var cells = line.Split(',');
            if (cells.Length < 19 || cells[1] != type.ToString(CultureInfo.InvariantCulture))
                continue;
            var v = cells[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            // The reading that the pointing belongs to, not the asked one: frames allow no tolerance.
            var epoch = Instant(name, v[5]);
            var actual = system.Transformation(Frame.Icrf, system.Named(name), epoch);
            var truth = new Matrix3(v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13], v[14]);
            // The pointing turns by 5e-4 rad a tick; an instant as a double keeps 1e-12 of a tick here.
            Assert.InRange(Largest(actual.Rotation - truth), 0, 1e-13);
            var turning = truth.TransposeTimes(actual.AngularVelocity);
            Assert.InRange(Vector3.Distance(turning, new(v[15], v[16], v[17])), 0, 1e-14);
            rows++;
        }
        Assert.Equal(7, rows);
    }

    [Fact]
    public void AFixedOffsetFromPointedAxes_TurnsWithThem()
    {
        var epoch = Instant("BUS", 2637);
        var (bus, camera) = (system.Named("BUS"), system.Named("CAMERA"));
        var toBus = system.Transformation(Frame.Icrf, bus, epoch);
        var toCamera = system.Transformation(Frame.Icrf, camera, epoch);
        // The first column of the matrix is the camera's x axis in the bus: its y axis.
        Assert.InRange(Vector3.Distance(toCamera.Rotation.RowX, toBus.Rotation.RowY), 0, 1e-15);
        Assert.InRange(Vector3.Distance(toCamera.Rotation.RowY, -toBus.Rotation.RowX), 0, 1e-15);
        Assert.InRange(Math.Abs(toCamera.AngularVelocity.Norm - toBus.AngularVelocity.Norm), 0, 1e-18);
        // Back to ICRF and between both, through the clock on either side.
        var back = system.Rotation(camera, Frame.Icrf, epoch) * toCamera.Rotation;
        Assert.InRange(Largest(back - Matrix3.Identity), 0, 1e-15);
        Assert.Equal(-77, bus.Center);
    }

    [Theory]
    [InlineData("PROBE", 1340.0)]
    [InlineData("BUS", 999.0)]
    [InlineData("DISH", 3213.0)]
    public void InstantsWithoutPointing_AreRefusedWithTheReading(string name, double ticks)
    {
        var error = Assert.Throws<FrameNotLoadedException>(() =>
            system.Rotation(Frame.Icrf, system.Named(name), Instant(name, ticks))
        );
        Assert.Contains("no pointing of instrument", error.Message, StringComparison.Ordinal);
        Assert.Contains("1000 to 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInstantBeforeTheClock_IsRefused() =>
        Assert.Contains(
            "the clock -77 starts at 100",
            Assert
                .Throws<FrameNotLoadedException>(() =>
                    system.Rotation(Frame.Icrf, system.Named("BUS"), Epoch.FromSecondsPastJ2000(99))
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void PointingWithoutItsClock_IsRefused()
    {
        var text = Kernel.Replace("SCLK_DATA_TYPE_77", "SCLK_DATA_TYPE_76", StringComparison.Ordinal);
        var bare = new FrameSystem
        {
            Kernels = new(
                new(
                    [],
                    [],
                    [CkKernel.Load(Path.Combine(Repository.Data, "validation", "ck-types.bc"))],
                    [TextKernel.Parse("example.tsc", text)]
                )
            ),
        };
        Assert.Contains(
            "SCLK_DATA_TYPE_77",
            Assert.Throws<DataFileException>(() => bare.Named("BUS")).Message,
            StringComparison.Ordinal
        );
        Assert.NotNull(bare.Named("DISH"));
    }

    /// <summary>The instant of a reading by the clocks' definitions.</summary>
    private static Epoch Instant(string name, double ticks)
    {
        switch (name)
        {
            case "BUS":
                return Epoch.FromSecondsPastJ2000(100 + ticks * 3 / 4);
            case "PROBE":
                return Epoch.FromSecondsPastJ2000(ticks < 1500 ? ticks / 2 : 1024 + (ticks - 1500) / 2);
            default:
                var terrestrial = ticks < 2000 ? 50 + ticks * 0.7 : 1450 + (ticks - 2000) * 0.75;
                return Epoch.FromSecondsPastJ2000(terrestrial + TimeScales.TdbMinusTt(terrestrial));
        }
    }

    private static double Largest(Matrix3 m) =>
        new[] { m.XX, m.XY, m.XZ, m.YX, m.YY, m.YZ, m.ZX, m.ZY, m.ZZ }.Max(Math.Abs);
}
