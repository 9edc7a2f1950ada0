namespace Perilune.Astro.Earth;

/// <summary>
/// Nutation by the IAU theory of 1980 (Wahr; Seidelmann (ed.), "Explanatory Supplement to the Astronomical Almanac", 1992,
/// table 3.222.1) with the fundamental arguments of the IERS Conventions 1996 (Technical Note 21, chapter 5; the arguments of
/// 1980 change it by 25 microarcseconds), with its rates. Today it is 50 milliarcseconds off; two-line elements are made with it.
/// </summary>
/// <param name="Longitude">Nutation in longitude, rad.</param>
/// <param name="Obliquity">Nutation in obliquity, rad.</param>
/// <param name="LongitudeRate">Rate of <paramref name="Longitude"/>, rad/s.</param>
/// <param name="ObliquityRate">Rate of <paramref name="Obliquity"/>, rad/s.</param>
/// <param name="Node">Mean longitude of the Moon's ascending node, rad.</param>
/// <param name="NodeRate">Rate of <paramref name="Node"/>, rad/s.</param>
internal readonly record struct Nutation1980(
    double Longitude,
    double Obliquity,
    double LongitudeRate,
    double ObliquityRate,
    double Node,
    double NodeRate
)
{
    private const double SecondsPerCentury = 86400.0 * 36525;

    // The table's unit: 0.1 milliarcsecond.
    private const double Unit = Math.PI / 648000 / 1e4;

    /// <summary>The nutation at Julian centuries of TT past J2000.</summary>
    public static Nutation1980 At(double t)
    {
        ReadOnlySpan<(double Value, double Rate)> arguments =
        [
            new Polynomial([485868.249036, 1717915923.2178, 31.8792, 0.051635, -0.00024470]).At(t),
            new Polynomial([1287104.793048, 129596581.0481, -0.5532, -0.000136, -0.00001149]).At(t),
            new Polynomial([335779.526232, 1739527262.8478, -12.7512, -0.001037, 0.00000417]).At(t),
            new Polynomial([1072260.703692, 1602961601.2090, -6.3706, 0.006593, -0.00003169]).At(t),
            new Polynomial([450160.398036, -6962890.2665, 7.4722, 0.007702, -0.00005939]).At(t),
        ];
        var (longitude, obliquity, longitudeRate, obliquityRate) = (0.0, 0.0, 0.0, 0.0);
        // From the smallest up, so that small ones are not lost.
        for (var i = Terms.Length - 1; i >= 0; i--)
        {
            var term = Terms[i];
            var (angle, rate) = (0.0, 0.0);
            for (var k = 0; k < 5; k++)
            {
                angle += term[k] * arguments[k].Value;
                rate += term[k] * arguments[k].Rate;
            }
            var (sin, cos) = Math.SinCos(angle);
            var (inLongitude, inObliquity) = (term[5] + t * term[6], term[7] + t * term[8]);
            longitude += inLongitude * sin;
            obliquity += inObliquity * cos;
            longitudeRate += inLongitude * cos * rate + term[6] * sin / SecondsPerCentury;
            obliquityRate += term[8] * cos / SecondsPerCentury - inObliquity * sin * rate;
        }
        return new(
            longitude * Unit,
            obliquity * Unit,
            longitudeRate * Unit,
            obliquityRate * Unit,
            arguments[4].Value,
            arguments[4].Rate
        );
    }

    // Multipliers of l, l', F, D and the node; sine in longitude and its change a century; cosine in obliquity, the same.
    private static readonly double[][] Terms =
    [
        [0, 0, 0, 0, 1, -171996, -174.2, 92025, 8.9],
        [0, 0, 2, -2, 2, -13187, -1.6, 5736, -3.1],
        [0, 0, 2, 0, 2, -2274, -0.2, 977, -0.5],
        [0, 0, 0, 0, 2, 2062, 0.2, -895, 0.5],
        [0, 1, 0, 0, 0, 1426, -3.4, 54, -0.1],
        [1, 0, 0, 0, 0, 712, 0.1, -7, 0],
        [0, 1, 2, -2, 2, -517, 1.2, 224, -0.6],
        [0, 0, 2, 0, 1, -386, -0.4, 200, 0],
        [1, 0, 2, 0, 2, -301, 0, 129, -0.1],
        [0, -1, 2, -2, 2, 217, -0.5, -95, 0.3],
        [1, 0, 0, -2, 0, -158, 0, -1, 0],
        [0, 0, 2, -2, 1, 129, 0.1, -70, 0],
        [-1, 0, 2, 0, 2, 123, 0, -53, 0],
        [0, 0, 0, 2, 0, 63, 0, -2, 0],
        [1, 0, 0, 0, 1, 63, 0.1, -33, 0],
        [-1, 0, 2, 2, 2, -59, 0, 26, 0],
        [-1, 0, 0, 0, 1, -58, -0.1, 32, 0],
        [1, 0, 2, 0, 1, -51, 0, 27, 0],
        [2, 0, 0, -2, 0, 48, 0, 1, 0],
        [-2, 0, 2, 0, 1, 46, 0, -24, 0],
        [0, 0, 2, 2, 2, -38, 0, 16, 0],
        [2, 0, 2, 0, 2, -31, 0, 13, 0],
        [2, 0, 0, 0, 0, 29, 0, -1, 0],
        [1, 0, 2, -2, 2, 29, 0, -12, 0],
        [0, 0, 2, 0, 0, 26, 0, -1, 0],
        [0, 0, 2, -2, 0, -22, 0, 0, 0],
        [-1, 0, 2, 0, 1, 21, 0, -10, 0],
        [0, 2, 0, 0, 0, 17, -0.1, 0, 0],
        [0, 2, 2, -2, 2, -16, 0.1, 7, 0],
        [-1, 0, 0, 2, 1, 16, 0, -8, 0],
        [0, 1, 0, 0, 1, -15, 0, 9, 0],
        [1, 0, 0, -2, 1, -13, 0, 7, 0],
        [0, -1, 0, 0, 1, -12, 0, 6, 0],
        [2, 0, -2, 0, 0, 11, 0, 0, 0],
        [-1, 0, 2, 2, 1, -10, 0, 5, 0],
        [1, 0, 2, 2, 2, -8, 0, 3, 0],
        [1, 1, 0, -2, 0, -7, 0, 0, 0],
        [0, 1, 2, 0, 2, 7, 0, -3, 0],
        [0, -1, 2, 0, 2, -7, 0, 3, 0],
        [0, 0, 2, 2, 1, -7, 0, 3, 0],
        [-2, 0, 0, 2, 1, -6, 0, 3, 0],
        [1, 0, 0, 2, 0, 6, 0, 0, 0],
        [2, 0, 2, -2, 2, 6, 0, -3, 0],
        [0, 0, 0, 2, 1, -6, 0, 3, 0],
        [1, 0, 2, -2, 1, 6, 0, -3, 0],
        [0, -1, 2, -2, 1, -5, 0, 3, 0],
        [0, 0, 0, -2, 1, -5, 0, 3, 0],
        [1, -1, 0, 0, 0, 5, 0, 0, 0],
        [2, 0, 2, 0, 1, -5, 0, 3, 0],
        [2, 0, 0, -2, 1, 4, 0, -2, 0],
        [0, 1, 2, -2, 1, 4, 0, -2, 0],
        [1, 0, 0, -1, 0, -4, 0, 0, 0],
        [0, 1, 0, -2, 0, -4, 0, 0, 0],
        [1, 0, -2, 0, 0, 4, 0, 0, 0],
        [0, 0, 0, 1, 0, -4, 0, 0, 0],
        [-2, 0, 2, 0, 2, -3, 0, 1, 0],
        [1, -1, 0, -1, 0, -3, 0, 0, 0],
        [1, 1, 0, 0, 0, -3, 0, 0, 0],
        [1, 0, 2, 0, 0, 3, 0, 0, 0],
        [1, -1, 2, 0, 2, -3, 0, 1, 0],
        [-1, -1, 2, 2, 2, -3, 0, 1, 0],
        [3, 0, 2, 0, 2, -3, 0, 1, 0],
        [0, -1, 2, 2, 2, -3, 0, 1, 0],
        [0, -2, 2, -2, 1, -2, 0, 1, 0],
        [-2, 0, 0, 0, 1, -2, 0, 1, 0],
        [1, 1, 2, 0, 2, 2, 0, -1, 0],
        [-1, 0, 2, -2, 1, -2, 0, 1, 0],
        [2, 0, 0, 0, 1, 2, 0, -1, 0],
        [1, 0, 0, 0, 2, -2, 0, 1, 0],
        [3, 0, 0, 0, 0, 2, 0, 0, 0],
        [0, 0, 2, 1, 2, 2, 0, -1, 0],
        [-1, 0, 2, 4, 2, -2, 0, 1, 0],
        [2, 0, -2, 0, 1, 1, 0, 0, 0],
        [2, 1, 0, -2, 0, 1, 0, 0, 0],
        [0, 0, -2, 2, 1, 1, 0, 0, 0],
        [0, 1, -2, 2, 0, -1, 0, 0, 0],
        [0, 1, 0, 0, 2, 1, 0, 0, 0],
        [-1, 0, 0, 1, 1, 1, 0, 0, 0],
        [0, 1, 2, -2, 0, -1, 0, 0, 0],
        [-1, 0, 0, 0, 2, 1, 0, -1, 0],
        [1, 0, 0, -4, 0, -1, 0, 0, 0],
        [-2, 0, 2, 2, 2, 1, 0, -1, 0],
        [2, 0, 0, -4, 0, -1, 0, 0, 0],
        [1, 1, 2, -2, 2, 1, 0, -1, 0],
        [1, 0, 2, 2, 1, -1, 0, 1, 0],
        [-2, 0, 2, 4, 2, -1, 0, 1, 0],
        [-1, 0, 4, 0, 2, 1, 0, 0, 0],
        [1, -1, 0, -2, 0, 1, 0, 0, 0],
        [2, 0, 2, -2, 1, 1, 0, -1, 0],
        [2, 0, 2, 2, 2, -1, 0, 0, 0],
        [1, 0, 0, 2, 1, -1, 0, 0, 0],
        [0, 0, 4, -2, 2, 1, 0, 0, 0],
        [3, 0, 2, -2, 2, 1, 0, 0, 0],
        [1, 0, 2, -2, 0, -1, 0, 0, 0],
        [0, 1, 2, 0, 1, 1, 0, 0, 0],
        [-1, -1, 0, 2, 1, 1, 0, 0, 0],
        [0, 0, -2, 0, 1, -1, 0, 0, 0],
        [0, 0, 2, -1, 2, -1, 0, 0, 0],
        [0, 1, 0, 2, 0, -1, 0, 0, 0],
        [1, 0, -2, -2, 0, -1, 0, 0, 0],
        [0, -1, 2, 0, 1, -1, 0, 0, 0],
        [1, 1, 0, -2, 1, -1, 0, 0, 0],
        [1, 0, -2, 2, 0, -1, 0, 0, 0],
        [2, 0, 0, 2, 0, 1, 0, 0, 0],
        [0, 0, 2, 4, 2, -1, 0, 0, 0],
        [0, 1, 0, 1, 0, 1, 0, 0, 0],
    ];
}
