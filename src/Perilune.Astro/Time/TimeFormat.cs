using System.Globalization;

namespace Perilune.Astro.Time;

/// <summary>How an instant is written; the first five are the forms of SPICE's et2utc.</summary>
public enum TimeFormat
{
    /// <summary><c>2028-01-31T06:30:00.000</c> (SPICE's ISOC).</summary>
    IsoCalendar,

    /// <summary><c>2028-031T06:30:00.000</c> (SPICE's ISOD).</summary>
    IsoDayOfYear,

    /// <summary><c>2028 JAN 31 06:30:00.000</c> (SPICE's C).</summary>
    Calendar,

    /// <summary><c>2028-031 // 06:30:00.000</c> (SPICE's D).</summary>
    DayOfYear,

    /// <summary><c>JD 2461801.7708333</c> (SPICE's J); the digits are those of the day.</summary>
    JulianDate,

    /// <summary><c>MJD 61801.2708333</c>; the digits are those of the day.</summary>
    ModifiedJulianDate,
}

/// <summary>Writes instants in any form and scale.</summary>
public static class TimeFormatting
{
    private const int MostDigits = 15;
    private const int MostDayDigits = 20;

    /// <summary>
    /// An instant as text without the scale's name, rounded to the nearest of the last digit (a Julian date in a leap second
    /// runs into the next day).
    /// </summary>
    /// <param name="scales">The time scales.</param>
    /// <param name="epoch">The instant.</param>
    /// <param name="scale">Time scale of the text.</param>
    /// <param name="format">Form of the text.</param>
    /// <param name="digits">Digits of the second's fraction, 0 to 15; of the day's in a Julian date, 0 to 20.</param>
    public static string Format(this TimeScales scales, Epoch epoch, TimeScale scale, TimeFormat format, int digits)
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        var reading = scales.At(epoch, scale);
        if (format is TimeFormat.JulianDate or TimeFormat.ModifiedJulianDate)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, MostDayDigits);
            var modified = format == TimeFormat.ModifiedJulianDate;
            var days =
                reading.ModifiedJulianDay
                + (reading.Second + (decimal)reading.Fraction) / 86400
                + (modified ? 0 : 2400000.5m);
            var rounded = decimal.Round(days, digits, MidpointRounding.AwayFromZero);
            return (modified ? "MJD " : "JD ") + rounded.ToString("F" + digits, CultureInfo.InvariantCulture);
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, MostDigits);
        var fraction = reading.Fraction.ToString("F" + digits, CultureInfo.InvariantCulture);
        if (fraction[0] == '1')
        {
            reading = reading with { Second = reading.Second + 1, Fraction = 0 };
            if (reading.Second >= scales.LengthOfDay(scale, reading.ModifiedJulianDay))
                reading = reading with { ModifiedJulianDay = reading.ModifiedJulianDay + 1, Second = 0 };
        }
        var (year, month, day) = reading.Date;
        var dayOfYear = GregorianDays.DayOfYear(reading.ModifiedJulianDay);
        var name = CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month).ToUpperInvariant();
        var date = format switch
        {
            TimeFormat.IsoCalendar => $"{year:D4}-{month:D2}-{day:D2}T",
            TimeFormat.IsoDayOfYear => $"{year:D4}-{dayOfYear:D3}T",
            TimeFormat.Calendar => $"{year:D4} {name} {day:D2} ",
            TimeFormat.DayOfYear => $"{year:D4}-{dayOfYear:D3} // ",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such form"),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{date}{reading.Hour:D2}:{reading.Minute:D2}:{reading.SecondOfMinute:D2}{fraction.AsSpan(1)}"
        );
    }
}
