using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Perilune.Astro.Time;

/// <summary>
/// Instants as text. Read: ISO 8601 (<c>2028-01-01</c>, <c>2028-01-01T00:00:00.123456789Z</c>, <c>2028-01-01T12:00 TDB</c>)
/// and Julian dates (<c>JD2461771.5 TDB</c>, <c>MJD61771 TT</c>), with UTC, TAI, TT or TDB; a date without a scale is UTC.
/// <c>23:59:60</c> exists only where a leap second was inserted. Digits of a second are kept to 1e-16 s.
/// </summary>
public static class TimeText
{
    private static readonly Regex Iso = new(
        @"^(?<year>\d+)-(?<month>\d+)-(?<day>\d+)([Tt ](?<hour>\d+):(?<minute>\d+)(:(?<second>\d+)(?<fraction>\.\d+)?)?)?\s*(?<scale>[A-Za-z][A-Za-z0-9]*)?$",
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
            (error, reading) = ($"not a date: '{text}'; write 2028-01-01T00:00:00 UTC or JD2461771.5 TDB", default);
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
    public static string Format(this TimeScales scales, Epoch epoch, TimeScale scale, int digits)
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 15);
        var reading = scales.At(epoch, scale);
        var fraction = reading.Fraction.ToString("F" + digits, CultureInfo.InvariantCulture);
        if (fraction[0] == '1')
        {
            reading = reading with { Second = reading.Second + 1, Fraction = 0 };
            if (reading.Second >= scales.LengthOfDay(scale, reading.ModifiedJulianDay))
                reading = reading with { ModifiedJulianDay = reading.ModifiedJulianDay + 1, Second = 0 };
        }
        var (year, month, day) = reading.Date;
        var suffix = scale == TimeScale.Utc ? "Z" : " " + Name(scale);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{year:D4}-{month:D2}-{day:D2}T{reading.Hour:D2}:{reading.Minute:D2}:{reading.SecondOfMinute:D2}{fraction.AsSpan(1)}{suffix}"
        );
    }

    /// <summary>The name of a scale as people write it: UTC, TAI, TT, TDB.</summary>
    public static string Name(TimeScale scale) => scale.ToString().ToUpperInvariant();

    private static string? ReadIso(TimeScales scales, GroupCollection parts, out ClockReading reading)
    {
        reading = default;
        if (!TryScale(parts["scale"], out var scale, out var error))
            return error;
        if (!TryPart(parts["year"], GregorianDays.FirstYear, GregorianDays.LastYear, 4, out var year))
            return $"no such year: {parts["year"].Value} (years have four digits, {GregorianDays.FirstYear} to {GregorianDays.LastYear})";
        if (!TryPart(parts["month"], 1, 12, 2, out var month))
            return $"no such month: {parts["month"].Value} (01 to 12)";
        if (!TryPart(parts["day"], 1, 31, 2, out var day))
            return $"no such day: {parts["day"].Value} (01 to 31)";
        var days = GregorianDays.DaysInMonth(year, month);
        if (day > days)
            return $"no such date: {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {year} has {days} days";
        if (!TryPart(parts["hour"], 0, 23, 2, out var hour))
            return $"no such hour: {parts["hour"].Value} (00 to 23; midnight is 00:00 of the next day)";
        if (!TryPart(parts["minute"], 0, 59, 2, out var minute))
            return $"no such minute: {parts["minute"].Value} (00 to 59)";
        if (!TryPart(parts["second"], 0, 60, 2, out var second))
            return $"no such second: {parts["second"].Value} (00 to 59)";
        var fraction = parts["fraction"].Success
            ? double.Parse("0" + parts["fraction"].Value, CultureInfo.InvariantCulture)
            : 0;
        // More nines than a double holds round to one: the last double below is 1e-16 s away.
        fraction = Math.Min(fraction, Math.BitDecrement(1.0));
        reading = ClockReading.FromDate(scale, year, month, day, hour, minute, second, fraction);
        if (second == 60 && (hour, minute) != (23, 59))
            return "no such second: 60 (a leap second is 23:59:60 UTC)";
        if (scales.Exists(reading))
            return null;
        var date = $"{year:D4}-{month:D2}-{day:D2}";
        return second == 60
            ? $"no such second: no leap second was inserted at the end of {date} {Name(scale)}"
            : $"no such second: {date} UTC ended at {scales.LengthOfDay(scale, reading.ModifiedJulianDay):F2} s, when the clocks were set";
    }

    private static string? ReadJulian(TimeScales scales, GroupCollection parts, out ClockReading reading)
    {
        reading = default;
        if (!TryScale(parts["scale"], out var scale, out var error))
            return error;
        var modified = parts["kind"].Length == 3;
        // Decimal arithmetic keeps every digit that is written, to 1e-20 d.
        if (!decimal.TryParse(parts["days"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days))
            return $"no such Julian date: {parts["days"].Value}";
        days -= modified ? 0 : 2400000.5m;
        var first = GregorianDays.ModifiedJulianDay(GregorianDays.FirstYear, 1, 1);
        var last = GregorianDays.ModifiedJulianDay(GregorianDays.LastYear, 12, 31);
        if (days < first || days >= last + 1)
            return $"no such Julian date: {parts["days"].Value} (the years {GregorianDays.FirstYear} to {GregorianDays.LastYear} are JD2299238.5 to JD5373484.5)";
        var day = decimal.Floor(days);
        var seconds = (days - day) * 86400;
        var second = decimal.Floor(seconds);
        var fraction = Math.Min((double)(seconds - second), Math.BitDecrement(1.0));
        reading = new(scale, (int)day, (int)second, fraction);
        return scales.Exists(reading)
            ? null
            : $"no such Julian date: {parts["days"].Value} UTC falls into a step of the clocks before 1972";
    }

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
        if (!name.Success || name.Value is "Z" or "z")
            return true;
        foreach (var candidate in Enum.GetValues<TimeScale>())
        {
            if (string.Equals(Name(candidate), name.Value, StringComparison.OrdinalIgnoreCase))
            {
                scale = candidate;
                return true;
            }
        }
        error = $"no such time scale: {name.Value} (UTC, TAI, TT or TDB)";
        return false;
    }
}
