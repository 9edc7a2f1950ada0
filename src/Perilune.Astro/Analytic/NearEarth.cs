namespace Perilune.Astro.Analytic;

/// <summary>
/// Secular effects of the zonal field and of drag in SGP4, with the constants that they need (Hoots and Roehrich 1980,
/// section 6; AIAA 2006-6753). Units: Earth radii, minutes, rad.
/// </summary>
internal sealed class NearEarth
{
    // Drag is modelled from here, km above the surface: the density's lower edge, and its reach.
    private const double LowerEdge = 78;
    private const double Reach = 120;

    private readonly Sgp4Elements mean;
    private readonly bool simple;
    private readonly double c1,
        c4,
        c5,
        d2,
        d3,
        d4;
    private readonly double t2,
        t3,
        t4,
        t5;
    private readonly double eta,
        atEpoch,
        sinAtEpoch,
        perigeeDrag,
        anomalyDrag,
        nodeDrag,
        dragTerm;

    /// <summary>The theory of elements whose mean motion is Kozai's.</summary>
    /// <param name="kozai">Elements at the epoch.</param>
    /// <param name="dragTerm">B*, per Earth radius.</param>
    public NearEarth(Sgp4Elements kozai, double dragTerm)
    {
        this.dragTerm = dragTerm;
        mean = kozai;
        var e = mean.Eccentricity;
        var (sinI, cosI) = Math.SinCos(mean.Inclination);
        var (theta2, theta4) = (cosI * cosI, cosI * cosI * cosI * cosI);
        var b2 = 1 - e * e;
        var b = Math.Sqrt(b2);
        var x3 = 3 * theta2 - 1;
        mean.Motion = Brouwer(kozai.Motion, 0.75 * Sgp4Earth.J2 * x3 / (b * b2));
        var n = mean.Motion;
        var a = Math.Pow(Sgp4Earth.RootGm / n, 2.0 / 3);
        var perigee = a * (1 - e);
        IsDeepSpace = Math.Tau / n >= 225;
        // Below 220 km the drag's higher powers of time are dropped.
        simple = IsDeepSpace || perigee < 220 / Sgp4Earth.Radius + 1;

        var height = (perigee - 1) * Sgp4Earth.Radius;
        var edge =
            height < 98 ? 20
            : height < 156 ? height - LowerEdge
            : LowerEdge;
        var s = edge / Sgp4Earth.Radius + 1;
        var q = Math.Pow((Reach - edge) / Sgp4Earth.Radius, 4);
        var xi = 1 / (a - s);
        eta = a * e * xi;
        var (eta2, ee) = (eta * eta, e * eta);
        var psi2 = Math.Abs(1 - eta2);
        var density = q * xi * xi * xi * xi;
        var coefficient = density / Math.Pow(psi2, 3.5);
        var c2 =
            coefficient
            * n
            * (
                a * (1 + 1.5 * eta2 + ee * (4 + eta2))
                + 0.375 * Sgp4Earth.J2 * xi / psi2 * x3 * (8 + 3 * eta2 * (8 + eta2))
            );
        c1 = dragTerm * c2;
        var round = e <= 1e-4;
        var c3 = round ? 0 : -2 * density * xi * (Sgp4Earth.J3 / Sgp4Earth.J2) * n * sinI / e;
        var x1 = 1 - theta2;
        c4 =
            2
            * n
            * coefficient
            * a
            * b2
            * (
                eta * (2 + 0.5 * eta2)
                + e * (0.5 + 2 * eta2)
                - Sgp4Earth.J2
                    * xi
                    / (a * psi2)
                    * (
                        -3 * x3 * (1 - 2 * ee + eta2 * (1.5 - 0.5 * ee))
                        + 0.75 * x1 * (2 * eta2 - ee * (1 + eta2)) * Math.Cos(2 * mean.Perigee)
                    )
            );
        c5 = 2 * coefficient * a * b2 * (1 + 2.75 * (eta2 + ee) + ee * eta2);

        var p2 = 1 / (a * b2 * (a * b2));
        var k1 = 1.5 * Sgp4Earth.J2 * p2 * n;
        var k2 = 0.5 * k1 * Sgp4Earth.J2 * p2;
        var k3 = -0.46875 * Sgp4Earth.J4 * p2 * p2 * n;
        AnomalyRate = n + 0.5 * k1 * b * x3 + 0.0625 * k2 * b * (13 - 78 * theta2 + 137 * theta4);
        PerigeeRate =
            -0.5 * k1 * (1 - 5 * theta2)
            + 0.0625 * k2 * (7 - 114 * theta2 + 395 * theta4)
            + k3 * (3 - 36 * theta2 + 49 * theta4);
        NodeRate = -k1 * cosI + (0.5 * k2 * (4 - 19 * theta2) + 2 * k3 * (3 - 7 * theta2)) * cosI;
        perigeeDrag = dragTerm * c3 * Math.Cos(mean.Perigee);
        anomalyDrag = round ? 0 : -2.0 / 3 * density * dragTerm / ee;
        nodeDrag = -3.5 * b2 * k1 * cosI * c1;
        atEpoch = Cube(1 + eta * Math.Cos(mean.Anomaly));
        sinAtEpoch = Math.Sin(mean.Anomaly);

        t2 = 1.5 * c1;
        if (simple)
            return;
        d2 = 4 * a * xi * c1 * c1;
        var step = d2 * xi * c1 / 3;
        d3 = (17 * a + s) * step;
        d4 = 0.5 * step * a * xi * (221 * a + 31 * s) * c1;
        t3 = d2 + 2 * c1 * c1;
        t4 = 0.25 * (3 * d3 + c1 * (12 * d2 + 10 * c1 * c1));
        t5 = 0.2 * (3 * d4 + 12 * c1 * d3 + 6 * d2 * d2 + 15 * c1 * c1 * (2 * d2 + c1 * c1));
    }

