namespace Perilune.Astro.Time;

/// <summary>
/// The parts of a date and a time of day as a text has them, before they are checked: what both kinds of text end in.
/// </summary>
internal readonly record struct ClockReadingParts(TimeScale Scale, int ModifiedJulianDay)
{
    /// <summary>Hour, 0 to 23.</summary>
    public int Hour { get; init; }

    /// <summary>Minute, 0 to 59.</summary>
    public int Minute { get; init; }

    /// <summary>Second, 0 to 60.</summary>
    public int Second { get; init; }

    /// <summary>Fraction of the second.</summary>
    public double Fraction { get; init; }

    /// <summary>Minutes by which the text's clock is ahead of the scale.</summary>
    public int ZoneMinutes { get; init; }

    /// <summary>The reading, or what is wrong with the text.</summary>
    public string? ToReading(TimeScales scales, out ClockReading reading)
    {
        var date = GregorianDays.Text(ModifiedJulianDay);
        var minutes = Hour * 60 + Minute - ZoneMinutes;
        var days = (int)Math.Floor(minutes / 1440.0);
        minutes -= days * 1440;
        // More nines than a double holds round to one: the last double below is 1e-16 s away.
        var fraction = Math.Min(Fraction, Math.BitDecrement(1.0));
        reading = new(Scale, ModifiedJulianDay + days, minutes * 60 + Second, fraction);
        if (Second == 60 && minutes != 1439)
            return "no such second: 60 (a leap second is 23:59:60 UTC)";
        if (scales.Exists(reading))
            return null;
        return Second == 60
            ? $"no such second: no leap second was inserted at the end of {date} {TimeText.Name(Scale)}"
            : $"no such second: {date} UTC ended at {scales.LengthOfDay(Scale, reading.ModifiedJulianDay):F2} s, when the clocks were set";
    }
}
