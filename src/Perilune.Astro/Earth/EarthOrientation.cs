using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Earth;

/// <summary>
/// The orientation of the Earth: ICRF to ITRF by way of the celestial intermediate pole and origin (IERS Conventions 2010,
/// chapter 5; IAU 2006/2000A). Immutable knowledge, safe from any thread. The pole's series and the sub-daily variations are
/// interpolated between nodes 6 h and 1 h apart: within 0.02 microarcsecond of the full series. Valid 1900 to 2200.
/// </summary>
public sealed class EarthOrientation
{
    /// <summary>Change of the Earth rotation angle, rad a second of UT1 (IERS Conventions 2010, equation 5.15).</summary>
    public const double RotationRate = Math.Tau * 1.00273781191135448 / 86400;

    private const double ArcSecond = Math.PI / 648000;
    private const double SecondsPerCentury = 86400.0 * 36525;

    // 1900 and 2200, s of TT past J2000.
    private const double First = -SecondsPerCentury;
    private const double Last = 2 * SecondsPerCentury;

    // The nodes that the interpolation needs before an epoch.
    private const double Margin = 86400;

    private readonly TimeScales scales;
    private readonly InterpolatedSeries pole;
    private readonly InterpolatedSeries subdaily;

    /// <summary>The orientation from its parts.</summary>
    /// <param name="scales">Time scales.</param>
    /// <param name="parameters">Observed and predicted parameters.</param>
    /// <param name="poleSeries">Series of the celestial pole.</param>
    /// <param name="variations">Sub-daily variations, or <see cref="SubdailyVariations.None"/>.</param>
    public EarthOrientation(
        TimeScales scales,
        EarthOrientationParameters parameters,
        CelestialPoleSeries poleSeries,
        SubdailyVariations variations
    )
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(poleSeries);
        ArgumentNullException.ThrowIfNull(variations);
        this.scales = scales;
        Parameters = parameters;
        pole = new InterpolatedSeries(tt => poleSeries.Evaluate(tt / SecondsPerCentury), First, Last, 21600);
        subdaily = new InterpolatedSeries(
            tt => variations.Evaluate(tt / SecondsPerCentury, MeanSiderealTime(tt)),
            First,
            Last,
            3600
        );
    }

    /// <summary>The observed and predicted parameters.</summary>
    public EarthOrientationParameters Parameters { get; }

    /// <summary>Reads the project's own files of <c>data/earth</c>.</summary>
    /// <param name="scales">Time scales.</param>
    /// <param name="folder">The folder of the files.</param>
    public static EarthOrientation Load(TimeScales scales, string folder) =>
        new(
            scales,
            EarthOrientationParameters.ReadFile(Path.Combine(folder, "earth-orientation.csv")),
            CelestialPoleSeries.ReadFile(Path.Combine(folder, "celestial-pole.txt")),
            SubdailyVariations.ReadFile(Path.Combine(folder, "ocean-tides.txt"))
        );

    /// <summary>How well the orientation is known at an instant.</summary>
    public EarthOrientationQuality QualityAt(Epoch epoch) =>
        Parameters.QualityAt(scales.At(epoch, TimeScale.Utc).ModifiedJulianDate);

    /// <summary>UT1 - TAI, s, with its sub-daily variations.</summary>
    public double Ut1MinusTai(Epoch epoch) => At(epoch).Ut1MinusTai;

    /// <summary>The Earth rotation angle, rad in [0, 2 pi) (IERS Conventions 2010, equation 5.15).</summary>
    public double RotationAngle(Epoch epoch)
    {
        var attitude = At(epoch);
        return RotationAngle(attitude.Utc, attitude.Ut1MinusTai);
    }

    /// <summary>From ICRF to the celestial intermediate axes.</summary>
    public FrameTransformation IcrfToCirs(Epoch epoch) => ToCirs(At(epoch));

    /// <summary>From ICRF to the terrestrial intermediate axes.</summary>
    public FrameTransformation IcrfToTirs(Epoch epoch)
    {
        var attitude = At(epoch);
        return ToCirs(attitude).Then(ToTirs(attitude));
    }

    /// <summary>From ICRF to ITRF.</summary>
    public FrameTransformation IcrfToItrf(Epoch epoch)
    {
        var attitude = At(epoch);
        return ToCirs(attitude).Then(ToTirs(attitude)).Then(ToItrf(attitude));
    }

    /// <summary>From ICRF to the true equator and equinox of date (IAU 2006/2000A with the observed pole).</summary>
    public FrameTransformation IcrfToTrueOfDate(Epoch epoch)
    {
        var attitude = At(epoch);
        var (pole, poleRate) = PoleOf(attitude);
        // The equinox is where the ecliptic crosses this equator: along pole x ecliptic pole.
        var (ecliptic, eclipticRate) = EarthAxes.EclipticPole(epoch);
        return Triad
            .Of(
                pole,
                poleRate,
                Vector3.Cross(pole, ecliptic),
                Vector3.Cross(poleRate, ecliptic) + Vector3.Cross(pole, eclipticRate)
            )
            .ThirdLeading;
    }

    /// <summary>From ICRF to Greenwich true of date: the axes of two-line elements turned by sidereal time of 1982 at UT1.</summary>
    public FrameTransformation IcrfToGtod(Epoch epoch)
    {
        var attitude = At(epoch);
        var utc = attitude.Utc;
        var ut1MinusUtc =
            attitude.Ut1MinusTai
            + scales.LeapSeconds.On(utc.ModifiedJulianDay).OffsetAt(utc.ModifiedJulianDay, utc.SecondOfDay);
        var (angle, rate) = EarthAxes.MeanSiderealTime1982(
            utc.ModifiedJulianDay,
            utc.Second + (utc.Fraction + ut1MinusUtc)
        );
        return EarthAxes.Teme(epoch).Then(FrameTransformation.AboutZ(angle, rate * attitude.Ut1PerTdb));
    }

    private Attitude At(Epoch epoch)
    {
        var tt = TimeScales.TtSecondsPastJ2000(epoch);
        if (!(tt >= First + Margin && tt <= Last))
            throw EphemerisCoverageException.OfAxes(NaifId.Earth, epoch.SecondsPastJ2000, (First + Margin, Last));
        var utc = scales.At(epoch, TimeScale.Utc);
        var daily = Parameters.At(utc.ModifiedJulianDay, utc.SecondOfDay / 86400, out var rates);
        pole.Evaluate(tt, out var cip, out var cipRate);
        subdaily.Evaluate(tt, out var tide, out var tideRate);
        return new(
            utc,
            tt / SecondsPerCentury,
            cip + new Vector3(daily.OffsetX, daily.OffsetY, 0),
            cipRate + new Vector3(rates.OffsetX, rates.OffsetY, 0) / 86400,
            daily.PoleX + tide.X,
            daily.PoleY + tide.Y,
            rates.PoleX / 86400 + tideRate.X,
            rates.PoleY / 86400 + tideRate.Y,
            daily.Ut1MinusTai + tide.Z,
            (1 + rates.Ut1MinusTai / 86400 + tideRate.Z) * TimeScales.TtPerTdb(epoch)
        );
    }

    private static FrameTransformation ToCirs(in Attitude attitude)
    {
        // IERS Conventions 2010, equation 5.10: Q = R3(-E) R2(-d) R3(E) R3(s); its closed form without E and d, 5.6.
        var (x, y) = (attitude.Pole.X, attitude.Pole.Y);
        var z = Math.Sqrt(1 - x * x - y * y);
        var a = 1 / (1 + z);
        var toPole = new Matrix3(1 - a * x * x, -a * x * y, -x, -a * x * y, 1 - a * y * y, -y, x, y, z);
        var rotation = Matrix3.RotationZ(-attitude.Pole.Z) * toPole;
        // The origin is non-rotating by definition: the axes turn with the pole only, about p x dp/dt.
        var (pole, rate) = PoleOf(attitude);
        return new(rotation, rotation * Vector3.Cross(pole, rate));
    }

    /// <summary>The celestial pole and its rate, 1/s, ICRF axes.</summary>
    private static (Vector3 Pole, Vector3 Rate) PoleOf(in Attitude attitude)
    {
        var (x, y) = (attitude.Pole.X, attitude.Pole.Y);
        var (xRate, yRate) = (attitude.PoleRate.X, attitude.PoleRate.Y);
        var z = Math.Sqrt(1 - x * x - y * y);
        return (new(x, y, z), new(xRate, yRate, -(x * xRate + y * yRate) / z));
    }

    private FrameTransformation ToTirs(in Attitude attitude) =>
        new(
            Matrix3.RotationZ(RotationAngle(attitude.Utc, attitude.Ut1MinusTai)),
            new Vector3(0, 0, RotationRate * attitude.Ut1PerTdb)
        );

    private static FrameTransformation ToItrf(in Attitude attitude)
    {
        // IERS Conventions 2010, equations 5.3 and 5.13: the terrestrial origin's locator s' is -47 microarcsec a century.
        var locator = -47e-6 * attitude.Centuries * ArcSecond;
        var aboutX = Matrix3.RotationX(-attitude.PoleY);
        var rotation = aboutX * Matrix3.RotationY(-attitude.PoleX) * Matrix3.RotationZ(locator);
        return new(rotation, new Vector3(-attitude.PoleYRate, 0, 0) + aboutX * new Vector3(0, -attitude.PoleXRate, 0));
    }

    private double RotationAngle(ClockReading utc, double ut1MinusTai)
    {
        // Whole turns drop out: the day's fraction turns once, and the slow excess grows with the days.
        var day = utc.ModifiedJulianDay;
        var ut1MinusUtc = ut1MinusTai + scales.LeapSeconds.On(day).OffsetAt(day, utc.SecondOfDay);
        var days = day - 51544.5;
        var fraction = (utc.Second + (utc.Fraction + ut1MinusUtc)) / 86400;
        var turns = 0.7790572732640 - 0.5 + fraction + 0.00273781191135448 * (days + fraction);
        return Math.Tau * (turns - Math.Floor(turns));
    }

    private double MeanSiderealTime(double tt)
    {
        // IERS Conventions 2010, equation 5.32; only as an argument of tides, for which the daily UT1 will do.
        var epoch = Epoch.FromSecondsPastJ2000(tt + TimeScales.TdbMinusTt(tt));
        var utc = scales.At(epoch, TimeScale.Utc);
        var daily = Parameters.At(utc.ModifiedJulianDay, utc.SecondOfDay / 86400, out _);
        var t = tt / SecondsPerCentury;
        return RotationAngle(utc, daily.Ut1MinusTai)
            + (0.014506 + t * (4612.156534 + t * (1.3915817 + t * (-0.00000044 + t * -0.000029956)))) * ArcSecond;
    }

    /// <summary>Everything that varies, and its rates (per second).</summary>
    private readonly record struct Attitude(
        ClockReading Utc,
        double Centuries,
        Vector3 Pole,
        Vector3 PoleRate,
        double PoleX,
        double PoleY,
        double PoleXRate,
        double PoleYRate,
        double Ut1MinusTai,
        double Ut1PerTdb
    );
}
