namespace Perilune.Astro.Time;

/// <summary>
/// How TDB - TT, a sum of periodic terms under 2 ms, is computed. Epochs are TDB: the model says what TT, TAI and UTC belong
/// to them. Immutable.
/// </summary>
public sealed class TdbModel
{
    private readonly Func<double, double> function;

    /// <summary>A model of one's own.</summary>
    /// <param name="name">Its name, for records.</param>
    /// <param name="tdbMinusTt">
    /// TDB - TT, s, at TT seconds past J2000; it may take TDB for TT, which differ by a change of 6e-13 s.
    /// </param>
    public TdbModel(string name, Func<double, double> tdbMinusTt)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(tdbMinusTt);
        Name = name;
        function = tdbMinusTt;
    }

    /// <summary>
    /// The one term of SPICE's kernel naif0012 (Moyer, Celestial Mechanics 23, 33, 1981): right to 30 microseconds, and the
    /// same number as SPICE's ephemeris time.
    /// </summary>
    public static TdbModel Naif { get; } = new("NAIF", NaifTerm);

    /// <summary>
    /// Seven terms (G. Kaplan, USNO Circular 179, 2005, equation 2.6, after Fairhead and Bretagnon, Astronomy and Astrophysics
    /// 229, 240, 1990): right to 10 microseconds from 1600 to 2200.
    /// </summary>
    public static TdbModel UsnoCircular179 { get; } = new("USNO Circular 179", SevenTerms);

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>TDB - TT, s, at TT seconds past J2000 (its rate is under 4e-10 s/s).</summary>
    public double TdbMinusTt(double ttSecondsPastJ2000) => function(ttSecondsPastJ2000);

    private static double NaifTerm(double tt)
    {
        // naif0012.tls: DELTET/K (s), EB, M (rad, rad/s).
        var anomaly = 6.239996 + 1.99096871e-7 * tt;
        return 1.657e-3 * Math.Sin(anomaly + 1.671e-2 * Math.Sin(anomaly));
    }

    private static double SevenTerms(double tt)
    {
        var t = tt / (86400.0 * 36525);
        return 0.001657 * Math.Sin(628.3076 * t + 6.2401)
            + 0.000022 * Math.Sin(575.3385 * t + 4.2970)
            + 0.000014 * Math.Sin(1256.6152 * t + 6.1969)
            + 0.000005 * Math.Sin(606.9777 * t + 4.0212)
            + 0.000005 * Math.Sin(52.9691 * t + 0.4444)
            + 0.000002 * Math.Sin(21.3299 * t + 5.5431)
            + 0.000010 * t * Math.Sin(628.3076 * t + 4.2490);
    }
}
