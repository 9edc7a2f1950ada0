using Perilune.Astro.Time;

namespace Perilune.Astro.Tests.Time;

public sealed class TimeTextTests
{
    private static readonly TimeScales Scales = new(
        LeapSeconds.ReadFile(Path.Combine(Repository.Data, "time", "tai-utc.csv"))
    );

    [Theory]
    [InlineData("2028-01-01", "2028-01-01T00:00:00.000Z")]
    [InlineData("2028-01-01T00:00:00.123456789Z", "2028-01-01T00:00:00.123Z")]
    [InlineData("2028-01-01 06:30 UTC", "2028-01-01T06:30:00.000Z")]
    [InlineData("2000-01-01T12:00:00 TT", "2000-01-01T11:58:55.816Z")]
    [InlineData("2017-01-01T00:00:37 TAI", "2017-01-01T00:00:00.000Z")]
    [InlineData("2017-01-01T00:00:36.5 TAI", "2016-12-31T23:59:60.500Z")]
    [InlineData("2016-12-31T23:59:60.9996Z", "2017-01-01T00:00:00.000Z")]
    [InlineData("2016-12-31T23:59:59.9996Z", "2016-12-31T23:59:60.000Z")]
    [InlineData("2015-12-31T23:59:59.9996Z", "2016-01-01T00:00:00.000Z")]
    [InlineData("MJD57753.5 UTC", "2016-12-31T12:00:00.000Z")]
    [InlineData("JD2457754.0", "2016-12-31T12:00:00.000Z")]
    public void Text_IsReadAndWritten(string text, string expected) =>
        Assert.Equal(expected, Scales.Format(Scales.Parse(text), TimeScale.Utc, 3));

    [Theory]
    [InlineData("2028-01-01T00:00:00.123456789012 TDB", TimeScale.Tdb)]
    [InlineData("1969-07-20T20:17:40.000000000001 TT", TimeScale.Tt)]
    [InlineData("2049-12-31T23:59:59.999999999999 TAI", TimeScale.Tai)]
    public void Picoseconds_RoundTrip(string text, TimeScale scale) =>
        Assert.Equal(text, Scales.Format(Scales.Parse(text), scale, 12));

    [Fact]
    public void JulianDate_IsExactInDecimals()
    {
        // 2461771.5 TDB is 2028-01-01T00:00:00 TDB: (2461771.5 - 2451545.0) * 86400 s past J2000.
        Assert.Equal(Epoch.FromSecondsPastJ2000(883569600, 0), Scales.Parse("JD2461771.5 TDB"));
        Assert.Equal(Epoch.FromSecondsPastJ2000(0, 0.0864), Scales.Parse("JD2451545.000001 TDB"));
    }

    [Theory]
    [InlineData("2036-02-30", "no such date: February 2036 has 29 days")]
    [InlineData("2027-02-29T00:00:00Z", "no such date: February 2027 has 28 days")]
    [InlineData("2028-13-01", "no such month: 13")]
    [InlineData("2028-04-31", "no such date: April 2028 has 30 days")]
    [InlineData("2028-01-00", "no such day: 00")]
    [InlineData("2028-01-01T24:61", "no such hour: 24")]
    [InlineData("2028-01-01T23:61", "no such minute: 61")]
    [InlineData("2028-01-01T23:59:61", "no such second: 61")]
    [InlineData("99999-01-01", "no such year: 99999")]
    [InlineData("2028-01-01T00:00:00 GPST", "no such time scale: GPST (UTC, TAI, TT or TDB)")]
    [InlineData("2027-12-31T23:59:60Z", "no leap second was inserted at the end of 2027-12-31 UTC")]
    [InlineData("2016-12-31T23:59:60 TAI", "no leap second was inserted at the end of 2016-12-31 TAI")]
    [InlineData("2016-12-31T22:59:60Z", "a leap second is 23:59:60 UTC")]
    [InlineData("1961-07-31T23:59:59.97Z", "1961-07-31 UTC ended at 86399.95")]
    [InlineData("JD99999999.5", "no such Julian date: 99999999.5")]
    [InlineData("tomorrow", "not a date: 'tomorrow'; write 2028-01-01T00:00:00 UTC or JD2461771.5 TDB")]
    [InlineData("", "not a date: ''")]
    public void ImpossibleDates_AreRefusedWithThePartAndTheMend(string text, string message)
    {
        Assert.False(Scales.TryParse(text, out _, out var error));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains(
            message,
            Assert.Throws<FormatException>(() => Scales.Parse(text)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Calendar_AgreesWithTheFrameworksOwn_ForEveryDayOfTenCenturies()
    {
        var first = new DateTime(1583, 1, 1);
        for (var day = 0; day < 365243; day++)
        {
            var date = first.AddDays(day);
            var number = GregorianDays.ModifiedJulianDay(date.Year, date.Month, date.Day);
            Assert.Equal(-100762 + day, number);
            Assert.Equal((date.Year, date.Month, date.Day), GregorianDays.Date(number));
        }
    }
}
