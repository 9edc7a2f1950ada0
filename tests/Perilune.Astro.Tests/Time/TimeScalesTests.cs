using System.Globalization;
using Perilune.Astro.Time;

namespace Perilune.Astro.Tests.Time;

public sealed class TimeScalesTests
{
    private static readonly TimeScales Scales = new(
        LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))
    );

    /// <summary>CSPICE N0067 with naif0012: 75 UTC readings around every leap second, and others.</summary>
    [Fact]
    public void UtcToTdb_AgreesWithCspice_WithinANanosecond()
    {
        var rows = 0;
        foreach (
            var line in File.ReadLines(
                    Path.Combine(Repository.Root, "tests/Perilune.Astro.Tests/Data/Time/cspice_time_utc_tdb.csv")
                )
                .Skip(2)
        )
        {
            var cells = line.Split(',');
            // Before 1972 CSPICE holds TAI - UTC at 9 s, against the published values.
            if (string.CompareOrdinal(cells[0], "1972") < 0)
                continue;
            var epoch = Scales.Parse(cells[0] + " UTC");
            var utc = Scales.At(epoch, TimeScale.Utc);
            // deltet's own argument is UTC seconds: TDB - UTC comes with 12 digits where ET itself has 7.
            var utcSeconds = (utc.ModifiedJulianDay - 51544) * 86400L - 43200 + utc.Second;
            var difference = epoch.WholeSeconds - utcSeconds + (epoch.Fraction - utc.Fraction);
            Assert.Equal(Number(cells[2]), difference, 1e-9);
            Assert.Equal(Number(cells[1]), epoch.SecondsPastJ2000, 1.2e-7);
            rows++;
        }
        Assert.Equal(74, rows);
    }

    [Fact]
    public void TaiToTdb_AgreesWithCspice_ToItsLastDigit()
    {
        foreach (
            var line in File.ReadLines(
                    Path.Combine(Repository.Root, "tests/Perilune.Astro.Tests/Data/Time/cspice_time_utc_tdb.csv")
                )
                .Skip(2)
        )
        {
            var cells = line.Split(',');
            var tai = Number(cells[3]);
            var reading = Seconds(TimeScale.Tai, tai);
            Assert.Equal(Number(cells[1]), Scales.ToEpoch(reading).SecondsPastJ2000, 1.2e-7);
            var tt = Seconds(TimeScale.Tt, Number(cells[4]));
            Assert.Equal(Number(cells[1]), Scales.ToEpoch(tt).SecondsPastJ2000, 1.2e-7);
        }
    }

    [Theory]
    [InlineData(TimeScale.Utc)]
    [InlineData(TimeScale.Tai)]
    [InlineData(TimeScale.Tt)]
    [InlineData(TimeScale.Tdb)]
    public void EveryScale_ReturnsToItsEpoch_WithinAPicosecond(TimeScale scale)
    {
        // 1955 to 2100, odd steps, so that every rule of UTC is crossed.
        for (var seconds = -1420070400.123456; seconds < 3155760000; seconds += 1234567.891)
        {
            var epoch = Epoch.FromSecondsPastJ2000((long)seconds, 0.123456789012);
            var reading = Scales.At(epoch, scale);
            // The drift of UTC before 1972 is computed in one double of the day: 1.5e-11 s.
            var tolerance = scale == TimeScale.Utc && seconds < -883655957 ? 5e-11 : 1e-12;
            Assert.Equal(0, Scales.ToEpoch(reading) - epoch, tolerance);
        }
    }

    /// <summary>IERS tai-utc.dat: published rates before 1972.</summary>
    [Theory]
    [InlineData(1961, 1, 1, 1.4228180)]
    [InlineData(1965, 12, 31, 3.8401300 + 364 * 0.001296)]
    [InlineData(1966, 1, 1, 4.3131700)]
    [InlineData(1969, 7, 20, 4.2131700 + 1296 * 0.002592)]
    [InlineData(1971, 12, 31, 4.2131700 + 2191 * 0.002592 - 1 * 0.002592)]
    [InlineData(1972, 1, 1, 10)]
    [InlineData(1958, 1, 1, 1.4228180 - 1096 * 0.001296)]
    public void TaiMinusUtc_Before1972_FollowsThePublishedRates(int year, int month, int day, double expected)
    {
        var utc = ClockReading.FromDate(TimeScale.Utc, year, month, day);
        var tai = Scales.At(Scales.ToEpoch(utc), TimeScale.Tai);
        var difference = (tai.ModifiedJulianDay - utc.ModifiedJulianDay) * 86400.0 + tai.SecondOfDay;
        Assert.Equal(expected, difference, 1e-10);
    }

    [Fact]
    public void Apollo11Landing_IsEarlierThanCspiceSaysBy1Point24Seconds()
    {
        // Ours follows tai-utc.dat; CSPICE counts 9 s before 1972 (its own time required reading says so).
        var ours = Scales.Parse("1969-07-20T20:17:40Z").SecondsPastJ2000;
        var expected = 4.2131700 + (40422 + (20 * 3600 + 17 * 60 + 40) / 86400.0 - 39126) * 0.002592;
        Assert.Equal(-960910898.816449881 - 9 + expected, ours, 1.5e-7);
    }

    [Fact]
    public void StepsBefore1972_KeepTheirParts()
    {
        // 1963-11-01: TAI - UTC grew by 0.1 s, so the last day of October had 86400.1 s.
        Assert.Equal(86400.1, Scales.LengthOfDay(TimeScale.Utc, GregorianDays.ModifiedJulianDay(1963, 10, 31)), 1e-6);
        Assert.Equal(86399.95, Scales.LengthOfDay(TimeScale.Utc, GregorianDays.ModifiedJulianDay(1961, 7, 31)), 1e-6);
        Assert.Equal(86401, Scales.LengthOfDay(TimeScale.Utc, GregorianDays.ModifiedJulianDay(2016, 12, 31)));
        Assert.Equal(86400, Scales.LengthOfDay(TimeScale.Utc, GregorianDays.ModifiedJulianDay(2027, 12, 31)));
        Assert.Equal(86400, Scales.LengthOfDay(TimeScale.Utc, GregorianDays.ModifiedJulianDay(1967, 3, 3)));
    }

    [Fact]
    public void Nanoseconds_SurviveFarFromJ2000()
    {
        var a = Scales.Parse("2099-12-31T23:59:59.123456789Z");
        var b = Scales.Parse("2099-12-31T23:59:59.123456790Z");
        Assert.Equal(1e-9, b - a, 2e-14);
        Assert.Equal("2099-12-31T23:59:59.123456789Z", Scales.Format(a, TimeScale.Utc, 9));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static ClockReading Seconds(TimeScale scale, double secondsPastJ2000)
    {
        var split = Epoch.FromSecondsPastJ2000(secondsPastJ2000);
        var sinceMidnight = split.WholeSeconds + 43200;
        var day = (long)Math.Floor(sinceMidnight / 86400.0);
        return new(scale, (int)(51544 + day), (int)(sinceMidnight - day * 86400), split.Fraction);
    }
}
