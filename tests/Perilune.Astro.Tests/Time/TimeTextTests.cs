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
    [InlineData("2016-366T12:00:00", "2016-12-31T12:00:00.000Z")]
    [InlineData("2016-12-31T18:59:60.5-05:00", "2016-12-31T23:59:60.500Z")]
    [InlineData("2017-01-01T05:29:59+0530", "2016-12-31T23:59:59.000Z")]
    [InlineData("2017-01-01T00:00:18 GPS", "2017-01-01T00:00:00.000Z")]
    // Forms of NAIF's "Time Required Reading".
    [InlineData("2007 MAR 01 12:00:00.5 TDB", "2007-03-01T11:58:55.315Z")]
    [InlineData("JD 2454160.5", "2007-03-01T00:00:00.000Z")]
    [InlineData("2454160.5 JD", "2007-03-01T00:00:00.000Z")]
    [InlineData("2454160.5 JDUTC", "2007-03-01T00:00:00.000Z")]
    [InlineData("Mar 1, 2007 3:00 PM PST", "2007-03-01T23:00:00.000Z")]
    [InlineData("Thu Mar  1 11:10:57 2007", "2007-03-01T11:10:57.000Z")]
    [InlineData("1 March 2007 12:28:29.192", "2007-03-01T12:28:29.192Z")]
    [InlineData("1 MAR 2007 12:28:29 UTC-7:30", "2007-03-01T19:58:29.000Z")]
    [InlineData("3/1/2007 17:18:12.002", "2007-03-01T17:18:12.002Z")]
    [InlineData("2007/3/1 17:18", "2007-03-01T17:18:00.000Z")]
    [InlineData("2007-MAR-01.25", "2007-03-01T06:00:00.000Z")]
    [InlineData("2007 060 12:28.5", "2007-03-01T12:28:30.000Z")]
    [InlineData("2007-060 // 12:28:28", "2007-03-01T12:28:28.000Z")]
    [InlineData("'07 mar 1 12:00 A.M.", "2007-03-01T00:00:00.000Z")]
    [InlineData("A.D. 2007 March 1 12:00 P.M. EDT", "2007-03-01T16:00:00.000Z")]
    [InlineData("'96 JAN 12 3:00:00", "1996-01-12T03:00:00.000Z")]
    [InlineData("12:28 Dec 31, 2016", "2016-12-31T12:28:00.000Z")]
    [InlineData("Dec 31, 2016 3:59:60.25 P.M. PST", "2016-12-31T23:59:60.250Z")]
    [InlineData("2000 JAN 1 12:00:00 TDT", "2000-01-01T11:58:55.816Z")]
    public void Text_IsReadAndWritten(string text, string expected) =>
        Assert.Equal(expected, Scales.Format(Scales.Parse(text), TimeScale.Utc, 3));

    [Theory]
    [InlineData("2028-01-01T00:00:00.123456789012 TDB", TimeScale.Tdb)]
    [InlineData("1969-07-20T20:17:40.000000000001 TT", TimeScale.Tt)]
    [InlineData("2049-12-31T23:59:59.999999999999 TAI", TimeScale.Tai)]
    public void Picoseconds_RoundTrip(string text, TimeScale scale) =>
        Assert.Equal(text, Scales.Format(Scales.Parse(text), scale, 12));

    /// <summary>The forms of CSPICE's et2utc, with their own examples of dates.</summary>
    [Theory]
    [InlineData(TimeFormat.IsoCalendar, 3, "2016-12-31T23:59:60.500")]
    [InlineData(TimeFormat.IsoDayOfYear, 1, "2016-366T23:59:60.5")]
    [InlineData(TimeFormat.Calendar, 3, "2016 DEC 31 23:59:60.500")]
    [InlineData(TimeFormat.DayOfYear, 2, "2016-366 // 23:59:60.50")]
    [InlineData(TimeFormat.ModifiedJulianDate, 8, "MJD 57754.00000579")]
    [InlineData(TimeFormat.JulianDate, 12, "JD 2457754.500005787037")]
    public void EveryForm_IsWritten(TimeFormat format, int digits, string expected) =>
        Assert.Equal(expected, Scales.Format(Scales.Parse("2016-12-31T23:59:60.5Z"), TimeScale.Utc, format, digits));

    [Theory]
    [InlineData(TimeFormat.JulianDate)]
    [InlineData(TimeFormat.ModifiedJulianDate)]
    [InlineData(TimeFormat.Calendar)]
    [InlineData(TimeFormat.DayOfYear)]
    [InlineData(TimeFormat.IsoDayOfYear)]
    public void WrittenForms_AreReadBackWithinAPicosecond(TimeFormat format)
    {
        var epoch = Scales.Parse("2087-11-23T04:05:06.123456789012 TDB");
        var days = format is TimeFormat.JulianDate or TimeFormat.ModifiedJulianDate;
        var text = Scales.Format(epoch, TimeScale.Tdb, format, days ? 20 : 14) + " TDB";
        Assert.Equal(0, Scales.Parse(text) - epoch, 1e-12);
    }

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
    [InlineData("2028-01-01T00:00:00 GPST", "no such time scale: GPST (TDB, TT, TAI, UTC, TCG, TCB, GPS, UT1, TCL)")]
    [InlineData("2027-12-31T23:59:60Z", "no leap second was inserted at the end of 2027-12-31 UTC")]
    [InlineData("2016-12-31T23:59:60 TAI", "no leap second was inserted at the end of 2016-12-31 TAI")]
    [InlineData("2016-12-31T22:59:60Z", "a leap second is 23:59:60 UTC")]
    [InlineData("1961-07-31T23:59:59.97Z", "1961-07-31 UTC ended at 86399.95")]
    [InlineData("JD99999999.5", "no such Julian date: 99999999.5")]
    [InlineData("tomorrow", "not a date: 'tomorrow'; write 2028-01-01T00:00:00 UTC or JD2461771.5 TDB")]
    [InlineData("", "not a date: ''")]
    [InlineData("2027-366", "no such day of the year: 366 (2027 has 365 days)")]
    [InlineData("2027-01-01T00:00+15:00", "no such time zone: 15 h")]
    [InlineData("Mar 1, 07", "cannot tell the day from the year: write the year with four digits")]
    [InlineData("31 B.C. Sep 2", "no such year: before Christ")]
    [InlineData("13/1/2007", "no such month: 13 (1 to 12; without a month's name it is month/day/year)")]
    [InlineData("Feb 29, 2007", "no such date: February 2007 has 28 days")]
    [InlineData("Mar 1, 2007 13:00 PM", "no such hour: 13 PM (1 to 12)")]
    [InlineData("Mar 1, 2007 PM", "A.M. or P.M. without a time such as 3:00")]
    [InlineData("Mar 1, 2007 3:00 PST UTC", "two time zones or scales")]
    [InlineData("Mar 1.5, 2007 3:00", "a fraction of a day and a time of day")]
    [InlineData("Mar 1, 2007 3:60", "no such minute: 60")]
    [InlineData("Mar 1, 2007 3:59:60", "no such second: 60 (a leap second is 23:59:60 UTC)")]
    [InlineData("Mar Apr 2007", "two months")]
    [InlineData("Mar 2007", "not a date: 'Mar 2007'")]
    [InlineData("JD 2454160.5 3:00", "not a date")]
    [InlineData("1e400 JD", "not a date")]
    [InlineData("2007 MAR 99999999999999999999999999999999", "not a date")]
    [InlineData("::::", "not a date")]
    [InlineData("2028-01-01T00:00:00 UT1", "UT1 needs the Earth's orientation, which these time scales were not given")]
    [InlineData("2028-01-01T00:00:00 TCL", "TCL needs the Moon's ephemeris, which these time scales were not given")]
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
