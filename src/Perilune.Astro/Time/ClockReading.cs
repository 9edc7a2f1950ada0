namespace Perilune.Astro.Time;

/// <summary>
/// What a clock of one time scale shows: a day, a second of that day and its fraction. Nothing is lost to rounding: the
/// fraction stands alone. It is an edge value, for people and files; computations use <see cref="Epoch"/>.
/// </summary>
/// <param name="Scale">The clock's time scale.</param>
/// <param name="ModifiedJulianDay">Modified Julian day number of the date that the clock shows.</param>
/// <param name="Second">Whole second of the day, 0 to 86399; 86400 is UTC's 23:59:60.</param>
/// <param name="Fraction">Fraction of the second, in [0, 1).</param>
public readonly record struct ClockReading(TimeScale Scale, int ModifiedJulianDay, int Second, double Fraction)
{
    /// <summary>Gregorian year, month and day.</summary>
    public (int Year, int Month, int Day) Date => GregorianDays.Date(ModifiedJulianDay);

    /// <summary>Hour, 0 to 23.</summary>
    public int Hour => Math.Min(Second / 3600, 23);

    /// <summary>Minute, 0 to 59.</summary>
    public int Minute => Second == 86400 ? 59 : Second / 60 % 60;

    /// <summary>Second of the minute, 0 to 59; 60 in a leap second.</summary>
    public int SecondOfMinute => Second == 86400 ? 60 : Second % 60;

    /// <summary>Seconds since the day began, as one double (1.5e-11 s apart at worst).</summary>
    public double SecondOfDay => Second + Fraction;

    /// <summary>
    /// Modified Julian date as one double (0.6 microseconds apart), the day taken as 86400 s long: within a leap second it
    /// runs into the next day.
    /// </summary>
    public double ModifiedJulianDate => ModifiedJulianDay + SecondOfDay / 86400;

    /// <summary>Julian date, as <see cref="ModifiedJulianDate"/> (40 microseconds apart).</summary>
    public double JulianDate => ModifiedJulianDate + 2400000.5;

    /// <summary>The reading of a date and a time of day.</summary>
    /// <param name="scale">Time scale.</param>
    /// <param name="year">Gregorian year.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <param name="day">Day of the month.</param>
    /// <param name="hour">Hour, 0 to 23.</param>
    /// <param name="minute">Minute, 0 to 59.</param>
    /// <param name="second">Second, 0 to 59, or 60 in a leap second.</param>
    /// <param name="fraction">Fraction of the second, in [0, 1).</param>
    public static ClockReading FromDate(
        TimeScale scale,
        int year,
        int month,
        int day,
        int hour = 0,
        int minute = 0,
        int second = 0,
        double fraction = 0
    ) => new(scale, GregorianDays.ModifiedJulianDay(year, month, day), hour * 3600 + minute * 60 + second, fraction);

    /// <summary>
    /// Seconds of one scale from <paramref name="right"/> to <paramref name="left"/>. Readings of two scales have no difference:
    /// turn them into epochs (<see cref="TimeScales.ToEpoch"/>).
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The scales differ, or they are UTC, whose days need the table of leap seconds.
    /// </exception>
    public static double operator -(ClockReading left, ClockReading right)
    {
        if (left.Scale != right.Scale)
            throw new InvalidOperationException(
                $"cannot subtract a reading of {TimeText.Name(right.Scale)} from one of {TimeText.Name(left.Scale)}"
            );
        if (left.Scale == TimeScale.Utc)
            throw new InvalidOperationException("cannot subtract readings of UTC, which has leap seconds: use epochs");
        return (left.ModifiedJulianDay - right.ModifiedJulianDay) * 86400.0
            + (left.Second - right.Second)
            + (left.Fraction - right.Fraction);
    }
}
