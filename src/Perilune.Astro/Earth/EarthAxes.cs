using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Earth;

/// <summary>
/// Equators and equinoxes of date that need no observation: IAU 2006 precession, and the theories of 1976 and 1980 on which
/// two-line elements stand. Transformations from ICRF with their exact rates.
/// </summary>
internal static class EarthAxes
{
    private const double ArcSecond = Math.PI / 648000;

    // 1997-02-27, s past J2000, from when the equation of the equinoxes has two more terms (IAU 1994 resolution C7).
    private const double NewEquinoxEquation = (50506 - 51544.5) * 86400;

    /// <summary>
    /// Mean equator and equinox of date by the four angles of Fukushima and Williams, frame bias within (Hilton et al.,
    /// Celestial Mechanics and Dynamical Astronomy 94, 351, 2006, table 1; IERS Conventions 2010, equation 5.40 and after).
    /// </summary>
    public static FrameTransformation MeanOfDate(Epoch epoch)
    {
        var t = Polynomial.Centuries(epoch);
        var psi = new Polynomial([-0.041775, 5038.481484, 1.5584175, -0.00018522, -0.000026452, -0.0000000148]).At(t);
        var epsilon = new Polynomial([84381.406, -46.836769, -0.0001831, 0.00200340, -0.000000576, -0.0000000434]).At(
            t
        );
        return EclipticOfDate(t)
            .Then(FrameTransformation.AboutZ(-psi.Value, -psi.Rate))
            .Then(FrameTransformation.AboutX(-epsilon.Value, -epsilon.Rate));
    }

    /// <summary>The pole of the mean ecliptic of date and its rate, 1/s, ICRF axes.</summary>
    public static (Vector3 Pole, Vector3 Rate) EclipticPole(Epoch epoch)
    {
        var ecliptic = EclipticOfDate(Polynomial.Centuries(epoch));
        return (ecliptic.Rotation.RowZ, ecliptic.RotationRate.RowZ);
    }

    /// <summary>
    /// Mean equator and equinox of date by IAU 1976, in the angles psi, omega and chi (Lieske et al., Astronomy and Astrophysics
    /// 58, 1, 1977, table 5; the commoner zeta, z and theta differ by rounding, 40 microarcseconds a century).
    /// </summary>
    public static FrameTransformation MeanOfDate1976(Epoch epoch)
    {
        var t = Polynomial.Centuries(epoch);
        var psi = new Polynomial([0, 5038.7784, -1.07259, -0.001147]).At(t);
        var omega = new Polynomial([84381.448, 0, 0.05127, -0.007726]).At(t);
        var chi = new Polynomial([0, 10.5526, -2.38064, -0.001125]).At(t);
        return new FrameTransformation(InertialFrames.IcrfToEme2000, Vector3.Zero)
            .Then(FrameTransformation.AboutX(84381.448 * ArcSecond, 0))
            .Then(FrameTransformation.AboutZ(-psi.Value, -psi.Rate))
            .Then(FrameTransformation.AboutX(-omega.Value, -omega.Rate))
            .Then(FrameTransformation.AboutZ(chi.Value, chi.Rate));
    }

    /// <summary>True equator and equinox of date by IAU 1976 and 1980.</summary>
    public static FrameTransformation TrueOfDate1980(Epoch epoch) => TrueOfDate1980(epoch, out _, out _);

    /// <summary>True equator, mean equinox (Vallado et al., AIAA 2006-6753, appendix C).</summary>
    public static FrameTransformation Teme(Epoch epoch)
    {
        var trueOfDate = TrueOfDate1980(epoch, out var nutation, out var obliquity);
        // Seidelmann (ed.), "Explanatory Supplement to the Astronomical Almanac", 1992, equation 3.224-1.
        var (sin, cos) = Math.SinCos(obliquity.Value);
        var equation = nutation.Longitude * cos;
        var rate = nutation.LongitudeRate * cos - nutation.Longitude * sin * obliquity.Rate;
        if (epoch.SecondsPastJ2000 >= NewEquinoxEquation)
        {
            var (node, nodeRate) = (nutation.Node, nutation.NodeRate);
            equation += (0.00264 * Math.Sin(node) + 0.000063 * Math.Sin(2 * node)) * ArcSecond;
            rate += (0.00264 * Math.Cos(node) + 0.000126 * Math.Cos(2 * node)) * nodeRate * ArcSecond;
        }
        return trueOfDate.Then(FrameTransformation.AboutZ(equation, rate));
    }

