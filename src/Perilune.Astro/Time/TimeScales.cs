namespace Perilune.Astro.Time;

/// <summary>
/// Conversions between an <see cref="Epoch"/> and the readings of clocks of TDB, TT, TAI and UTC. TDB - TT is the periodic
/// term that SPICE's kernel naif0012 carries (Moyer, Celestial Mechanics 23, 33, 1981, first term: right to 30
/// microseconds), so that an epoch is the same number as SPICE's ephemeris time. Immutable and safe from any thread.
/// </summary>
public sealed class TimeScales
{
    /// <summary>TT - TAI, s (IAU 1991 resolution A4; exact).</summary>
    public const double TtMinusTai = 32.184;

    // naif0012.tls: DELTET/K (s), EB, M (rad, rad/s).
    private const double Amplitude = 1.657e-3;
    private const double Eccentricity = 1.671e-2;
    private const double AnomalyAtJ2000 = 6.239996;
    private const double AnomalyRate = 1.99096871e-7;

    /// <summary>The scales with a table of leap seconds.</summary>
    public TimeScales(LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        LeapSeconds = leapSeconds;
    }

    /// <summary>The table of TAI - UTC.</summary>
    public LeapSeconds LeapSeconds { get; }

    /// <summary>TDB - TT, s, at an instant given in TT seconds past J2000 (its rate is under 4e-10 s/s).</summary>
    public static double TdbMinusTt(double ttSecondsPastJ2000)
    {
        var anomaly = AnomalyAtJ2000 + AnomalyRate * ttSecondsPastJ2000;
        return Amplitude * Math.Sin(anomaly + Eccentricity * Math.Sin(anomaly));
    }

    /// <summary>TT seconds past J2000 (2000-01-01T12:00:00 TT) of an instant, as one double.</summary>
    public static double TtSecondsPastJ2000(Epoch epoch) => epoch.SecondsPastJ2000 - TdbMinusTtAt(epoch);

    /// <summary>The instant at which a clock shows a reading.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day has no such second.</exception>
    public Epoch ToEpoch(ClockReading reading)
    {
        var day = reading.ModifiedJulianDay;
        if (reading.Second < 0 || !(reading.Fraction >= 0 && reading.Fraction < 1) || !Exists(reading))
            throw new ArgumentOutOfRangeException(nameof(reading), reading, "the day has no such second");
        var whole = SecondsAtStartOf(day) + reading.Second;
        return reading.Scale switch
        {
            TimeScale.Tdb => Epoch.FromSecondsPastJ2000(whole, reading.Fraction),
            TimeScale.Tt => FromTt(whole, reading.Fraction),
            TimeScale.Tai => FromTt(whole + 32, reading.Fraction + (TtMinusTai - 32)),
            TimeScale.Utc => FromTt(
                whole + 32,
                reading.Fraction + (TtMinusTai - 32) + LeapSeconds.On(day).OffsetAt(day, reading.SecondOfDay)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(reading), reading.Scale, "no such time scale"),
        };
    }

    /// <summary>What a clock of a scale shows at an instant.</summary>
    public ClockReading At(Epoch epoch, TimeScale scale) =>
        scale switch
        {
            TimeScale.Tdb => Split(scale, epoch.WholeSeconds, epoch.Fraction),
            TimeScale.Tt => Split(scale, epoch.WholeSeconds, epoch.Fraction - TdbMinusTtAt(epoch)),
            TimeScale.Tai => Split(scale, epoch.WholeSeconds - 32, TaiFraction(epoch)),
            TimeScale.Utc => UtcAt(epoch.WholeSeconds - 32, TaiFraction(epoch)),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "no such time scale"),
        };

    /// <summary>TAI - UTC, s, at an instant.</summary>
    public double TaiMinusUtc(Epoch epoch)
    {
        var utc = At(epoch, TimeScale.Utc);
        return LeapSeconds.On(utc.ModifiedJulianDay).OffsetAt(utc.ModifiedJulianDay, utc.SecondOfDay);
    }

    /// <summary>Length of a day in seconds of its scale: 86400 but for UTC (<see cref="LeapSeconds.LengthOfDay"/>).</summary>
    public double LengthOfDay(TimeScale scale, int modifiedJulianDay) =>
        scale == TimeScale.Utc ? LeapSeconds.LengthOfDay(modifiedJulianDay) : 86400;

    /// <summary>Whether the day of a reading is long enough to hold its second.</summary>
    public bool Exists(ClockReading reading)
    {
        var length = LengthOfDay(reading.Scale, reading.ModifiedJulianDay);
        return reading.Second + 1 <= length || reading.SecondOfDay < length;
    }

    private static long SecondsAtStartOf(int modifiedJulianDay) =>
        (modifiedJulianDay - GregorianDays.ModifiedJulianDay2000) * 86400L - 43200;

    private static Epoch FromTt(long whole, double fraction) =>
        Epoch.FromSecondsPastJ2000(whole, fraction + TdbMinusTt(whole + fraction));

    private static double TdbMinusTtAt(Epoch epoch)
    {
        // The difference moves by 6e-13 s between TT and TDB: the second pass is exact.
        var tdb = epoch.SecondsPastJ2000;
        return TdbMinusTt(tdb - TdbMinusTt(tdb));
    }

    private static double TaiFraction(Epoch epoch) => epoch.Fraction - TdbMinusTtAt(epoch) - (TtMinusTai - 32);

    private static ClockReading Split(TimeScale scale, long whole, double fraction)
    {
        // An Epoch is the same arithmetic: a whole and a fraction brought into [0, 1).
        var sum = Epoch.FromSecondsPastJ2000(whole, fraction);
        var sinceMidnight = sum.WholeSeconds + 43200;
        var days = Math.DivRem(sinceMidnight, 86400L, out var second);
        if (second < 0)
        {
            days--;
            second += 86400;
        }
        return new(scale, checked((int)(days + GregorianDays.ModifiedJulianDay2000)), (int)second, sum.Fraction);
    }

    private ClockReading UtcAt(long taiWhole, double taiFraction)
    {
        // The day whose start is the last one passed; UTC is ahead of TAI before 1958, behind after.
        var day = Split(TimeScale.Tai, taiWhole, taiFraction).ModifiedJulianDay + 2;
        double offset;
        long sinceStart;
        do
        {
            day--;
            offset = LeapSeconds.OffsetAtStartOf(day);
            sinceStart = taiWhole - SecondsAtStartOf(day);
        } while (sinceStart + (taiFraction - offset) < 0);
        var fraction = taiFraction - offset;
        var rate = LeapSeconds.On(day).Rate;
        var elapsed =
            rate == 0
                ? Epoch.FromSecondsPastJ2000(sinceStart, fraction)
                : Epoch.FromSecondsPastJ2000((sinceStart + fraction) / (1 + rate / 86400));
        return new(TimeScale.Utc, day, (int)elapsed.WholeSeconds, elapsed.Fraction);
    }
}
