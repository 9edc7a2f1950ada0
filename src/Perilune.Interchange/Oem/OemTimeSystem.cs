using System.Globalization;
using Perilune.Astro.Time;

namespace Perilune.Interchange.Oem;

/// <summary>Time tags of an orbit ephemeris message: CCSDS ASCII time codes A and B in the segment's time system.</summary>
internal static class OemTimeSystem
{
    // A microsecond is 2 mm at perilune speed; a nanosecond is below everything else that the text keeps.
    private const int Digits = 9;

    /// <summary>The time scale of a TIME_SYSTEM value; false for those that need the turning Earth or a spacecraft clock.</summary>
    public static bool TryScale(string timeSystem, out TimeScale scale)
    {
        foreach (var candidate in Enum.GetValues<TimeScale>())
        {
            scale = candidate;
            if (TimeText.Name(candidate) == timeSystem)
                return true;
        }
        scale = default;
        return false;
    }

    /// <summary>The time tag of an instant, code A, nanoseconds.</summary>
    public static string Format(TimeScales scales, Epoch epoch, TimeScale scale)
    {
        var text = scales.Format(epoch, scale, Digits);
        // The standard's tags carry no scale: TIME_SYSTEM says it once.
        return text[..(10 + 1 + 8 + 1 + Digits)];
    }

    /// <summary>Reads a time tag of code A (2028-01-31T...) or B (2028-031T...).</summary>
    public static bool TryParse(TimeScales scales, string text, TimeScale scale, out Epoch epoch, out string? error)
    {
        var tag = text.EndsWith('Z') ? text[..^1] : text;
        if (
            tag.Length > 8
            && tag[4] == '-'
            && tag[8] == 'T'
            && int.TryParse(tag.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && int.TryParse(tag.AsSpan(5, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var dayOfYear)
        )
        {
            if (year is < GregorianDays.FirstYear or > GregorianDays.LastYear || !IsDayOf(year, dayOfYear))
            {
                epoch = default;
                error = $"no such day of the year: {text}";
                return false;
            }
            var (y, m, d) = GregorianDays.Date(GregorianDays.ModifiedJulianDay(year, 1, 1) + dayOfYear - 1);
            tag = $"{y:D4}-{m:D2}-{d:D2}{tag.AsSpan(8)}";
        }
        return scales.TryParse($"{tag} {TimeText.Name(scale)}", out epoch, out error);
    }

    private static bool IsDayOf(int year, int dayOfYear) =>
        dayOfYear >= 1 && dayOfYear <= (DateTime.IsLeapYear(year) ? 366 : 365);
}
