using Perilune.Astro.Orientation;

namespace Perilune.Astro.Frames;

/// <summary>
/// A body's pole and prime meridian as the IAU working group gives them: polynomials and trigonometric terms (Archinal et
/// al., "Report of the IAU Working Group on Cartographic Coordinates and Rotational Elements: 2015", Celestial Mechanics
/// and Dynamical Astronomy 130:22, 2018), with the numbers of NAIF's pck00011.
/// </summary>
internal sealed class IauRotation
{
    private const double Degree = Math.PI / 180;
    private const double SecondsPerDay = 86400;
    private const double SecondsPerCentury = 86400.0 * 36525;

    // Right ascension and declination of the pole, deg and deg per Julian century; prime meridian, deg, deg/d, deg/d^2.
    private readonly (double Value, double Rate) rightAscension;
    private readonly (double Value, double Rate) declination;
    private readonly (double Value, double Rate, double Acceleration) meridian;
    private readonly Term[] terms;

    private IauRotation(
        (double Value, double Rate) rightAscension,
        (double Value, double Rate) declination,
        (double Value, double Rate, double Acceleration) meridian,
        params Term[] terms
    )
    {
        this.rightAscension = rightAscension;
        this.declination = declination;
        this.meridian = meridian;
        this.terms = terms;
    }

    /// <summary>The rotation of an IAU frame.</summary>
    public static IauRotation Of(Frame frame) =>
        frame.Kind switch
        {
            FrameKind.IauSun => Sun,
            FrameKind.IauMercury => Mercury,
            FrameKind.IauVenus => Venus,
            FrameKind.IauEarth => Earth,
            FrameKind.IauMoon => Moon,
            FrameKind.IauMars => Mars,
            FrameKind.IauJupiter => Jupiter,
            _ => throw new InvalidOperationException($"frame {frame.Name} has no rotation of the IAU"),
        };

    /// <summary>Euler angles from ICRF at TDB seconds past J2000: pole + 90 deg, 90 deg - declination, meridian.</summary>
    public EulerAngles Angles(double tdb)
    {
        var days = tdb / SecondsPerDay;
        var centuries = tdb / SecondsPerCentury;
        var ra = rightAscension.Value + centuries * rightAscension.Rate;
        var dec = declination.Value + centuries * declination.Rate;
        var w = meridian.Value + days * (meridian.Rate + days * meridian.Acceleration);
        var raRate = rightAscension.Rate / SecondsPerCentury;
        var decRate = declination.Rate / SecondsPerCentury;
        var wRate = (meridian.Rate + 2 * days * meridian.Acceleration) / SecondsPerDay;
        var periodic = 0.0;
        foreach (var term in terms)
        {
            var angle = term.Phase + centuries * term.Rate;
            var rate = term.Rate * Degree / SecondsPerCentury;
            var (sin, cos) = Math.SinCos(angle * Degree);
            ra += term.RightAscension * sin;
            dec += term.Declination * cos;
            periodic += term.Meridian * sin;
            raRate += term.RightAscension * cos * rate;
            decRate -= term.Declination * sin * rate;
            wRate += term.Meridian * cos * rate;
        }
        // CSPICE takes whole turns off the meridian in double, towards zero; W is up to 3e5 rad (Jupiter), so an exact
        // reduction would differ from every CSPICE matrix by up to 3e-11.
        // The small terms are summed first, as there.
        w = (w + periodic) * Degree;
        w -= Math.Tau * Math.Truncate(w / Math.Tau);
        return new(
            ra * Degree + Math.PI / 2,
            Math.PI / 2 - dec * Degree,
            w,
            raRate * Degree,
            -decRate * Degree,
            wRate * Degree
        );
    }

    /// <summary>
    /// A trigonometric term: an angle in degrees and degrees a century, and what its sine adds to right ascension and
    /// meridian and its cosine to declination, degrees.
    /// </summary>
    private readonly record struct Term(
        double Phase,
        double Rate,
        double RightAscension,
        double Declination,
        double Meridian
    );

    private static readonly IauRotation Sun = new((286.13, 0), (63.87, 0), (84.176, 14.18440, 0));

