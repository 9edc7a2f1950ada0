using System.Globalization;
using System.Text.RegularExpressions;

namespace Perilune.Astro.Time;

/// <summary>
/// Dates as people write them and SPICE's str2et reads them (NAIF, "Time Required Reading", the text on parsing): names of
/// months, days of the year, years first or last, <c>'96</c>, weekdays, A.M. and P.M., A.D., American time zones and
/// <c>UTC+5:30</c>, Julian dates with JD in front or behind, in any order that is not ambiguous. Two digits of a year mean 1969
/// to 2068. What could be read in two ways is refused. The calendar is Gregorian from 1583; B.C. and its Julian calendar
/// are refused.
/// </summary>
internal static class CalendarText
{
    private const RegexOptions Options =
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Dotted = new(@"\b(?<first>[ABP])\.\s?(?<second>[MDC])\.", Options);
    private static readonly Regex Zone = new(
        @"\bUTC\s?(?<sign>[+-])(?<hour>\d{1,2})(:(?<minute>\d\d))?(?!\d)",
        Options
    );
    private static readonly Regex Token = new(@"\d+(\.\d*)?|\.\d+|[A-Za-z][A-Za-z0-9]*|[:/,'+-]|\S", Options);

    // Hours behind UTC: Eastern, Central, Mountain, Pacific, standard and daylight.
    private static readonly string[] AmericanZones = ["EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"];
    private static readonly int[] AmericanHours = [5, 4, 6, 5, 7, 6, 8, 7];

    /// <summary>Reads a text, or says what is wrong with it.</summary>
    public static string? Read(TimeScales scales, string text, out ClockReading reading)
    {
        reading = default;
        var words = new Words();
        var rest = Zone.Replace(
            Dotted.Replace(text, "${first}${second}"),
            match =>
            {
                var minutes = Number(match.Groups["hour"]) * 60 + Number(match.Groups["minute"]);
                words.SetZone(match.Groups["sign"].Value == "-" ? -minutes : minutes);
                return " ";
            }
        );
        var tokens = new List<string>();
        foreach (var token in Token.Matches(rest).Select(match => match.Value))
        {
            if (!char.IsAsciiLetter(token[0]))
                tokens.Add(token);
            else if (!words.Take(token, tokens))
                return NotADate(text);
        }
        if (words.Error is { } error)
            return $"{error}: '{text}'";
        if (words.Julian is { } kind)
        {
            var alone = tokens.Count == 1 && !words.HasClock;
            return alone
                ? TimeText.JulianDate(scales, words.Scale, kind == "MJD", tokens[0], out reading)
                : NotADate(text);
        }
        if (!CalendarDate.TryTakeClock(tokens, words.HalfDay, out var clock, out error))
            return error is null ? NotADate(text) : $"{error}: '{text}'";
        error = CalendarDate.Read(tokens, words, out var date, out var dayFraction);
        if (error is not null)
            return error.Length == 0 ? NotADate(text) : error;
        if (dayFraction != 0 && clock.Given)
            return $"a fraction of a day and a time of day: '{text}'";
        var seconds = clock.Given ? clock.Seconds : dayFraction * 86400;
        var whole = (int)decimal.Floor(seconds);
        return new ClockReadingParts(words.Scale, date)
        {
            Hour = clock.Given ? clock.Hour : whole / 3600,
            Minute = clock.Given ? clock.Minute : whole / 60 % 60,
            Second = clock.Given ? whole : whole % 60,
            Fraction = (double)(seconds - whole),
            ZoneMinutes = words.ZoneMinutes,
        }.ToReading(scales, out reading);
    }

    private static string NotADate(string text) =>
        $"not a date: '{text}'; write 2028-01-01T00:00:00 UTC or JD2461771.5 TDB";

    private static int Number(Group digits) =>
        digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>The words of a text: what each says about the numbers.</summary>
    internal sealed class Words
    {
        private bool scaleGiven;
        private bool zoneGiven;

        /// <summary>The time scale, UTC unless named.</summary>
        public TimeScale Scale { get; private set; } = TimeScale.Utc;

        /// <summary>Minutes ahead of UTC.</summary>
        public int ZoneMinutes { get; private set; }

        /// <summary>JD or MJD, or null.</summary>
        public string? Julian { get; private set; }

        /// <summary>AM or PM, or null.</summary>
        public string? HalfDay { get; private set; }

        /// <summary>Whether an era was named.</summary>
        public bool Era { get; private set; }

        /// <summary>Month, 1 to 12, or 0.</summary>
        public int Month { get; private set; }

        /// <summary>How many numbers stood before the month.</summary>
        public int NumbersBeforeMonth { get; private set; }

        /// <summary>What contradicts itself, or null.</summary>
        public string? Error { get; private set; }

        /// <summary>Whether a word belongs to a clock or a calendar.</summary>
        public bool HasClock => HalfDay is not null || Month != 0 || Era;

        /// <summary>Takes a zone given by its difference to UTC.</summary>
        public void SetZone(int minutes)
        {
            if (zoneGiven || scaleGiven)
                Error = "two time zones or scales";
            if (Math.Abs(minutes) > 14 * 60)
                Error = "no such time zone";
            (zoneGiven, ZoneMinutes) = (true, minutes);
        }

        /// <summary>Takes a word; false if it means nothing.</summary>
        public bool Take(string word, List<string> tokens)
        {
            var upper = word.ToUpperInvariant();
            if (upper is "JD" or "MJD" or "JDUTC" or "JDTDB" or "JDTDT")
            {
                Julian = upper == "MJD" ? upper : "JD";
                return upper.Length <= 3 || Take(upper[2..], tokens);
            }
            if (upper is "AM" or "PM")
                HalfDay = HalfDay is null ? upper : Contradiction("A.M. or P.M. twice", upper);
            else if (upper is "AD" or "CE")
                Era = true;
            else if (upper is "BC" or "BCE")
                Error =
                    $"no such year: before Christ (years are {GregorianDays.FirstYear} to {GregorianDays.LastYear})";
            else if (Array.IndexOf(AmericanZones, upper) is >= 0 and var zone)
                SetZone(-60 * AmericanHours[zone]);
            else if (TimeText.Scale(upper) is { } scale)
            {
                if (scaleGiven || zoneGiven)
                    Error = "two time zones or scales";
                (scaleGiven, Scale) = (true, scale);
            }
            else if (NameOf(upper, CultureInfo.InvariantCulture.DateTimeFormat.MonthNames) is > 0 and var month)
            {
                if (Month != 0)
                    Error = "two months";
                (Month, NumbersBeforeMonth) = (month, tokens.Count(token => char.IsAsciiDigit(token[0])));
            }
            else
                return NameOf(upper, CultureInfo.InvariantCulture.DateTimeFormat.DayNames) > 0;
            return true;
        }

        private string Contradiction(string error, string value)
        {
            Error = error;
            return value;
        }

        // Three letters or more of a name, as str2et takes them; the number from 1.
        private static int NameOf(string word, string[] names) =>
            word.Length < 3
                ? 0
                : 1 + Array.FindIndex(names, name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }
}
