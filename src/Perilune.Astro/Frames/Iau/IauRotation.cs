using Perilune.Astro.Orientation;
using Perilune.Astro.Time;

namespace Perilune.Astro.Frames.Iau;

/// <summary>
/// A body's pole and prime meridian as the IAU working group gives them: polynomials and trigonometric terms (Archinal et
/// al., "Report of the IAU Working Group on Cartographic Coordinates and Rotational Elements: 2015", Celestial Mechanics
/// and Dynamical Astronomy 130:22, 2018, equation 1), evaluated in the order and with the reductions of CSPICE.
/// </summary>
public sealed class IauRotation
{
    private const double Degree = Math.PI / 180;
    private const double SecondsPerDay = 86400;
    private const double SecondsPerCentury = 86400.0 * 36525;

    private readonly (double Value, double Rate, double Square) rightAscension;
    private readonly (double Value, double Rate, double Square) declination;
    private readonly (double Value, double Rate, double Square) meridian;
    private readonly IauTerm[] terms;

    /// <summary>A rotation from its coefficients.</summary>
    /// <param name="name">Name of the axes, such as <c>IAU_MARS</c>.</param>
    /// <param name="body">NAIF code of the body.</param>
    /// <param name="rightAscension">Right ascension of the pole: deg, deg per Julian century, deg per century squared.</param>
    /// <param name="declination">Declination of the pole: deg, deg per Julian century, deg per century squared.</param>
    /// <param name="meridian">Prime meridian: deg, deg/d, deg/d^2.</param>
    /// <param name="terms">Trigonometric terms.</param>
    public IauRotation(
        string name,
        int body,
        (double Value, double Rate, double Square) rightAscension,
        (double Value, double Rate, double Square) declination,
        (double Value, double Rate, double Square) meridian,
        params IReadOnlyList<IauTerm> terms
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(terms);
        Name = name;
        Body = body;
        this.rightAscension = rightAscension;
        this.declination = declination;
        this.meridian = meridian;
        this.terms = [.. terms];
    }

    /// <summary>Name of the axes.</summary>
    public string Name { get; }

    /// <summary>NAIF code of the body.</summary>
    public int Body { get; }

    /// <summary>Euler angles from ICRF at TDB seconds past J2000: pole + 90 deg, 90 deg - declination, meridian.</summary>
    public EulerAngles Angles(double tdb)
    {
        var d = tdb / SecondsPerDay;
        var t = tdb / SecondsPerCentury;
        var ra = rightAscension.Value + t * (rightAscension.Rate + t * rightAscension.Square);
        var dec = declination.Value + t * (declination.Rate + t * declination.Square);
        var w = meridian.Value + d * (meridian.Rate + d * meridian.Square);
        var raRate = (rightAscension.Rate + 2 * t * rightAscension.Square) / SecondsPerCentury;
        var decRate = (declination.Rate + 2 * t * declination.Square) / SecondsPerCentury;
        var wRate = (meridian.Rate + 2 * d * meridian.Square) / SecondsPerDay;
        var periodic = 0.0;
        foreach (var term in terms)
        {
            var angle = term.Phase + t * (term.Rate + t * term.Square);
            var rate = (term.Rate + 2 * t * term.Square) * Degree / SecondsPerCentury;
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

    /// <summary>From ICRF to the body's axes.</summary>
    public FrameTransformation FromIcrf(Epoch epoch)
    {
        var angles = Angles(epoch.SecondsPastJ2000);
        return new(angles.Matrix, angles.AngularVelocity);
    }
}

/// <summary>A trigonometric term of an <see cref="IauRotation"/>: an angle and what it adds, degrees.</summary>
/// <param name="Phase">The angle at J2000, deg.</param>
/// <param name="Rate">Its growth, deg per Julian century.</param>
/// <param name="RightAscension">What its sine adds to the right ascension.</param>
/// <param name="Declination">What its cosine adds to the declination.</param>
/// <param name="Meridian">What its sine adds to the prime meridian.</param>
/// <param name="Square">Growth of the rate, deg per century squared, without the factor 1/2.</param>
public readonly record struct IauTerm(
    double Phase,
    double Rate,
    double RightAscension,
    double Declination,
    double Meridian,
    double Square = 0
);
