namespace Perilune.Astro.Time;

/// <summary>
/// Conversions between an <see cref="Epoch"/> and the readings of clocks of every <see cref="TimeScale"/>. TDB - TT is by
/// default SPICE's (<see cref="TdbModel.Naif"/>), so that an epoch is the same number as SPICE's ephemeris time. Every
/// conversion and its way back keep a picosecond from 1950 to 2100. Immutable and safe from any thread.
/// </summary>
public sealed class TimeScales
{
    /// <summary>TT - TAI, s (IAU 1991 resolution A4; exact).</summary>
    public const double TtMinusTai = 32.184;

    /// <summary>TAI - GPS, s (IS-GPS-200; exact).</summary>
    public const int TaiMinusGps = 19;

    /// <summary>1 - dTT/dTCG (IAU 2000 resolution B1.9; exact).</summary>
    public const double RateOfTcg = 6.969290134e-10;

    /// <summary>1 - dTDB/dTCB (IAU 2006 resolution B3; exact).</summary>
    public const double RateOfTcb = 1.550519768e-8;

    /// <summary>TDB - TCB, s, at 1977-01-01T00:00:32.184 TCB (IAU 2006 resolution B3; exact).</summary>
    public const double TdbMinusTcbIn1977 = -6.55e-5;

    /// <summary>
    /// The reading 1977-01-01T00:00:32.184 (JD 2443144.5003725) as seconds past J2000 of the same clock: there TT, TCG and
    /// TCB agree at the geocentre.
    /// </summary>
    public const double SecondsOf1977 = -725803167.816;

    // UT1 and TCL drift by under 1e-7: three passes of a contraction leave 1e-20 of a day.
    private const int Passes = 3;

    /// <summary>The scales with a table of leap seconds.</summary>
    public TimeScales(LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        LeapSeconds = leapSeconds;
    }

    /// <summary>The table of TAI - UTC.</summary>
    public LeapSeconds LeapSeconds { get; }

    /// <summary>The model of TDB - TT.</summary>
    public TdbModel TdbModel { get; init; } = TdbModel.Naif;

    /// <summary>
    /// UT1 - TAI, s, at an instant (<c>EarthOrientation.Ut1MinusTai</c>), or null where UT1 is not used. Outside the observed
    /// and predicted table it follows the rule of <c>EarthOrientationParameters</c>.
    /// </summary>
    public Func<Epoch, double>? Ut1MinusTai { get; init; }

    /// <summary>TCL - TDB, s, at an instant (<see cref="BodyCoordinateTime"/> of the Moon), or null where TCL is not used.</summary>
    public Func<Epoch, double>? TclMinusTdb { get; init; }

    /// <summary>TDB - TT, s, as SPICE has it, at an instant given in TT seconds past J2000 (its rate is under 4e-10 s/s).</summary>
    public static double TdbMinusTt(double ttSecondsPastJ2000) => TdbModel.Naif.TdbMinusTt(ttSecondsPastJ2000);

    /// <summary>
    /// Seconds of TT a second of TDB at an instant, as SPICE has it: 1 within 3.4e-10. What turns with TT has this in its rate, for
    /// every velocity is one of TDB.
    /// </summary>
    public static double TtPerTdb(Epoch epoch)
    {
        // Central differences over a day of a year's sine: they miss 5e-5 of the 3.3e-10.
        const double h = 43200;
        var tt = epoch.SecondsPastJ2000;
        return 1 - (TdbMinusTt(tt + h) - TdbMinusTt(tt - h)) / (2 * h);
    }

    /// <summary>
    /// TT seconds past J2000 (2000-01-01T12:00:00 TT) of an instant, as one double, with SPICE's TDB - TT: the argument of
    /// series for which 30 microseconds are nothing.
    /// </summary>
    public static double TtSecondsPastJ2000(Epoch epoch) => epoch.SecondsPastJ2000 - TdbMinusTtAt(TdbModel.Naif, epoch);

    /// <summary>Whether a scale can be used: UT1 and TCL need their data.</summary>
    public bool Has(TimeScale scale) =>
        scale switch
        {
            TimeScale.Ut1 => Ut1MinusTai is not null,
            TimeScale.Tcl => TclMinusTdb is not null,
            _ => Enum.IsDefined(scale),
        };

