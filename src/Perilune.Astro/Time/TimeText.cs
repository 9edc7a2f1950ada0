using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Perilune.Astro.Time;

/// <summary>
/// Instants as text. Read: ISO 8601 by calendar date or day of the year (<c>2028-01-01</c>,
/// <c>2028-01-01T00:00:00.123456789Z</c>, <c>2028-001T12:00+02:00</c>, <c>2028-01-01T12:00 TDB</c>), Julian dates
/// (<c>JD2461771.5 TDB</c>, <c>MJD61771 TT</c>), and what SPICE's str2et takes (<see cref="CalendarText"/>). Any
/// <see cref="TimeScale"/> may be named; a date without one is UTC. <c>23:59:60</c> exists only where a leap second was
/// inserted. Digits of a second are kept to 1e-16 s, of a Julian date to 1e-20 d.
/// </summary>
public static class TimeText
{
    private static readonly Regex Iso = new(
        @"^(?<year>\d+)-((?<dayOfYear>\d{3})|(?<month>\d+)-(?<day>\d+))([Tt ](?<hour>\d+):(?<minute>\d+)(:(?<second>\d+)(?<fraction>\.\d+)?)?)?\s*((?<sign>[+-])(?<zoneHour>\d\d):?(?<zoneMinute>\d\d)?|(?<scale>[A-Za-z][A-Za-z0-9]*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    );

    private static readonly Regex Julian = new(
        @"^(?<kind>M?JD)\s*(?<days>\d+(\.\d+)?)\s*(?<scale>[A-Za-z][A-Za-z0-9]*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    /// <summary>Reads an instant.</summary>
    /// <exception cref="FormatException">There is no such instant; the message names the wrong part and the mend.</exception>
    public static Epoch Parse(this TimeScales scales, string text) =>
        TryParse(scales, text, out var epoch, out var error) ? epoch : throw new FormatException(error);

    /// <summary>Reads an instant, or says what is wrong with the text and how to mend it.</summary>
    public static bool TryParse(
        this TimeScales scales,
        string text,
        out Epoch epoch,
        [NotNullWhen(false)] out string? error
    )
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentNullException.ThrowIfNull(text);
        epoch = default;
        var trimmed = text.Trim();
        ClockReading reading;
        if (Iso.Match(trimmed) is { Success: true } iso)
            error = ReadIso(scales, iso.Groups, out reading);
        else if (Julian.Match(trimmed) is { Success: true } julian)
            error = ReadJulian(scales, julian.Groups, out reading);
        else
            error = CalendarText.Read(scales, trimmed, out reading);
        if (error is null && !scales.Has(reading.Scale))
            error = TimeScales.Missing(reading.Scale);
        if (error is not null)
            return false;
        epoch = scales.ToEpoch(reading);
        return true;
    }

    /// <summary>
    /// Writes an instant as <c>2028-01-01T00:00:00.000Z</c>, or <c>2028-01-01T00:00:00.000 TDB</c> in another scale than
    /// UTC, rounded to the nearest of the last digit.
    /// </summary>
    /// <param name="scales">The time scales.</param>
    /// <param name="epoch">The instant.</param>
    /// <param name="scale">Time scale of the text.</param>
    /// <param name="digits">Digits of the second's fraction, 0 to 15.</param>
    public static string Format(this TimeScales scales, Epoch epoch, TimeScale scale, int digits) =>
        scales.Format(epoch, scale, TimeFormat.IsoCalendar, digits)
        + (scale == TimeScale.Utc ? "Z" : " " + Name(scale));

    /// <summary>The name of a scale as people write it: UTC, TAI, TT, TDB and so on.</summary>
    public static string Name(TimeScale scale) => scale.ToString().ToUpperInvariant();

    /// <summary>The scale of a name; SPICE's TDT and ET are TT and TDB.</summary>
    internal static TimeScale? Scale(string name)
    {
        foreach (var candidate in Enum.GetValues<TimeScale>())
        {
            if (string.Equals(Name(candidate), name, StringComparison.OrdinalIgnoreCase))
                return candidate;
        }
        return name.ToUpperInvariant() switch
        {
            "Z" => TimeScale.Utc,
            "TDT" => TimeScale.Tt,
            "ET" => TimeScale.Tdb,
            _ => null,
        };
    }

    private static string? ReadIso(TimeScales scales, GroupCollection parts, out ClockReading reading)
    {
        reading = default;
        if (!TryScale(parts["scale"], out var scale, out var error))
            return error;
        if (!TryPart(parts["year"], GregorianDays.FirstYear, GregorianDays.LastYear, 4, out var year))
            return NoSuchYear(parts["year"].Value);
        error = parts["dayOfYear"].Success
            ? DayOfYear(year, int.Parse(parts["dayOfYear"].ValueSpan, CultureInfo.InvariantCulture), out var date)
            : ReadDate(parts, year, out date);
        if (error is not null)
            return error;
        if (!TryPart(parts["hour"], 0, 23, 2, out var hour))
            return $"no such hour: {parts["hour"].Value} (00 to 23; midnight is 00:00 of the next day)";
        if (!TryPart(parts["minute"], 0, 59, 2, out var minute))
            return $"no such minute: {parts["minute"].Value} (00 to 59)";
        if (!TryPart(parts["second"], 0, 60, 2, out var second))
            return $"no such second: {parts["second"].Value} (00 to 59)";
        if (!TryPart(parts["zoneHour"], 0, 14, 2, out var zoneHour))
            return $"no such time zone: {parts["zoneHour"].Value} h (up to 14)";
        if (!TryPart(parts["zoneMinute"], 0, 59, 2, out var zoneMinute))
            return $"no such time zone: {parts["zoneMinute"].Value} min (00 to 59)";
        var zone = zoneHour * 60 + zoneMinute;
        return new ClockReadingParts(scale, date)
        {
            Hour = hour,
            Minute = minute,
            Second = second,
            Fraction = parts["fraction"].Success
                ? double.Parse("0" + parts["fraction"].Value, CultureInfo.InvariantCulture)
                : 0,
            ZoneMinutes = parts["sign"].Value == "-" ? -zone : zone,
        }.ToReading(scales, out reading);
    }

    private static string? ReadDate(GroupCollection parts, int year, out int date)
    {
        date = 0;
        if (!TryPart(parts["month"], 1, 12, 2, out var month))
            return $"no such month: {parts["month"].Value} (01 to 12)";
        return TryPart(parts["day"], 1, 31, 2, out var day)
            ? Date(year, month, day, out date)
            : $"no such day: {parts["day"].Value} (01 to 31)";
    }

    /// <summary>The modified Julian day of a date whose month exists, or what is wrong with it.</summary>
    internal static string? Date(int year, int month, int day, out int date)
    {
        date = 0;
        if (year is < GregorianDays.FirstYear or > GregorianDays.LastYear)
            return NoSuchYear($"{year}");
        var days = GregorianDays.DaysInMonth(year, month);
        if (day < 1 || day > days)
            return $"no such date: {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {year} has {days} days";
        date = GregorianDays.ModifiedJulianDay(year, month, day);
        return null;
    }

    /// <summary>The modified Julian day of a day of a year, or what is wrong with it.</summary>
    internal static string? DayOfYear(int year, int day, out int date)
    {
        date = 0;
        if (year is < GregorianDays.FirstYear or > GregorianDays.LastYear)
            return NoSuchYear($"{year}");
        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        if (day < 1 || day > days)
            return $"no such day of the year: {day:D3} ({year} has {days} days)";
        date = GregorianDays.ModifiedJulianDay(year, 1, 1) + day - 1;
        return null;
    }

    /// <summary>The Julian date, or what is wrong with it.</summary>
    internal static string? JulianDate(
        TimeScales scales,
        TimeScale scale,
        bool modified,
        string text,
        out ClockReading reading
    )
    {
        reading = default;
        // Decimal arithmetic keeps every digit that is written, to 1e-20 d.
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days))
            return $"no such Julian date: {text}";
        days -= modified ? 0 : 2400000.5m;
        var first = GregorianDays.ModifiedJulianDay(GregorianDays.FirstYear, 1, 1);
        var last = GregorianDays.ModifiedJulianDay(GregorianDays.LastYear, 12, 31);
        if (days < first || days >= last + 1)
            return $"no such Julian date: {text} (the years {GregorianDays.FirstYear} to {GregorianDays.LastYear} are JD2299238.5 to JD5373484.5)";
        var day = decimal.Floor(days);
        var seconds = (days - day) * 86400;
        var second = decimal.Floor(seconds);
        var fraction = Math.Min((double)(seconds - second), Math.BitDecrement(1.0));
        reading = new(scale, (int)day, (int)second, fraction);
        return scales.Exists(reading)
            ? null
            : $"no such Julian date: {text} UTC falls into a step of the clocks before 1972";
    }

    private static string? ReadJulian(TimeScales scales, GroupCollection parts, out ClockReading reading)
    {
        reading = default;
        return TryScale(parts["scale"], out var scale, out var error)
            ? JulianDate(scales, scale, parts["kind"].Length == 3, parts["days"].Value, out reading)
            : error;
    }

    private static string NoSuchYear(string year) =>
        $"no such year: {year} (years have four digits, {GregorianDays.FirstYear} to {GregorianDays.LastYear})";

    private static bool TryPart(Group part, int low, int high, int digits, out int value)
    {
        value = 0;
        return !part.Success
            || part.Length == digits
                && int.TryParse(part.Value, CultureInfo.InvariantCulture, out value)
                && value >= low
                && value <= high;
    }

    private static bool TryScale(Group name, out TimeScale scale, [NotNullWhen(false)] out string? error)
    {
        error = null;
        scale = TimeScale.Utc;
        if (!name.Success)
            return true;
        if (Scale(name.Value) is { } known)
        {
            scale = known;
            return true;
        }
        error = $"no such time scale: {name.Value} ({string.Join(", ", Enum.GetValues<TimeScale>().Select(Name))})";
        return false;
    }
}
