using Perilune.Astro.Kernels;
using Perilune.Astro.Time;

namespace Perilune.Astro.Tests.Kernels;

public sealed class SpacecraftClockTests
{
    // Galileo's clock and its text are the example of NAIF's "SCLK Required Reading": fields of 16777215, 91, 10 and 8,
    // the second partition begun after a reset; coefficients made up to have round numbers.
    private const string Galileo = """
        KPL/SCLK
        \begindata
        SCLK_KERNEL_ID = ( @2009-01-01 )
        SCLK_DATA_TYPE_77 = ( 1 )
        SCLK01_TIME_SYSTEM_77 = ( 2 )
        SCLK01_N_FIELDS_77 = ( 4 )
        SCLK01_MODULI_77 = ( 16777215 91 10 8 )
        SCLK01_OFFSETS_77 = ( 0 0 0 0 )
        SCLK01_OUTPUT_DELIM_77 = ( 2 )
        SCLK_PARTITION_START_77 = ( 0.0D0  25465600.0 )
        SCLK_PARTITION_END_77   = ( 72800000.0D0  1.2D11 )
        SCLK01_COEFFICIENTS_77 = (
          0          -3.0D8     60.0D0
          72800000   -2.9D8     60.66666666666667D0 )
        \begintext
        """;

    private static SpacecraftClock Clock() => new(new KernelPool([TextKernel.Parse("gll.tsc", Galileo)]), -77);

    [Theory]
    [InlineData("1/00000000:00:0:0", 0)]
    [InlineData("1/00000001:00:0:1", 7281)]
    [InlineData("1/00000003:90:9:7", 3 * 7280 + 7279)]
    [InlineData("2/00003500:00:0:0", 72800000 + 3500.0 * 7280 - 25465600)]
    public void TextsAndTicks_AreTheSameReading(string text, double ticks)
    {
        var clock = Clock();
        Assert.Equal(ticks, clock.Encode(text));
        Assert.Equal(text, clock.Decode(ticks));
    }

    // Fields left out are zero, any delimiter will do, and without a partition the first that has the reading counts.
    [Fact]
    public void ShortTexts_AreRead()
    {
        var clock = Clock();
        Assert.Equal(7280, clock.Encode("1"));
        Assert.Equal(2 * 7280 + 80 + 8, clock.Encode("2.1-1"));
        Assert.Equal(clock.Encode("2/12000"), clock.Encode("12000"));
        foreach (var wrong in new[] { "", "x", "3/1", "0/1", "1/2:3:4:5:6", "1/-1", "1/20000000", "1:", "/" })
            Assert.Throws<FormatException>(() => clock.Encode(wrong));
    }

    // The kernel's parallel time is TT: 60 s a count of the first field from -3e8 s past J2000 TT.
    [Fact]
    public void TicksAndInstants_GoThereAndBack()
    {
        var clock = Clock();
        var instant = clock.ToEpoch(7280.0 * 100);
        Assert.Equal(-3.0e8 + 6000, TimeScales.TtSecondsPastJ2000(instant), 1e-7);
        foreach (var ticks in new[] { 0, 12345.25, 72799000, 72800000, 9e9 })
            Assert.Equal(ticks, clock.ToTicks(clock.ToEpoch(ticks)), 1e-4);
        // Between the end of the first record's counting and the second's start the clock stands at the second's first tick.
        Assert.Equal(72800000, clock.ToTicks(Epoch.FromSecondsPastJ2000(-2.95e8)), 1e-3);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.ToTicks(Epoch.FromSecondsPastJ2000(-3.1e8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.ToTicks(Epoch.FromSecondsPastJ2000(1e13)));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.ToEpoch(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.ToEpoch(double.NaN));
    }

    [Theory]
    [InlineData("SCLK01_MODULI_77 = ( 16777215 91 10 8 )", "SCLK01_MODULI_77 = ( 16777215 91 10 )", "another number")]
    [InlineData("SCLK01_MODULI_77 = ( 16777215 91 10 8 )", "SCLK01_MODULI_77 = ( 16777215 91 0 8 )", "below 1")]
    [InlineData("SCLK_DATA_TYPE_77 = ( 1 )", "SCLK_DATA_TYPE_77 = ( 2 )", "the only type")]
    [InlineData("-2.9D8", "-3.1D8", "does not rise at triple 2")]
    [InlineData("1.2D11", "1.2D4", "partition 2")]
    [InlineData("SCLK_DATA_TYPE_77 = ( 1 )", "", "SCLK_DATA_TYPE_77 is not assigned")]
    public void DamagedClocks_AreRefusedByName(string whole, string damaged, string complaint)
    {
        var text = TextKernel.Parse("gll.tsc", Galileo.Replace(whole, damaged, StringComparison.Ordinal));
        var error = Assert.Throws<DataFileException>(() => new SpacecraftClock(new KernelPool([text]), -77));
        Assert.StartsWith("gll.tsc", error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }
}
