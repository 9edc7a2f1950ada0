namespace Perilune.Astro.Analytic;

/// <summary>
/// Amplitudes of the half-day resonance: inclination functions F and fits of the eccentricity functions G in their ranges
/// (Hujsak, Spacetrack Report 1, 1979, as corrected in AIAA 2006-6753).
/// </summary>
internal static class TwiceADay
{
    /// <summary>Ten terms: amplitude (rad/min^2), phase, multiples of the resonant longitude and of the perigee.</summary>
    public static (double Amplitude, double Phase, int Longitude, int Perigee)[] Terms(
        Sgp4Elements elements,
        double inverseAxis
    )
    {
        var e = elements.Eccentricity;
        var (e2, e3) = (e * e, e * e * e);
        double Fit(double c0, double c1, double c2, double c3) => c0 + c1 * e + c2 * e2 + c3 * e3;
        var low = e <= 0.65;
        var g201 = -0.306 - (e - 0.64) * 0.440;
        var g211 = low ? Fit(3.616, -13.2470, 16.2900, 0) : Fit(-72.099, 331.819, -508.738, 266.724);
        var g310 = low ? Fit(-19.302, 117.3900, -228.4190, 156.5910) : Fit(-346.844, 1582.851, -2415.925, 1246.113);
        var g322 = low ? Fit(-18.9068, 109.7927, -214.6334, 146.5816) : Fit(-342.585, 1554.908, -2366.899, 1215.972);
        var g410 = low ? Fit(-41.122, 242.6940, -471.0940, 313.9530) : Fit(-1052.797, 4758.686, -7193.992, 3651.957);
        var g422 = low
            ? Fit(-146.407, 841.8800, -1629.014, 1083.4350)
            : Fit(-3581.690, 16178.110, -24462.770, 12422.520);
        var g520 =
            low ? Fit(-532.114, 3017.977, -5740.032, 3708.2760)
            : e > 0.715 ? Fit(-5149.66, 29936.92, -54087.36, 31324.56)
            : Fit(1464.74, -4664.75, 3763.64, 0);
        var under = e < 0.7;
        var g533 = under
            ? Fit(-919.22770, 4988.6100, -9064.7700, 5542.21)
            : Fit(-37995.780, 161616.52, -229838.20, 109377.94);
        var g521 = under
            ? Fit(-822.71072, 4568.6173, -8491.4146, 5337.524)
            : Fit(-51752.104, 218913.95, -309468.16, 146349.42);
        var g532 = under
            ? Fit(-853.66600, 4690.2500, -8624.7700, 5341.4)
            : Fit(-40023.880, 170470.89, -242699.48, 115605.82);

        var (s, c) = Math.SinCos(elements.Inclination);
        var (s2, c2) = (s * s, c * c);
        var f220 = 0.75 * (1 + 2 * c + c2);
        var f221 = 1.5 * s2;
        var f321 = 1.875 * s * (1 - 2 * c - 3 * c2);
        var f322 = -1.875 * s * (1 + 2 * c - 3 * c2);
        var f441 = 35 * s2 * f220;
        var f442 = 39.3750 * s2 * s2;
        var f522 = 9.84375 * s * (s2 * (1 - 2 * c - 5 * c2) + 0.33333333 * (-2 + 4 * c + 6 * c2));
        var f523 = s * (4.92187512 * s2 * (-2 - 4 * c + 10 * c2) + 6.56250012 * (1 + 2 * c - 3 * c2));
        var f542 = 29.53125 * s * (2 - 8 * c + c2 * (-12 + 8 * c + 10 * c2));
        var f543 = 29.53125 * s * (-2 - 8 * c + c2 * (12 + 8 * c - 10 * c2));

        // Three n^2 over powers of the semi-major axis, with the fields' coefficients.
        var second = 3 * elements.Motion * elements.Motion * inverseAxis * inverseAxis;
        var third = second * inverseAxis;
        var fourth = third * inverseAxis;
        var fifth = fourth * inverseAxis;
        const double root22 = 1.7891679e-6;
        const double root32 = 3.7393792e-7;
        const double root44 = 2 * 7.3636953e-9;
        const double root52 = 1.1428639e-7;
        const double root54 = 2 * 2.1765803e-9;
        const double g22 = 5.7686396;
        const double g32 = 0.95240898;
        const double g44 = 1.8014998;
        const double g52 = 1.0508330;
        const double g54 = 4.4108898;
        return
        [
            (second * root22 * f220 * g201, g22, 1, 2),
            (second * root22 * f221 * g211, g22, 1, 0),
            (third * root32 * f321 * g310, g32, 1, 1),
            (third * root32 * f322 * g322, g32, 1, -1),
            (fourth * root44 * f441 * g410, g44, 2, 2),
            (fourth * root44 * f442 * g422, g44, 2, 0),
            (fifth * root52 * f522 * g520, g52, 1, 1),
            (fifth * root52 * f523 * g532, g52, 1, -1),
            (fifth * root54 * f542 * g521, g54, 2, 1),
            (fifth * root54 * f543 * g533, g54, 2, -1),
        ];
    }
}