    /// <summary>Mean elements at the epoch, the mean motion Brouwer's.</summary>
    public Sgp4Elements Mean => mean;

    /// <summary>Whether the period is 225 minutes or more.</summary>
    public bool IsDeepSpace { get; }

    /// <summary>Rate of the mean anomaly, rad/min.</summary>
    public double AnomalyRate { get; }

    /// <summary>Rate of the argument of perigee, rad/min.</summary>
    public double PerigeeRate { get; }

    /// <summary>Rate of the node, rad/min.</summary>
    public double NodeRate { get; }

    /// <summary>The elements moved by the zonal field and the part of drag that goes with angles.</summary>
    /// <param name="minutes">Minutes since the epoch.</param>
    /// <param name="drag">What drag does to the size, the shape and the longitude.</param>
    public Sgp4Elements At(double minutes, out (double Axis, double Eccentricity, double Longitude) drag)
    {
        var t = minutes;
        var elements = mean;
        elements.Anomaly += AnomalyRate * t;
        elements.Perigee += PerigeeRate * t;
        elements.Node += NodeRate * t + nodeDrag * t * t;
        drag = (1 - c1 * t, dragTerm * c4 * t, t2 * t * t);
        if (simple)
            return elements;
        var shift = perigeeDrag * t + anomalyDrag * (Cube(1 + eta * Math.Cos(elements.Anomaly)) - atEpoch);
        elements.Anomaly += shift;
        elements.Perigee -= shift;
        drag.Axis -= t * t * (d2 + t * (d3 + t * d4));
        drag.Eccentricity += dragTerm * c5 * (Math.Sin(elements.Anomaly) - sinAtEpoch);
        drag.Longitude += t * t * t * (t3 + t * (t4 + t * t5));
        return elements;
    }

    // Kozai's mean motion to Brouwer's.
    private static double Brouwer(double motion, double d)
    {
        var a1 = Math.Pow(Sgp4Earth.RootGm / motion, 2.0 / 3);
        var d1 = d / (a1 * a1);
        var a2 = a1 * (1 - d1 * d1 - d1 * (1.0 / 3 + 134 * d1 * d1 / 81));
        return motion / (1 + d / (a2 * a2));
    }

    private static double Cube(double x) => x * x * x;
}
