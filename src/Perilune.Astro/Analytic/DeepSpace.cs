namespace Perilune.Astro.Analytic;

/// <summary>
/// What SDP4 adds for orbits of 225 minutes and more: secular and long-period effects of Sun and Moon, and resonance with the
/// tesseral field (Hoots and Roehrich 1980, section 7; AIAA 2006-6753).
/// </summary>
internal sealed class DeepSpace
{
    private readonly LunisolarBody sun;
    private readonly LunisolarBody moon;
    private readonly GeopotentialResonance? resonance;
    private readonly double siderealTime;

    /// <summary>The effects on an orbit.</summary>
    /// <param name="elements">Mean elements at the epoch.</param>
    /// <param name="day">Days since 1900 January 0.5 (JD 2415020.0), UTC, of the epoch.</param>
    /// <param name="siderealTime">Greenwich sidereal time of the epoch, rad.</param>
    /// <param name="zonal">Rates of anomaly, perigee and node by the zonal field, rad/min.</param>
    public DeepSpace(
        Sgp4Elements elements,
        double day,
        double siderealTime,
        (double Anomaly, double Perigee, double Node) zonal
    )
    {
        this.siderealTime = siderealTime;
        sun = new(elements, LunisolarPlace.Sun(elements.Node, day));
        moon = new(elements, LunisolarPlace.Moon(elements.Node, day));
        resonance = GeopotentialResonance.Of(
            elements,
            siderealTime,
            zonal.Anomaly + sun.AnomalyRate + moon.AnomalyRate - elements.Motion,
            zonal.Perigee,
            zonal.Perigee + sun.PerigeeRate + moon.PerigeeRate,
            zonal.Node + sun.NodeRate + moon.NodeRate
        );
    }

    /// <summary>Adds the secular effects at minutes since the epoch.</summary>
    public void AddSecular(double minutes, ref Sgp4Elements elements)
    {
        elements.Eccentricity += (sun.EccentricityRate + moon.EccentricityRate) * minutes;
        elements.Inclination += (sun.InclinationRate + moon.InclinationRate) * minutes;
        elements.Perigee += (sun.PerigeeRate + moon.PerigeeRate) * minutes;
        elements.Node += (sun.NodeRate + moon.NodeRate) * minutes;
        elements.Anomaly += (sun.AnomalyRate + moon.AnomalyRate) * minutes;
        if (resonance is null)
            return;
        var (longitude, motion) = resonance.At(minutes);
        var theta = Math.IEEERemainder(siderealTime + minutes * GeopotentialResonance.EarthRate, Math.Tau);
        elements.Motion = motion;
        elements.Anomaly = resonance.HalfDay
            ? longitude - 2 * elements.Node + 2 * theta
            : longitude - elements.Node - elements.Perigee + theta;
    }

    /// <summary>Adds the long periods of Sun and Moon at minutes since the epoch; small inclinations in Lyddane's form.</summary>
    public void AddPeriodics(double minutes, ref Sgp4Elements elements)
    {
        const double lyddaneBelow = 0.2;
        var sum = default(LunisolarPeriodics);
        sun.AddPeriodics(minutes, ref sum);
        moon.AddPeriodics(minutes, ref sum);
        elements.Inclination += sum.Inclination;
        elements.Eccentricity += sum.Eccentricity;
        var (sinI, cosI) = Math.SinCos(elements.Inclination);
        if (elements.Inclination >= lyddaneBelow)
        {
            var node = sum.Node / sinI;
            elements.Perigee += sum.Perigee - cosI * node;
            elements.Node += node;
            elements.Anomaly += sum.Anomaly;
            return;
        }
        var (sinNode, cosNode) = Math.SinCos(elements.Node);
        var alpha = sinI * sinNode + sum.Node * cosNode + sum.Inclination * cosI * sinNode;
        var beta = sinI * cosNode - sum.Node * sinNode + sum.Inclination * cosI * cosNode;
        // The node enters by itself here, not only by its sine: its branch of 2 pi is part of the theory.
        var before = elements.Node % Math.Tau;
        var longitude =
            elements.Anomaly
            + elements.Perigee
            + cosI * before
            + sum.Anomaly
            + sum.Perigee
            - sum.Inclination * before * sinI;
        var after = Math.Atan2(alpha, beta);
        if (Math.Abs(before - after) > Math.PI)
            after += after < before ? Math.Tau : -Math.Tau;
        elements.Node = after;
        elements.Anomaly += sum.Anomaly;
        elements.Perigee = longitude - elements.Anomaly - cosI * after;
    }
}
