using System.Diagnostics;
using System.Text;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Kernels;

/// <summary>
/// Readers against damaged files: every input ends in finite numbers or in a typed exception, in bounded time and memory.
/// Some thousands of inputs in every run; ten million with the slow tests. Seeds are fixed.
/// </summary>
public sealed class KernelFuzzTests
{
    private const int Short = 1500;

    // 27 targets: 10,017,000 inputs.
    private const int Long = 371_000;

    // A small file takes microseconds; a busy machine may stop a thread for long.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private const long MostBytes = 1 << 20;

    private static readonly double[] Instants = [1000, 1399.9, 1400, 1800];

    public static TheoryData<string> Targets =>
        [
            .. SampleKernels.SpkTypes.Select(type => $"spk {type}"),
            .. SampleKernels.PckTypes.Select(type => $"pck {type}"),
            .. SampleKernels.CkTypes.Select(type => $"ck {type}"),
            "text frames",
            "text clock",
            "text leap seconds",
        ];

    [Theory]
    [Trait("Category", "Fuzz")]
    [MemberData(nameof(Targets))]
    public void DamagedKernels_GiveNumbersOrTypedExceptions(string target) => Run(target, 1, Short);

    [Theory]
    [Trait("Category", "Fuzz")]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Targets))]
    public void TenMillionDamagedKernels_GiveNumbersOrTypedExceptions(string target) => Run(target, 2, Long);

    private static void Run(string target, long seed, int count)
    {
        var (original, exercise) = Target(target);
        // The whole file first: the target itself must work.
        Assert.True(exercise(original) > 0, "the undamaged kernel gives nothing");
        var mutator = new Mutator(seed, original);
        var answered = 0;
        for (var i = 0; i < count; i++)
        {
            var bytes = mutator.Next();
            var started = Stopwatch.GetTimestamp();
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                answered += Math.Sign(exercise(bytes));
            }
            catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
            {
                var path = Path.Combine(Path.GetTempPath(), $"perilune-fuzz-{target.Replace(' ', '-')}-{i}.bin");
                File.WriteAllBytes(path, bytes);
                throw new InvalidOperationException($"{target}: input {i}, kept as {path}", error);
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, LongestPause);
        }
        // Damage must not be all that the reader sees.
        Assert.InRange(answered, count / 50, count);
    }

    private static (byte[] Original, Func<byte[], int> Exercise) Target(string target)
    {
        var words = target.Split(' ');
        return words[0] switch
        {
            "spk" => (SampleKernels.Spk(int.Parse(words[1])), Spk),
            "pck" => (SampleKernels.Pck(int.Parse(words[1])), Pck),
            "ck" => (SampleKernels.Ck(int.Parse(words[1])), Ck),
            _ => (
                Encoding.ASCII.GetBytes(Texts[words[1]]),
                words[1] switch
                {
                    "frames" => FrameKernel,
                    "clock" => ClockKernel,
                    _ => LeapKernel,
                }
            ),
        };
    }

    private static int Spk(byte[] bytes)
    {
        var answers = 0;
        Guard(() =>
        {
            var kernel = SpkKernel.FromDaf(DafFile.Parse("fuzz.bsp", bytes));
            foreach (var segment in kernel.Segments.Take(2))
            {
                foreach (var et in Instants)
                {
                    if (segment.Defect is not null || !segment.Covers(et))
                        continue;
                    Guard(() =>
                    {
                        segment.State(et, out var position, out var velocity);
                        Finite(position);
                        Finite(velocity);
                        answers++;
                    });
                }
            }
            if (answers > 0)
                Guard(() => Finite(new Ephemeris(kernel).Position(kernel.Segments[0].Target, 301, 1300)));
        });
        return answers;
    }

    private static int Pck(byte[] bytes)
    {
        var answers = 0;
        Guard(() =>
        {
            foreach (var segment in BinaryPck.FromDaf(DafFile.Parse("fuzz.bpc", bytes)).Segments.Take(2))
            {
                foreach (var et in Instants)
                {
                    if (segment.Defect is not null || !segment.Covers(et))
                        continue;
                    Guard(() =>
                    {
                        var rotation = segment.Rotation(et, out var angularVelocity);
                        Finite(angularVelocity);
                        Finite(rotation.RowX + rotation.RowY + rotation.RowZ);
                        Assert.InRange(rotation.RowX.Norm, 0.99, 1.01);
                        answers++;
                    });
                }
            }
        });
        return answers;
    }

    private static int Ck(byte[] bytes)
    {
        var answers = 0;
        Guard(() =>
        {
            foreach (var segment in CkKernel.FromDaf(DafFile.Parse("fuzz.bc", bytes)).Segments.Take(2))
            {
                foreach (var ticks in Instants)
                {
                    if (segment.Defect is not null)
                        continue;
                    Guard(() =>
                    {
                        if (segment.Pointing(ticks, 60) is not { } pointing)
                            return;
                        Finite(pointing.Rotation.RowX + pointing.Rotation.RowY + pointing.Rotation.RowZ);
                        Finite(pointing.AngularVelocity ?? Vector3.Zero);
                        Assert.InRange(pointing.Ticks, ticks - 60, ticks + 60);
                        answers++;
                    });
                }
            }
        });
        return answers;
    }

    private static KernelPool Pool(byte[] bytes) =>
        new([TextKernel.Parse("fuzz.txt", Encoding.Latin1.GetString(bytes))]);

    private static int FrameKernel(byte[] bytes)
    {
        var answers = 0;
        Guard(() =>
        {
            var text = TextKernel.Parse("fuzz.tf", Encoding.Latin1.GetString(bytes));
            var system = new FrameSystem { Kernels = new(new([], [], [], [text])) };
            foreach (var name in system.Kernels.Names.Take(4))
            {
                Guard(() =>
                {
                    var transformation = system.Transformation(Frame.Icrf, system.Named(name), 1e8);
                    Finite(transformation.AngularVelocity);
                    Finite(transformation.Rotation.RowX);
                    answers++;
                });
            }
        });
        return answers;
    }

    private static int ClockKernel(byte[] bytes)
    {
        var answers = 0;
        Guard(() =>
        {
            var clock = new SpacecraftClock(Pool(bytes), -77);
            Guard(() => answers += double.IsFinite(clock.Encode("2/3500:1:2:3")) ? 1 : 0);
            Guard(() => answers += clock.Decode(clock.LastTick / 3).Length);
            Guard(() =>
            {
                var ticks = clock.ToTicks(clock.ToEpoch(clock.LastTick / 2));
                Assert.True(double.IsFinite(ticks));
                answers++;
            });
        });
        return answers;
    }

    private static int LeapKernel(byte[] bytes)
    {
        var answers = 0;
        Guard(() =>
        {
            var leaps = LeapSecondKernel.Read(Pool(bytes));
            Assert.True(double.IsFinite(leaps.OffsetAtStartOf(60000)));
            answers++;
        });
        return answers;
    }

    // What a reader may throw: each names the file, the epoch or the frame.
    private static void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error)
            when (error is DataFileException or EphemerisCoverageException or FrameNotLoadedException or FormatException
                || error.GetType() == typeof(ArgumentOutOfRangeException)
                    && error.Message.Contains("clock", StringComparison.Ordinal)
            )
        {
            Assert.NotEmpty(error.Message);
        }
    }

    private static void Finite(Vector3 vector) =>
        Assert.True(double.IsFinite(vector.X) && double.IsFinite(vector.Y) && double.IsFinite(vector.Z));

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["frames"] = """
            KPL/FK
            \begindata
            BODY499_POLE_RA=( 317.2 -0.1 0. )
            BODY499_POLE_DEC=( 54.4 -0.05 )
            BODY499_PM=( 176.0 350.89D0 )
            BODY499_NUT_PREC_RA=( 0.1 0.2 )
            BODY4_NUT_PREC_ANGLES=( 198.9 19139.4 226.2 38280.8 )
            FRAME_1900001_NAME='LANDER'
            FRAME_1900001_CLASS=4
            FRAME_1900001_CLASS_ID=1900001
            FRAME_1900001_CENTER=499
            TKFRAME_1900001_RELATIVE='IAU_MARS'
            TKFRAME_1900001_SPEC='ANGLES'
            TKFRAME_1900001_UNITS='DEGREES'
            TKFRAME_1900001_AXES=( 3, 2, 3 )
            TKFRAME_1900001_ANGLES=( -120, -60, 180 )
            FRAME_1900002_NAME='MAST'
            FRAME_1900002_CLASS=4
            FRAME_1900002_CLASS_ID=1900002
            FRAME_1900002_CENTER=499
            TKFRAME_1900002_RELATIVE='LANDER'
            TKFRAME_1900002_SPEC='MATRIX'
            TKFRAME_1900002_MATRIX=( 0 1 0 -1 0 0 0 0 1 )
            \begintext
            """,
        ["clock"] = """
            KPL/SCLK
            \begindata
            SCLK_DATA_TYPE_77=( 1 )
            SCLK01_TIME_SYSTEM_77=( 2 )
            SCLK01_N_FIELDS_77=( 4 )
            SCLK01_MODULI_77=( 16777215 91 10 8 )
            SCLK01_OFFSETS_77=( 0 0 0 0 )
            SCLK01_OUTPUT_DELIM_77=( 2 )
            SCLK_PARTITION_START_77=( 0.0D0 25465600.0 )
            SCLK_PARTITION_END_77=( 72800000.0D0 1.2D11 )
            SCLK01_COEFFICIENTS_77=( 0 -3.0D8 60.0D0 72800000 -2.9D8 60.66D0 )
            \begintext
            """,
        ["leap"] = """
            KPL/LSK
            \begindata
            DELTET/DELTA_AT=( 10, @1972-JAN-1
            11, @1972-JUL-1 12, @1973-JAN-1 13, @1-JAN-1974/00:00 )
            DELTET/M=( 6.239996D0 1.99096871D-7 )
            NAMES += ( 'EARTH''S' 'X' )
            \begintext
            """,
    };
}
