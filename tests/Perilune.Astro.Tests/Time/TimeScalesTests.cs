using System.Globalization;
using Perilune.Astro.Earth;
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
    [InlineData(TimeScale.Tcg)]
    [InlineData(TimeScale.Tcb)]
    [InlineData(TimeScale.Gps)]
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
    public void Apollo11Landing_WithCspicesNineSeconds_AgreesWithCspice()
    {
        var scales = new TimeScales(Scales.LeapSeconds.WithNineSecondsBefore1972());
        var epoch = scales.Parse("1969-07-20T20:17:40Z");
        // deltet: TDB - UTC = 41.183550050499 s.
        Assert.Equal(41.183550050499, scales.Difference(TimeScale.Tdb, TimeScale.Utc, epoch), 1e-9);
        Assert.Equal(-960910898.816449881, epoch.SecondsPastJ2000, 1.2e-7);
        // From 1972 on nothing changes.
        Assert.Equal(Scales.Parse("1972-07-01T00:00:00Z"), scales.Parse("1972-07-01T00:00:00Z"));
        Assert.Equal(Scales.Parse("2016-12-31T23:59:60Z"), scales.Parse("2016-12-31T23:59:60Z"));
    }

    /// <summary>
    /// IAU SOFA, "SOFA Tools for Time Scales and Calendars", worked example 2006-01-15T21:24:37.5 UTC, printed to microseconds;
    /// its TDB is that of an observatory and is taken as given.
    /// </summary>
    [Fact]
    public void SofaTimeCookbook_IsMetToItsPrintedDigits()
    {
        var scales = new TimeScales(Scales.LeapSeconds) { Ut1MinusTai = _ => 0.3341 - 33 };
        var epoch = scales.Parse("2006-01-15T21:24:37.5Z");
        Assert.Equal("2006-01-15T21:24:37.834100 UT1", scales.Format(epoch, TimeScale.Ut1, 6));
        Assert.Equal("2006-01-15T21:25:10.500000 TAI", scales.Format(epoch, TimeScale.Tai, 6));
        Assert.Equal("2006-01-15T21:25:42.684000 TT", scales.Format(epoch, TimeScale.Tt, 6));
        Assert.Equal("2006-01-15T21:25:43.322690 TCG", scales.Format(epoch, TimeScale.Tcg, 6));
        Assert.Equal("2006-01-15T21:24:51.500000 GPS", scales.Format(epoch, TimeScale.Gps, 6));
        var tdb = scales.Parse("2006-01-15T21:25:42.684373 TDB");
        Assert.Equal("2006-01-15T21:25:56.893952 TCB", scales.Format(tdb, TimeScale.Tcb, 6));
    }

    /// <summary>The definitions: TCG and TT agree in 1977, and TDB is 65.5 microseconds behind TCB there.</summary>
    [Fact]
    public void CoordinateTimes_MeetIn1977()
    {
        var epoch = Scales.Parse("1977-01-01T00:00:32.184 TT");
        Assert.Equal(0, Scales.Difference(TimeScale.Tcg, TimeScale.Tt, epoch), 1e-13);
        var barycentric = Scales.Parse("1977-01-01T00:00:32.184 TCB");
        Assert.Equal(6.55e-5, Scales.Difference(TimeScale.Tcb, TimeScale.Tdb, barycentric), 1e-13);
        // A year of TCB is longer than one of TDB by L_B of it.
        var later = Scales.At(barycentric, TimeScale.Tcb) with
        {
            ModifiedJulianDay = 43144 + 366,
        };
        var year = Scales.ToEpoch(later) - barycentric;
        Assert.Equal(366 * 86400.0 * (1 - 1.550519768e-8), year, 1e-8);
    }

    [Fact]
    public void Ut1_GoesBothWaysWithTheEarthsOrientation()
    {
        var earth = EarthOrientation.Load(Scales, Path.Combine(Repository.Data, "earth"));
        var scales = new TimeScales(Scales.LeapSeconds) { Ut1MinusTai = earth.Ut1MinusTai };
        // IERS C04: UT1 - UTC = 0.0449248 s on 2025-07-04 at 0h, and sub-daily tides of up to 60 microseconds.
        var epoch = scales.Parse("2025-07-04T00:00:00Z");
        Assert.Equal(0.0449248, scales.Difference(TimeScale.Ut1, TimeScale.Utc, epoch), 6e-5);
        for (var year = 1951; year < 2100; year += 7)
        {
            // Outside 1962 to 2026 by the stated rule.
            var there = scales.ToEpoch(new ClockReading(TimeScale.Ut1, (year - 1858) * 365, 43200, 0.123456789));
            var back = scales.At(there, TimeScale.Ut1);
            Assert.Equal(43200.123456789, back.SecondOfDay, 2e-11);
        }
    }

    [Fact]
    public void ReadingsOfTwoScales_CannotBeSubtracted()
    {
        var epoch = Scales.Parse("2007-04-05T12:00:00Z");
        var (utc, tdb) = (Scales.At(epoch, TimeScale.Utc), Scales.At(epoch, TimeScale.Tdb));
        var error = Assert.Throws<InvalidOperationException>(() => tdb - utc);
        Assert.Equal("cannot subtract a reading of UTC from one of TDB", error.Message);
        error = Assert.Throws<InvalidOperationException>(() => utc - utc);
        Assert.Contains("leap seconds", error.Message, StringComparison.Ordinal);
        Assert.Equal(1.5, (tdb with { Second = tdb.Second + 2, Fraction = tdb.Fraction - 0.5 }) - tdb, 0);
    }

    [Fact]
    public void SevenTermTdb_AgreesWithCspices_WithinTheSumOfTheirErrors()
    {
        // 30 and 10 microseconds, by their sources.
        for (var tt = -1.5e9; tt < 3e9; tt += 3.3333e6)
            Assert.Equal(TdbModel.Naif.TdbMinusTt(tt), TdbModel.UsnoCircular179.TdbMinusTt(tt), 4e-5);
        var scales = new TimeScales(Scales.LeapSeconds) { TdbModel = TdbModel.UsnoCircular179 };
        var epoch = scales.Parse("2013-03-21T00:00:00 TT");
        Assert.Equal(
            TdbModel.UsnoCircular179.TdbMinusTt((56372 - 51544.5) * 86400),
            scales.Difference(TimeScale.Tdb, TimeScale.Tt, epoch),
            1e-12
        );
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
