namespace Perilune.Astro.Analytic;

/// <summary>
/// What the Sun or the Moon does to an orbit in SDP4: one set of formulae for either (Hujsak, Spacetrack Report 1, 1979; Hoots
/// and Roehrich 1980, section 7; AIAA 2006-6753). Secular rates and the coefficients of the long periods.
/// </summary>
internal sealed class LunisolarBody
{
    private readonly double longitude;
    private readonly double motion;
    private readonly double eccentricity;
    private readonly double se2,
        se3,
        si2,
        si3,
        sl2,
        sl3,
        sl4,
        sg2,
        sg3,
        sg4,
        sh2,
        sh3;

    /// <summary>The terms of a body for an orbit.</summary>
    /// <param name="elements">Mean elements at the epoch.</param>
    /// <param name="place">Where the body stands.</param>
    public LunisolarBody(Sgp4Elements elements, in LunisolarPlace place)
    {
        (longitude, motion, eccentricity) = (place.MeanAnomaly, place.Motion, place.Eccentricity);
        var e = elements.Eccentricity;
        var (e2, b2) = (e * e, 1 - e * e);
        var root = Math.Sqrt(b2);
        var (sinI, cosI) = Math.SinCos(elements.Inclination);
        var (sinW, cosW) = Math.SinCos(elements.Perigee);
        var (sinG, cosG) = (place.SinPerigee, place.CosPerigee);
        var (sinJ, cosJ) = (place.SinInclination, place.CosInclination);
        var (sinH, cosH) = (place.SinNode, place.CosNode);

        // Direction cosines of the body's orbit in the satellite's.
        var a1 = cosG * cosH + sinG * cosJ * sinH;
        var a3 = -sinG * cosH + cosG * cosJ * sinH;
        var a7 = -cosG * sinH + sinG * cosJ * cosH;
        var a8 = sinG * sinJ;
        var a9 = sinG * sinH + cosG * cosJ * cosH;
        var a10 = cosG * sinJ;
        var a2 = cosI * a7 + sinI * a8;
        var a4 = cosI * a9 + sinI * a10;
        var a5 = -sinI * a7 + cosI * a8;
        var a6 = -sinI * a9 + cosI * a10;
        var (x1, x2) = (a1 * cosW + a2 * sinW, a3 * cosW + a4 * sinW);
        var (x3, x4) = (-a1 * sinW + a2 * cosW, -a3 * sinW + a4 * cosW);
        var (x5, x6, x7, x8) = (a5 * sinW, a6 * sinW, a5 * cosW, a6 * cosW);

        var z31 = 12 * x1 * x1 - 3 * x3 * x3;
        var z32 = 24 * x1 * x2 - 6 * x3 * x4;
        var z33 = 12 * x2 * x2 - 3 * x4 * x4;
        var z1 = 2 * (3 * (a1 * a1 + a2 * a2) + z31 * e2) + b2 * z31;
        var z2 = 2 * (6 * (a1 * a3 + a2 * a4) + z32 * e2) + b2 * z32;
        var z3 = 2 * (3 * (a3 * a3 + a4 * a4) + z33 * e2) + b2 * z33;
        var z11 = -6 * a1 * a5 + e2 * (-24 * x1 * x7 - 6 * x3 * x5);
        var z12 = -6 * (a1 * a6 + a3 * a5) + e2 * (-24 * (x2 * x7 + x1 * x8) - 6 * (x3 * x6 + x4 * x5));
        var z13 = -6 * a3 * a6 + e2 * (-24 * x2 * x8 - 6 * x4 * x6);
        var z21 = 6 * a2 * a5 + e2 * (24 * x1 * x5 - 6 * x3 * x7);
        var z22 = 6 * (a4 * a5 + a2 * a6) + e2 * (24 * (x2 * x5 + x1 * x6) - 6 * (x4 * x7 + x3 * x8));
        var z23 = 6 * a4 * a6 + e2 * (24 * x2 * x6 - 6 * x4 * x8);

        var s3 = place.Strength / elements.Motion;
        var s2 = -0.5 * s3 / root;
        var s4 = s3 * root;
        var s1 = -15 * e * s4;
        var (s5, s6, s7) = (x1 * x3 + x2 * x4, x2 * x3 + x1 * x4, x2 * x4 - x1 * x3);

        (se2, se3) = (2 * s1 * s6, 2 * s1 * s7);
        (si2, si3) = (2 * s2 * z12, 2 * s2 * (z13 - z11));
        (sl2, sl3) = (-2 * s3 * z2, -2 * s3 * (z3 - z1));
        sl4 = -2 * s3 * (-21 - 9 * e2) * eccentricity;
        (sg2, sg3, sg4) = (2 * s4 * z32, 2 * s4 * (z33 - z31), -18 * s4 * eccentricity);
        (sh2, sh3) = (-2 * s2 * z22, -2 * s2 * (z23 - z21));

        EccentricityRate = s1 * motion * s5;
        InclinationRate = s2 * motion * (z11 + z13);
        AnomalyRate = -motion * s3 * (z1 + z3 - 14 - 6 * e2);
        PerigeeRate = s4 * motion * (z31 + z33 - 6);
        // Near the equator, within 3 deg, the node has no meaning and the term is dropped.
        const double least = 5.2359877e-2;
        var flat = elements.Inclination < least || elements.Inclination > Math.PI - least;
        var nodeTerm = flat ? 0 : -motion * s2 * (z21 + z23);
        NodeRate = sinI == 0 ? nodeTerm : nodeTerm / sinI;
        PerigeeRate -= cosI * NodeRate;
    }