    /// <summary>
    /// Greenwich mean sidereal time of 1982, rad, and its rate, rad/s of UT1 (Aoki et al., Astronomy and Astrophysics 105, 359,
    /// 1982, equation 14).
    /// </summary>
    /// <param name="day">Modified Julian day of UT1.</param>
    /// <param name="secondOfDay">Second of that day, UT1.</param>
    public static (double Angle, double Rate) MeanSiderealTime1982(int day, double secondOfDay)
    {
        const double century = 36525;
        var t = (day - 51544.5 + secondOfDay / 86400) / century;
        // Whole turns drop out; noon is where the expression counts its days from.
        var excess = 67310.54841 - 43200 + t * (8640184.812866 + t * (0.093104 - t * 6.2e-6));
        var turns = (excess + secondOfDay) / 86400;
        var rate = (8640184.812866 + t * (2 * 0.093104 - t * 3 * 6.2e-6)) / century / 86400;
        return (Math.Tau * (turns - Math.Floor(turns)), Math.Tau / 86400 * (1 + rate));
    }

    /// <summary>
    /// ITRF 2014 to ITRF93: rotations at 2010.0 and their rates a year (IERS, transformation parameters from ITRF2014 to past
    /// ITRFs, 2016).
    /// </summary>
    public static FrameTransformation ItrfToItrf93(Epoch epoch)
    {
        const double milliArcSecond = ArcSecond / 1000;
        const double year = 365.25 * 86400;
        const double epochOf2010 = 10 * year;
        var years = (epoch.SecondsPastJ2000 - epochOf2010) / year;
        FrameTransformation Turn(Func<double, double, FrameTransformation> about, double at2010, double rate) =>
            about(-(at2010 + rate * years) * milliArcSecond, -rate * milliArcSecond / year);
        return Turn(FrameTransformation.AboutX, -2.81, -0.11)
            .Then(Turn(FrameTransformation.AboutY, -3.38, -0.19))
            .Then(Turn(FrameTransformation.AboutZ, 0.40, 0.07));
    }

    private static FrameTransformation EclipticOfDate(double t)
    {
        var gamma = new Polynomial([-0.052928, 10.556378, 0.4932044, -0.00031238, -0.000002788, 0.0000000260]).At(t);
        var phi = new Polynomial([84381.412819, -46.811016, 0.0511268, 0.00053289, -0.000000440, -0.0000000176]).At(t);
        return FrameTransformation
            .AboutZ(gamma.Value, gamma.Rate)
            .Then(FrameTransformation.AboutX(phi.Value, phi.Rate));
    }

    private static FrameTransformation TrueOfDate1980(
        Epoch epoch,
        out Nutation1980 nutation,
        out (double Value, double Rate) obliquity
    )
    {
        var t = Polynomial.Centuries(epoch);
        nutation = Nutation1980.At(t);
        obliquity = new Polynomial([84381.448, -46.8150, -0.00059, 0.001813]).At(t);
        return MeanOfDate1976(epoch)
            .Then(FrameTransformation.AboutX(obliquity.Value, obliquity.Rate))
            .Then(FrameTransformation.AboutZ(-nutation.Longitude, -nutation.LongitudeRate))
            .Then(
                FrameTransformation.AboutX(
                    -(obliquity.Value + nutation.Obliquity),
                    -(obliquity.Rate + nutation.ObliquityRate)
                )
            );
    }
}
