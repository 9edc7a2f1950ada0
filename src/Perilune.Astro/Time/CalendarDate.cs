using System.Globalization;

namespace Perilune.Astro.Time;

/// <summary>Tells year, month, day and time of day apart among the numbers of a text.</summary>
internal static class CalendarDate
{
    /// <summary>A time of day.</summary>
    public readonly record struct Clock(bool Given, int Hour, int Minute, decimal Seconds);

    /// <summary>Takes the time of day out of the tokens; false if it cannot be one, with a reason or none.</summary>
    public static bool TryTakeClock(List<string> tokens, string? halfDay, out Clock clock, out string? error)
    {
        clock = default;
        error = null;
        var colon = tokens.IndexOf(":");
        if (colon < 0)
        {
            if (halfDay is null)
                return true;
            error = "A.M. or P.M. without a time such as 3:00";
            return false;
        }
        var parts = new List<decimal>();
        var at = colon - 1;
        while (parts.Count < 3 && at >= 0 && at < tokens.Count && TryNumber(tokens[at], out var part))
        {
            parts.Add(part);
            tokens.RemoveAt(at);
            if (at >= tokens.Count || tokens[at] != ":")
                break;
            tokens.RemoveAt(at);
        }
        if (parts.Count < 2 || parts.SkipLast(1).Any(part => part != decimal.Floor(part)))
            return false;
        error = Check(parts, halfDay);
        if (error is not null)
            return false;
        var hour = (int)parts[0];
        if (halfDay is not null)
            hour = hour % 12 + (halfDay == "PM" ? 12 : 0);
        var minute = (int)decimal.Floor(parts[1]);
        clock = new(true, hour, minute, parts.Count == 3 ? parts[2] : (parts[1] - minute) * 60);
        return true;
    }

    /// <summary>
    /// The date from what is left: a modified Julian day and a fraction of it; what is wrong, empty if it is no date at all.
    /// </summary>
    public static string? Read(List<string> tokens, CalendarText.Words words, out int date, out decimal fraction)
    {
        (date, fraction) = (0, 0);
        var apostrophe = -1;
        var numbers = new List<decimal>();
        foreach (var token in tokens)
        {
            if (token == "'" && apostrophe < 0)
                apostrophe = numbers.Count;
            else if (TryNumber(token, out var number))
                numbers.Add(number);
            else if (token is not ("," or "/" or "-"))
                return "";
        }
        // Only the last part of a date may be broken; which that is follows below.
        var broken = numbers.FindIndex(number => number != decimal.Floor(number));
        decimal day;
        int year;
        var month = words.Month;
        if (month != 0 && numbers.Count == 2)
        {
            var yearAt =
                apostrophe >= 0 ? apostrophe
                : numbers[0] > 31 ? 0
                : numbers[1] > 31 ? 1
                : -1;
            if (yearAt is < 0 or > 1)
                return "cannot tell the day from the year: write the year with four digits";
            (year, day) = (Year(numbers[yearAt], words.Era), numbers[1 - yearAt]);
            if (broken == yearAt)
                return "";
        }
        else if (month == 0 && numbers.Count == 3 && apostrophe <= 0 && (numbers[0] >= 1000 || apostrophe == 0))
        {
            if (broken is 0 or 1 || numbers[1] is < 1 or > 12)
                return $"no such month: {numbers[1]} (1 to 12)";
            (year, month, day) = (Year(numbers[0], words.Era), (int)numbers[1], numbers[2]);
        }
        else if (month == 0 && numbers.Count == 3 && (numbers[2] >= 1000 || apostrophe == 2))
        {
            // Month, day, year: the American order, as str2et has it.
            if (broken is 0 or 2 || numbers[0] is < 1 or > 12)
                return $"no such month: {numbers[0]} (1 to 12; without a month's name it is month/day/year)";
            (month, day, year) = ((int)numbers[0], numbers[1], Year(numbers[2], words.Era));
        }
        else if (month == 0 && numbers.Count == 2 && (numbers[0] >= 1000 || apostrophe == 0))
        {
            if (broken == 0)
                return "";
            fraction = numbers[1] - decimal.Floor(numbers[1]);
            var dayOfYear = (int)Math.Min(decimal.Floor(numbers[1]), 1000);
            return TimeText.DayOfYear(Year(numbers[0], words.Era), dayOfYear, out date);
        }
        else
            return "";
        fraction = day - decimal.Floor(day);
        return TimeText.Date(year, month, (int)Math.Min(decimal.Floor(day), 1000), out date);
    }

    // Two digits mean 1969 to 2068, unless an era is named.
    private static int Year(decimal number, bool era)
    {
        var year = (int)Math.Min(number, 100000);
        return era || year >= 100 ? year
            : year >= 69 ? 1900 + year
            : 2000 + year;
    }

    private static string? Check(List<decimal> parts, string? halfDay)
    {
        if (halfDay is null ? parts[0] > 23 : parts[0] is < 1 or > 12)
            return halfDay is null
                ? $"no such hour: {parts[0]} (0 to 23)"
                : $"no such hour: {parts[0]} {halfDay} (1 to 12)";
        if (parts[1] >= 60)
            return $"no such minute: {parts[1]} (0 to 59)";
        return parts.Count == 3 && parts[2] >= 61 ? $"no such second: {parts[2]} (0 to 59)" : null;
    }

    private static bool TryNumber(string token, out decimal value) =>
        decimal.TryParse(token, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
