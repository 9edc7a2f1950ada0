using System.Globalization;

namespace Perilune.Astro.Time;

/// <summary>
/// Days of the Gregorian calendar as modified Julian day numbers (Fliegel and van Flandern, Communications of the ACM 11,
/// 657, 1968, in floor arithmetic). Valid from 1583, the calendar's first full year, to 9999.
/// </summary>
public static class GregorianDays
{
    /// <summary>First year that can be named.</summary>
    public const int FirstYear = 1583;

    /// <summary>Last year that can be named.</summary>
    public const int LastYear = 9999;

    /// <summary>Modified Julian day of 2000-01-01.</summary>
    public const int ModifiedJulianDay2000 = 51544;

    // Days from 0000-03-01, where the shifted year begins, to 1858-11-17, where modified Julian days begin.
    private const int DaysToModifiedJulianZero = 678881;

    /// <summary>Days of a month, 28 to 31.</summary>
    /// <param name="year">Gregorian year.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year or the month does not exist.</exception>
    public static int DaysInMonth(int year, int month) => DateTime.DaysInMonth(year, month);

    /// <summary>Modified Julian day number of a date.</summary>
    /// <param name="year">Gregorian year.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <param name="day">Day of the month, from 1.</param>
    public static int ModifiedJulianDay(int year, int month, int day)
    {
        // Years that begin in March put the odd day at their end.
        var shiftedYear = month > 2 ? year : year - 1;
        var shiftedMonth = (month + 9) % 12;
        return 365 * shiftedYear
            + shiftedYear / 4
            - shiftedYear / 100
            + shiftedYear / 400
            + (153 * shiftedMonth + 2) / 5
            + (day - 1)
            - DaysToModifiedJulianZero;
    }

    /// <summary>Year, month and day of a modified Julian day number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the years 1583 to 9999.</exception>
    public static (int Year, int Month, int Day) Date(int modifiedJulianDay)
    {
        if (
            modifiedJulianDay < ModifiedJulianDay(FirstYear, 1, 1)
            || modifiedJulianDay > ModifiedJulianDay(LastYear, 12, 31)
        )
            throw new ArgumentOutOfRangeException(
                nameof(modifiedJulianDay),
                modifiedJulianDay,
                $"the calendar runs from {FirstYear} to {LastYear}"
            );
        var days = modifiedJulianDay + DaysToModifiedJulianZero;
        var era = days / 146097;
        var dayOfEra = days % 146097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shiftedMonth = (5 * dayOfYear + 2) / 153;
        var month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    }

    /// <summary>The date as text, year-month-day.</summary>
    internal static string Text(int modifiedJulianDay)
    {
        var (year, month, day) = Date(modifiedJulianDay);
        return string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}");
    }

    /// <summary>Number of the day in its year, from 1.</summary>
    public static int DayOfYear(int modifiedJulianDay) =>
        modifiedJulianDay - ModifiedJulianDay(Date(modifiedJulianDay).Year, 1, 1) + 1;
}
