using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Perilune.Astro.Analytic;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Properties;

/// <summary>What holds of the readers for anything that they may be given; FsCheck finds and shrinks what breaks it.</summary>
[Trait("Category", "Fuzz")]
public sealed class ReaderPropertiesTests
{
    private const int Tests = 3000;

    private static readonly TimeScales scales = new(
        LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))
    );

    private static void Holds<T>(Func<T, bool> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Tests).WithReplay(20_260_301, 1_185_711),
            Prop.ForAll(ArbMap.Default.ArbFor<T>(), property)
        );

    [Fact]
    public void AnyText_IsAKernelOrATypedError() =>
        Holds<NonNull<string>>(text =>
        {
            try
            {
                return TextKernel.Parse("any.tpc", "KPL/PCK\n\\begindata\n" + text.Get).Names is not null;
            }
            catch (DataFileException)
            {
                return true;
            }
        });

    [Fact]
    public void AnyAssignment_IsReadBack() =>
        Holds<(NormalFloat First, NormalFloat Second)>(pair =>
        {
            var text = FormattableString.Invariant(
                $"KPL/PCK\n\\begindata\nA_1 = ( {pair.First.Get:R}\n  {pair.Second.Get:R} )\n"
            );
            return TextKernel.Parse("any.tpc", text).Numbers("A_1") is [var a, var b]
                && a == pair.First.Get
                && b == pair.Second.Get;
        });

    [Fact]
    public void AnyBytes_AreAFileOrATypedError() =>
        Holds<byte[]>(bytes =>
        {
            byte[] file = [.. "DAF/SPK "u8, .. bytes, .. new byte[2048]];
            try
            {
                return !SpkKernel.FromDaf(DafFile.Parse("any.bsp", file)).Segments.IsDefault;
            }
            catch (DataFileException)
            {
                return true;
            }
        });

    [Fact]
    public void AnyStates_WrittenAtAnyRisingEpochs_AreReadBackThere() =>
        Holds<(PositiveInt Seed, PositiveInt Count)>(given =>
        {
            var random = new Numerics.Randomness.CounterRandom(given.Seed.Get, "states");
            var count = 4 + given.Count.Get % 200;
            Vector3 Any() => new Vector3(random.Normal(), random.Normal(), random.Normal()) * 1e5;
            var epochs = new double[count];
            for (var i = 1; i < count; i++)
                epochs[i] = epochs[i - 1] + 1 + 100 * random.Uniform();
            var positions = epochs.Select(_ => Any()).ToArray();
            var velocities = epochs.Select(_ => Any()).ToArray();
            var writer = new SpkWriter("any", "");
            writer.AddHermite(new(-1, 301, epochs[0], epochs[^1], "ANY"), 3, epochs, positions, velocities);
            var segment = SpkKernel.FromDaf(DafFile.Parse("any.bsp", writer.ToBytes())).Segments[0];
            return Enumerable
                .Range(0, count)
                .All(i =>
                {
                    segment.State(epochs[i], out var position, out var velocity);
                    return Vector3.Distance(position, positions[i]) <= 1e-9
                        && Vector3.Distance(velocity, velocities[i]) <= 1e-9;
                });
        });

    [Fact]
    public void AnyInstantOf1950To2100_IsReadBackFromItsTextWithinANanosecond() =>
        Holds<(PositiveInt Day, PositiveInt Nanosecond, int Scale)>(given =>
        {
            // A bounded size grows with the tests: spread it over the years.
            var seconds = -1_577_880_000L + given.Day.Get * 7_919_777L % 4_733_640_000L;
            var epoch = Epoch.FromSecondsPastJ2000(seconds, given.Nanosecond.Get * 7_919.77 % 1e9 * 1e-9);
            TimeScale[] known = [TimeScale.Tdb, TimeScale.Tt, TimeScale.Tai, TimeScale.Utc, TimeScale.Gps];
            var scale = known[Math.Abs(given.Scale % known.Length)];
            var text = scales.Format(epoch, scale, 12);
            return Math.Abs(scales.Parse(text) - epoch) < 1e-9;
        });

    [Fact]
    public void AnyTwoLines_AreElementsOrAFormatError() =>
        Holds<(NonNull<string> First, NonNull<string> Second)>(lines =>
        {
            var builder = new StringBuilder("1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753");
            foreach (var (character, i) in lines.First.Get.Select((c, i) => (c, i)))
                builder[(i * 31 + character) % builder.Length] = character;
            try
            {
                var line2 = "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667";
                var elements = TwoLineElements.Parse(builder.ToString(), line2 + lines.Second.Get, false);
                return double.IsFinite(elements.MeanMotionRate) && double.IsFinite(elements.EpochDay);
            }
            catch (FormatException)
            {
                return true;
            }
        });
}