    /// <summary>The instant at which a clock shows a reading.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day has no such second.</exception>
    /// <exception cref="InvalidOperationException">The scale is UT1 or TCL, whose data were not given.</exception>
    public Epoch ToEpoch(ClockReading reading)
    {
        var day = reading.ModifiedJulianDay;
        if (reading.Second < 0 || !(reading.Fraction >= 0 && reading.Fraction < 1) || !Exists(reading))
            throw new ArgumentOutOfRangeException(nameof(reading), reading, "the day has no such second");
        var whole = SecondsAtStartOf(day) + reading.Second;
        var fraction = reading.Fraction;
        return reading.Scale switch
        {
            TimeScale.Tdb => Epoch.FromSecondsPastJ2000(whole, fraction),
            TimeScale.Tt => FromTt(whole, fraction),
            TimeScale.Tai => FromTai(whole, fraction),
            TimeScale.Utc => FromTai(whole, fraction + LeapSeconds.On(day).OffsetAt(day, reading.SecondOfDay)),
            TimeScale.Gps => FromTai(whole + TaiMinusGps, fraction),
            TimeScale.Tcg => FromTt(whole, fraction - RateOfTcg * (whole - SecondsOf1977 + fraction)),
            TimeScale.Tcb => Epoch.FromSecondsPastJ2000(
                whole,
                fraction - RateOfTcb * (whole - SecondsOf1977 + fraction) + TdbMinusTcbIn1977
            ),
            TimeScale.Ut1 => FromUt1(whole, fraction),
            TimeScale.Tcl => FromTcl(whole, fraction),
            _ => throw new ArgumentOutOfRangeException(nameof(reading), reading.Scale, "no such time scale"),
        };
    }

    /// <summary>What a clock of a scale shows at an instant.</summary>
    /// <exception cref="InvalidOperationException">The scale is UT1 or TCL, whose data were not given.</exception>
    public ClockReading At(Epoch epoch, TimeScale scale)
    {
        var (whole, fraction) = (epoch.WholeSeconds, epoch.Fraction);
        return scale switch
        {
            TimeScale.Tdb => Split(scale, whole, fraction),
            TimeScale.Tt => Split(scale, whole, TtFraction(epoch)),
            TimeScale.Tai => Split(scale, whole - 32, TaiFraction(epoch)),
            TimeScale.Utc => UtcAt(whole - 32, TaiFraction(epoch)),
            TimeScale.Gps => Split(scale, whole - 32 - TaiMinusGps, TaiFraction(epoch)),
            TimeScale.Tcg => Split(scale, whole, TcgFraction(whole, TtFraction(epoch))),
            TimeScale.Tcb => Split(
                scale,
                whole,
                fraction + (RateOfTcb * (whole - SecondsOf1977 + fraction) - TdbMinusTcbIn1977) / (1 - RateOfTcb)
            ),
            TimeScale.Ut1 => Split(scale, whole - 32, TaiFraction(epoch) + Ut1(epoch)),
            TimeScale.Tcl => Split(scale, whole, fraction + Tcl(epoch)),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "no such time scale"),
        };
    }

    /// <summary>Seconds by which a clock of one scale is ahead of a clock of another at an instant.</summary>
    /// <exception cref="InvalidOperationException">A scale is UT1 or TCL, whose data were not given.</exception>
    public double Difference(TimeScale ahead, TimeScale behind, Epoch epoch)
    {
        var (a, b) = (At(epoch, ahead), At(epoch, behind));
        return (a.ModifiedJulianDay - b.ModifiedJulianDay) * 86400.0
            + (a.Second - b.Second)
            + (a.Fraction - b.Fraction);
    }

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

    private Epoch FromTt(long whole, double fraction) =>
        Epoch.FromSecondsPastJ2000(whole, fraction + TdbModel.TdbMinusTt(whole + fraction));

    private Epoch FromTai(long whole, double fraction) => FromTt(whole + 32, fraction + (TtMinusTai - 32));

    private Epoch FromUt1(long whole, double fraction)
    {
        var epoch = FromTai(whole, fraction);
        for (var i = 0; i < Passes; i++)
            epoch = FromTai(whole, fraction - Ut1(epoch));
        return epoch;
    }

    private Epoch FromTcl(long whole, double fraction)
    {
        var epoch = Epoch.FromSecondsPastJ2000(whole, fraction);
        for (var i = 0; i < Passes; i++)
            epoch = Epoch.FromSecondsPastJ2000(whole, fraction - Tcl(epoch));
        return epoch;
    }

    private double Ut1(Epoch epoch) =>
        (Ut1MinusTai ?? throw new InvalidOperationException(Missing(TimeScale.Ut1)))(epoch);

    private double Tcl(Epoch epoch) =>
        (TclMinusTdb ?? throw new InvalidOperationException(Missing(TimeScale.Tcl)))(epoch);

    /// <summary>What a scale needs and was not given.</summary>
    internal static string Missing(TimeScale scale) =>
        scale == TimeScale.Ut1
            ? "UT1 needs the Earth's orientation, which these time scales were not given"
            : "TCL needs the Moon's ephemeris, which these time scales were not given";

    private static double TdbMinusTtAt(TdbModel model, Epoch epoch)
    {
        // The difference moves by 6e-13 s between TT and TDB: the second pass is exact.
        var tdb = epoch.SecondsPastJ2000;
        return model.TdbMinusTt(tdb - model.TdbMinusTt(tdb));
    }

    private double TtFraction(Epoch epoch) => epoch.Fraction - TdbMinusTtAt(TdbModel, epoch);

    private double TaiFraction(Epoch epoch) => TtFraction(epoch) - (TtMinusTai - 32);

    private static double TcgFraction(long whole, double fraction) =>
        fraction + RateOfTcg / (1 - RateOfTcg) * (whole - SecondsOf1977 + fraction);

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
