namespace Perilune.Astro.Earth;

/// <summary>
/// The fourteen arguments of the nutation theory: Delaunay's l, l', F, D, Omega, the mean longitudes of Mercury to Neptune
/// and the general precession (IERS Conventions 2010, equations 5.43 and 5.44).
/// </summary>
internal static class FundamentalArguments
{
    /// <summary>How many there are.</summary>
    public const int Count = 14;

    private const double ArcSecond = Math.PI / 648000;
    private const double ArcSecondsPerTurn = 1296000;

    /// <summary>Fills in the arguments, rad, at Julian centuries of TT past J2000.</summary>
    public static void Fill(double t, Span<double> arguments)
    {
        FillDelaunay(t, arguments);
        arguments[5] = 4.402608842 + 2608.7903141574 * t;
        arguments[6] = 3.176146697 + 1021.3285546211 * t;
        arguments[7] = 1.753470314 + 628.3075849991 * t;
        arguments[8] = 6.203480913 + 334.0612426700 * t;
        arguments[9] = 0.599546497 + 52.9690962641 * t;
        arguments[10] = 0.874016757 + 21.3299104960 * t;
        arguments[11] = 5.481293872 + 7.4781598567 * t;
        arguments[12] = 5.311886287 + 3.8133035638 * t;
        arguments[13] = (0.024381750 + 0.00000538691 * t) * t;
    }

    /// <summary>Fills in the first five arguments, rad, at Julian centuries of TT past J2000.</summary>
    public static void FillDelaunay(double t, Span<double> arguments)
    {
        arguments[0] = Reduced(485868.249036, 1717915923.2178, 31.8792, 0.051635, -0.00024470, t);
        arguments[1] = Reduced(1287104.793048, 129596581.0481, -0.5532, 0.000136, -0.00001149, t);
        arguments[2] = Reduced(335779.526232, 1739527262.8478, -12.7512, -0.001037, 0.00000417, t);
        arguments[3] = Reduced(1072260.703692, 1602961601.2090, -6.3706, 0.006593, -0.00003169, t);
        arguments[4] = Reduced(450160.398036, -6962890.5431, 7.4722, 0.007702, -0.00005939, t);
    }

    private static double Reduced(double c0, double c1, double c2, double c3, double c4, double t) =>
        Math.IEEERemainder(c0 + t * (c1 + t * (c2 + t * (c3 + t * c4))), ArcSecondsPerTurn) * ArcSecond;
}