    /// <summary>Secular rate of the eccentricity, 1/min.</summary>
    public double EccentricityRate { get; }

    /// <summary>Secular rate of the inclination, rad/min.</summary>
    public double InclinationRate { get; }

    /// <summary>Secular rate of the mean anomaly, rad/min.</summary>
    public double AnomalyRate { get; }

    /// <summary>Secular rate of the argument of perigee, rad/min.</summary>
    public double PerigeeRate { get; }

    /// <summary>Secular rate of the node, rad/min.</summary>
    public double NodeRate { get; }

    /// <summary>Adds the long-period terms at minutes since the epoch.</summary>
    public void AddPeriodics(double minutes, ref LunisolarPeriodics sum)
    {
        var mean = longitude + motion * minutes;
        var (sin, cos) = Math.SinCos(mean + 2 * eccentricity * Math.Sin(mean));
        var f2 = 0.5 * sin * sin - 0.25;
        var f3 = -0.5 * sin * cos;
        sum.Eccentricity += se2 * f2 + se3 * f3;
        sum.Inclination += si2 * f2 + si3 * f3;
        sum.Anomaly += sl2 * f2 + sl3 * f3 + sl4 * sin;
        sum.Perigee += sg2 * f2 + sg3 * f3 + sg4 * sin;
        sum.Node += sh2 * f2 + sh3 * f3;
    }
}

/// <summary>Sums of long-period terms; perigee and node in the variables of Lyddane's form.</summary>
internal struct LunisolarPeriodics
{
    public double Eccentricity,
        Inclination,
        Anomaly,
        Perigee,
        Node;
}

/// <summary>The orbit of the Sun or the Moon about the Earth as SDP4 has it, its node counted from the satellite's.</summary>
internal readonly record struct LunisolarPlace(
    double SinPerigee,
    double CosPerigee,
    double SinInclination,
    double CosInclination,
    double SinNode,
    double CosNode,
    double Strength,
    double Motion,
    double Eccentricity,
    double MeanAnomaly
)
{
    // Constants of Spacetrack Report 3, section 7: strengths, mean motions (rad/min), eccentricities; the ecliptic.
    private const double SinObliquity = 0.39785416;
    private const double CosObliquity = 0.91744867;

    /// <summary>The Sun.</summary>
    /// <param name="node">Node of the satellite, rad.</param>
    /// <param name="day">Days since 1900 January 0.5 (JD 2415020.0), UTC.</param>
    public static LunisolarPlace Sun(double node, double day)
    {
        var (sin, cos) = Math.SinCos(node);
        return new(
            -0.98088458,
            0.1945905,
            SinObliquity,
            CosObliquity,
            sin,
            cos,
            2.9864797e-6,
            1.19459e-5,
            0.01675,
            Math.IEEERemainder(6.2565837 + 0.017201977 * day, Math.Tau)
        );
    }

    /// <summary>The Moon.</summary>
    /// <param name="node">Node of the satellite, rad.</param>
    /// <param name="day">Days since 1900 January 0.5 (JD 2415020.0), UTC.</param>
    public static LunisolarPlace Moon(double node, double day)
    {
        var (sin, cos) = Math.SinCos(node);
        var ascending = Math.IEEERemainder(4.5236020 - 9.2422029e-4 * day, Math.Tau);
        var (sinAscending, cosAscending) = Math.SinCos(ascending);
        var cosInclination = 0.91375164 - 0.03568096 * cosAscending;
        var sinInclination = Math.Sqrt(1 - cosInclination * cosInclination);
        var sinEquator = 0.089683511 * sinAscending / sinInclination;
        var cosEquator = Math.Sqrt(1 - sinEquator * sinEquator);
        var longitude = 5.8351514 + 0.0019443680 * day;
        var shift = Math.Atan2(
            SinObliquity * sinAscending / sinInclination,
            cosEquator * cosAscending + CosObliquity * sinEquator * sinAscending
        );
        var (sinPerigee, cosPerigee) = Math.SinCos(longitude + shift - ascending);
        return new(
            sinPerigee,
            cosPerigee,
            sinInclination,
            cosInclination,
            sin * cosEquator - cos * sinEquator,
            cosEquator * cos + sinEquator * sin,
            4.7968065e-7,
            1.5835218e-4,
            0.05490,
            Math.IEEERemainder(4.7199672 + 0.22997150 * day - longitude, Math.Tau)
        );
    }
}
