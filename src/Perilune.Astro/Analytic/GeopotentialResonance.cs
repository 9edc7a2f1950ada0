namespace Perilune.Astro.Analytic;

/// <summary>
/// Resonance of one-day and half-day orbits with the tesseral field: the mean longitude and motion integrated by steps of
/// half a day from the epoch (Hoots and Roehrich 1980, section 7; AIAA 2006-6753).
/// </summary>
internal sealed class GeopotentialResonance
{
    /// <summary>The Earth's turning, rad/min.</summary>
    public const double EarthRate = 4.37526908801129966e-3;

    private const double Step = 720;

    private readonly (double Amplitude, double Phase, int Longitude, int Perigee)[] terms;
    private readonly double longitude;
    private readonly double drift;
    private readonly double motion;
    private readonly double perigee;
    private readonly double perigeeRate;

    private GeopotentialResonance(
        Sgp4Elements elements,
        double perigeeRate,
        double longitude,
        double drift,
        (double Amplitude, double Phase, int Longitude, int Perigee)[] terms,
        bool halfDay
    )
    {
        this.terms = terms;
        this.longitude = longitude;
        this.drift = drift;
        this.perigeeRate = perigeeRate;
        (motion, perigee) = (elements.Motion, elements.Perigee);
        HalfDay = halfDay;
    }

    /// <summary>Whether the orbit turns twice a day.</summary>
    public bool HalfDay { get; }

    /// <summary>The resonance of an orbit, or null if it has none.</summary>
    /// <param name="elements">Mean elements at the epoch.</param>
    /// <param name="siderealTime">Greenwich sidereal time of the epoch, rad.</param>
    /// <param name="anomalyRate">Rate of the mean anomaly less the mean motion, all secular effects, rad/min.</param>
    /// <param name="perigeeRate">Rate of the argument of perigee by the zonal field, rad/min.</param>
    /// <param name="perigeeRateAll">The same with Sun and Moon, rad/min.</param>
    /// <param name="nodeRateAll">Rate of the node, all secular effects, rad/min.</param>
    public static GeopotentialResonance? Of(
        Sgp4Elements elements,
        double siderealTime,
        double anomalyRate,
        double perigeeRate,
        double perigeeRateAll,
        double nodeRateAll
    )
    {
        var n = elements.Motion;
        var inverseAxis = Math.Pow(n / Sgp4Earth.RootGm, 2.0 / 3);
        if (n is > 0.0034906585 and < 0.0052359877)
        {
            return new(
                elements,
                perigeeRate,
                elements.Anomaly + elements.Node + elements.Perigee - siderealTime,
                anomalyRate + perigeeRateAll + nodeRateAll - EarthRate,
                OneDay(elements, inverseAxis),
                false
            );
        }
        if (n is < 8.26e-3 or > 9.24e-3 || elements.Eccentricity < 0.5)
            return null;
        return new(
            elements,
            perigeeRate,
            elements.Anomaly + 2 * elements.Node - 2 * siderealTime,
            anomalyRate + 2 * (nodeRateAll - EarthRate),
            TwiceADay.Terms(elements, inverseAxis),
            true
        );
    }

    /// <summary>The resonant longitude, rad, and the mean motion, rad/min, at minutes since the epoch.</summary>
    public (double Longitude, double Motion) At(double minutes)
    {
        var (l, n, time) = (longitude, motion, 0.0);
        var step = minutes < 0 ? -Step : Step;
        while (Math.Abs(minutes - time) >= Step)
        {
            Advance(ref l, ref n, time, step);
            time += step;
        }
        Advance(ref l, ref n, time, minutes - time);
        return (l, n);
    }

    private void Advance(ref double l, ref double n, double time, double step)
    {
        var omega = perigee + perigeeRate * time;
        var (acceleration, slope) = (0.0, 0.0);
        foreach (var (amplitude, phase, inLongitude, inPerigee) in terms)
        {
            var (sin, cos) = Math.SinCos(inPerigee * omega + inLongitude * l - phase);
            acceleration += amplitude * sin;
            slope += amplitude * inLongitude * cos;
        }
        var rate = n + drift;
        var half = 0.5 * step * step;
        l += rate * step + acceleration * half;
        n += acceleration * step + slope * rate * half;
    }

    private static (double, double, int, int)[] OneDay(Sgp4Elements elements, double inverseAxis)
    {
        var e2 = elements.Eccentricity * elements.Eccentricity;
        var (sin, cos) = Math.SinCos(elements.Inclination);
        var g200 = 1 + e2 * (-2.5 + 0.8125 * e2);
        var g310 = 1 + 2 * e2;
        var g300 = 1 + e2 * (-6 + 6.60937 * e2);
        var f220 = 0.75 * (1 + cos) * (1 + cos);
        var f311 = 0.9375 * sin * sin * (1 + 3 * cos) - 0.75 * (1 + cos);
        var f330 = 1.875 * (1 + cos) * (1 + cos) * (1 + cos);
        var common = 3 * elements.Motion * elements.Motion * inverseAxis * inverseAxis;
        return
        [
            (common * f311 * g310 * 2.1460748e-6 * inverseAxis, 0.13130908, 1, 0),
            (2 * common * f220 * g200 * 1.7891679e-6, 2 * 2.8843198, 2, 0),
            (3 * common * f330 * g300 * 2.2123015e-7 * inverseAxis, 3 * 0.37448087, 3, 0),
        ];
    }
}