    private static readonly IauRotation Mercury = new(
        (281.0103, -0.0328),
        (61.4155, -0.0049),
        (329.5988, 6.1385108, 0),
        new Term(174.7910857, 149472.53587500003, 0, 0, 0.01067257),
        new Term(349.5821714, 298945.07175000006, 0, 0, -0.00112309),
        new Term(164.3732571, 448417.60762500006, 0, 0, -0.00011040),
        new Term(339.1643429, 597890.14350000012, 0, 0, -0.00002539),
        new Term(153.9554286, 747362.67937499995, 0, 0, -0.00000571)
    );

    private static readonly IauRotation Venus = new((272.76, 0), (67.16, 0), (160.20, -1.4813688, 0));

    private static readonly IauRotation Earth = new((0, -0.641), (90, -0.557), (190.147, 360.9856235, 0));

    private static readonly IauRotation Moon = new(
        (269.9949, 0.0031),
        (66.5392, 0.0130),
        (38.3213, 13.17635815, -1.4e-12),
        new Term(125.045, -1935.5364525, -3.8787, 1.5419, 3.5610),
        new Term(250.089, -3871.072905, -0.1204, 0.0239, 0.1208),
        new Term(260.008, 475263.3328725, 0.0700, -0.0278, -0.0642),
        new Term(176.625, 487269.629985, -0.0172, 0.0068, 0.0158),
        new Term(357.529, 35999.0509575, 0, 0, 0.0252),
        new Term(311.589, 964468.49931, 0.0072, -0.0029, -0.0066),
        new Term(134.963, 477198.869325, 0, 0.0009, -0.0047),
        new Term(276.617, 12006.300765, 0, 0, -0.0046),
        new Term(34.226, 63863.5132425, 0, 0, 0.0028),
        new Term(15.134, -5806.6093575, -0.0052, 0.0008, 0.0052),
        new Term(119.743, 131.84064, 0, 0, 0.0040),
        new Term(239.961, 6003.1503825, 0, 0, 0.0019),
        new Term(25.053, 473327.79642, 0.0043, -0.0009, -0.0044)
    );

    private static readonly IauRotation Mars = new(
        (317.269202, -0.10927547),
        (54.432516, -0.05827105),
        (176.049863, 350.891982443297, 0),
        new Term(198.991226, 19139.4819985, 0.000068, 0, 0),
        new Term(226.292679, 38280.8511281, 0.000238, 0, 0),
        new Term(249.663391, 57420.7251593, 0.000052, 0, 0),
        new Term(266.183510, 76560.6367950, 0.000009, 0, 0),
        new Term(79.398797, 0.5042615, 0.419057, 0, 0),
        new Term(122.433576, 19139.9407476, 0, 0.000051, 0),
        new Term(43.058401, 38280.8753272, 0, 0.000141, 0),
        new Term(57.663379, 57420.7517205, 0, 0.000031, 0),
        new Term(79.476401, 76560.6495004, 0, 0.000005, 0),
        new Term(166.325722, 0.5042615, 0, 1.591274, 0),
        new Term(129.071773, 19140.0328244, 0, 0, 0.000145),
        new Term(36.352167, 38281.0473591, 0, 0, 0.000157),
        new Term(56.668646, 57420.9295360, 0, 0, 0.000040),
        new Term(67.364003, 76560.2552215, 0, 0, 0.000001),
        new Term(104.792680, 95700.4387578, 0, 0, 0.000001),
        new Term(95.391654, 0.5042615, 0, 0, 0.584542)
    );

    private static readonly IauRotation Jupiter = new(
        (268.056595, -0.006499),
        (64.495303, 0.002413),
        (284.95, 870.5360000, 0),
        new Term(99.360714, 4850.4046, 0.000117, 0.000050, 0),
        new Term(175.895369, 1191.9605, 0.000938, 0.000404, 0),
        new Term(300.323162, 262.5475, 0.001432, 0.000617, 0),
        new Term(114.012305, 6070.2476, 0.000030, -0.000013, 0),
        new Term(49.511251, 64.3000, 0.002150, 0.000926, 0)
    );
}
