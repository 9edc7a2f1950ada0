using System.Globalization;
using Perilune.Astro.Time;

namespace Perilune.Astro.Kernels;

/// <summary>
/// Dates of text kernels, such as <c>@1972-JAN-1</c>, <c>@1-JAN-1972/12:30:05.5</c>, <c>@1972-01-31</c> or <c>@1972-032</c>:
/// seconds past J2000 by the calendar, days of 86400 s (NAIF, "Kernel Required Reading", "Variable value rules").
/// </summary>
internal static class KernelDate
{
    private const double SecondsPerDay = 86400;
    private const string Months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    /// <summary>Reads a date without its '@'; false when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double secondsPastJ2000)
    {
        secondsPastJ2000 = 0;
        var split = text.IndexOf('/');
        // ISO's T stands after the day's digits, that of OCT after a letter.
        for (var i = 1; split < 0 && i < text.Length; i++)
        {
            if (text[i] is 'T' or 't' && char.IsAsciiDigit(text[i - 1]))
                split = i;
        }
        var date = split < 0 ? text : text[..split];
        if (!TryReadDay(date, out var day) || !TryReadTime(split < 0 ? "" : text[(split + 1)..], out var seconds))
            return false;
        secondsPastJ2000 = (day - GregorianDays.ModifiedJulianDay2000 - 0.5) * SecondsPerDay + seconds;
        return true;
    }

    private static bool TryReadDay(ReadOnlySpan<char> text, out int day)
    {
        day = 0;
        Span<Range> parts = stackalloc Range[4];
        var count = text.Split(parts, '-', StringSplitOptions.TrimEntries);
        if (count is < 2 or > 3)
            return false;
        var first = text[parts[0]];
        var second = text[parts[1]];
        var yearFirst = first.Length == 4;
        if (!Number(first, out var leading))
            return false;
        if (count == 2)
        {
            if (!yearFirst || !Number(second, out var dayOfYear) || !InCalendar(leading, 1, 1) || dayOfYear < 1)
                return false;
            day = GregorianDays.ModifiedJulianDay(leading, 1, 1) + dayOfYear - 1;
            return dayOfYear <= (DateTime.IsLeapYear(leading) ? 366 : 365);
        }
        if (!Number(text[parts[2]], out var trailing))
            return false;
        var month =
            second.Length >= 3 && char.IsAsciiLetter(second[0]) ? MonthOf(second)
            : Number(second, out var m) ? m
            : 0;
        var (year, dayOfMonth) = yearFirst ? (leading, trailing) : (trailing, leading);
        if (!InCalendar(year, month, dayOfMonth))
            return false;
        day = GregorianDays.ModifiedJulianDay(year, month, dayOfMonth);
        return true;
    }

    private static bool TryReadTime(ReadOnlySpan<char> text, out double seconds)
    {
        seconds = 0;
        if (text.IsEmpty)
            return true;
        Span<Range> parts = stackalloc Range[4];
        var count = text.Split(parts, ':', StringSplitOptions.TrimEntries);
        var scale = 3600.0;
        for (var i = 0; i < count; i++, scale /= 60)
        {
            if (
                i > 2
                || !double.TryParse(
                    text[parts[i]],
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
                return false;
            if (value > (i == 0 ? 23 : 60))
                return false;
            seconds += value * scale;
        }
        return true;
    }

    private static int MonthOf(ReadOnlySpan<char> name)
    {
        var at = Months.AsSpan().IndexOf(name[..3], StringComparison.OrdinalIgnoreCase);
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static bool InCalendar(int year, int month, int day) =>
        year is >= GregorianDays.FirstYear and <= GregorianDays.LastYear
        && month is >= 1 and <= 12
        && day >= 1
        && day <= GregorianDays.DaysInMonth(year, month);

    private static bool Number(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
