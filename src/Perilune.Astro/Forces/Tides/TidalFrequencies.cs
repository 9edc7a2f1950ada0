using Perilune.Astro.Earth;

namespace Perilune.Astro.Forces.Tides;

/// <summary>
/// Corrections for the dependence of the Earth's Love numbers of degree 2 on frequency (IERS Conventions 2010, equation 6.8
/// and tables 6.5a to 6.5c). They reach 4.7e-10 in C21 and S21.
/// </summary>
internal static class TidalFrequencies
{
    private const double SecondsPerCentury = 86400.0 * 36525;
    private const double ArcSecond = Math.PI / 648000;
    private const double Unit = 1e-12;

    // Multipliers of l, l', F, D and Omega, amplitudes in phase and out of phase.
    private static readonly Line[] zonal =
    [
        new(0, 0, 0, 0, 1, 16.6, -6.7),
        new(0, 0, 0, 0, 2, -0.1, 0.1),
        new(0, -1, 0, 0, 0, -1.2, 0.8),
        new(0, 0, -2, 2, -2, -5.5, 4.3),
        new(0, 0, -2, 2, -1, 0.1, -0.1),
        new(0, -1, -2, 2, -2, -0.3, 0.2),
        new(1, 0, 0, -2, 0, -0.3, 0.7),
        new(-1, 0, 0, 0, -1, 0.1, -0.2),
        new(-1, 0, 0, 0, 0, -1.2, 3.7),
        new(-1, 0, 0, 0, 1, 0.1, -0.2),
        new(1, 0, -2, 0, -2, 0.1, -0.2),
        new(0, 0, 0, -2, 0, 0.0, 0.6),
        new(-2, 0, 0, 0, 0, 0.0, 0.3),
        new(0, 0, -2, 0, -2, 0.6, 6.3),
        new(0, 0, -2, 0, -1, 0.2, 2.6),
        new(0, 0, -2, 0, 0, 0.0, 0.2),
        new(1, 0, -2, -2, -2, 0.1, 0.2),
        new(-1, 0, -2, 0, -2, 0.4, 1.1),
        new(-1, 0, -2, 0, -1, 0.2, 0.5),
        new(0, 0, -2, -2, -2, 0.1, 0.2),
        new(-2, 0, -2, 0, -2, 0.1, 0.1),
    ];

    private static readonly Line[] diurnal =
    [
        new(2, 0, 2, 0, 2, -0.1, 0.0),
        new(0, 0, 2, 2, 2, -0.1, 0.0),
        new(1, 0, 2, 0, 1, -0.1, 0.0),
        new(1, 0, 2, 0, 2, -0.7, 0.1),
        new(-1, 0, 2, 2, 2, -0.1, 0.0),
        new(0, 0, 2, 0, 1, -1.3, 0.1),
        new(0, 0, 2, 0, 2, -6.8, 0.6),
        new(0, 0, 0, 2, 0, 0.1, 0.0),
        new(1, 0, 2, -2, 2, 0.1, 0.0),
        new(-1, 0, 2, 0, 1, 0.1, 0.0),
        new(-1, 0, 2, 0, 2, 0.4, 0.0),
        new(1, 0, 0, 0, 0, 1.3, -0.1),
        new(1, 0, 0, 0, 1, 0.3, 0.0),
        new(-1, 0, 0, 2, 0, 0.3, 0.0),
        new(-1, 0, 0, 2, 1, 0.1, 0.0),
        new(0, 1, 2, -2, 2, -1.9, 0.1),
        new(0, 0, 2, -2, 1, 0.5, 0.0),
        new(0, 0, 2, -2, 2, -43.4, 2.9),
        new(0, -1, 2, -2, 2, 0.6, 0.0),
        new(0, 1, 0, 0, 0, 1.6, -0.1),
        new(-2, 0, 2, 0, 1, 0.1, 0.0),
        new(0, 0, 0, 0, -2, 0.1, 0.0),
        new(0, 0, 0, 0, -1, -8.8, 0.5),
        new(0, 0, 0, 0, 0, 470.9, -30.2),
        new(0, 0, 0, 0, 1, 68.1, -4.6),
        new(0, 0, 0, 0, 2, -1.6, 0.1),
        new(-1, 0, 0, 1, 0, 0.1, 0.0),
        new(0, -1, 0, 0, -1, -0.1, 0.0),
        new(0, -1, 0, 0, 0, -20.6, -0.3),
        new(0, 1, -2, 2, -2, 0.3, 0.0),
        new(0, -1, 0, 0, 1, -0.3, 0.0),
        new(-2, 0, 0, 2, 0, -0.2, 0.0),
        new(-2, 0, 0, 2, 1, -0.1, 0.0),
        new(0, 0, -2, 2, -2, -5.0, 0.3),
        new(0, 0, -2, 2, -1, 0.2, 0.0),
        new(0, -1, -2, 2, -2, -0.2, 0.0),
        new(1, 0, 0, -2, 0, -0.5, 0.0),
        new(1, 0, 0, -2, 1, -0.1, 0.0),
        new(-1, 0, 0, 0, -1, 0.1, 0.0),
        new(-1, 0, 0, 0, 0, -2.1, 0.1),
        new(-1, 0, 0, 0, 1, -0.4, 0.0),
        new(0, 0, 0, -2, 0, -0.2, 0.0),
        new(-2, 0, 0, 0, 0, -0.1, 0.0),
        new(0, 0, -2, 0, -2, -0.6, 0.0),
        new(0, 0, -2, 0, -1, -0.4, 0.0),
        new(0, 0, -2, 0, 0, -0.1, 0.0),
        new(-1, 0, -2, 0, -2, -0.1, 0.0),
        new(-1, 0, -2, 0, -1, -0.1, 0.0),
    ];

    private static readonly Line[] semidiurnal = [new(1, 0, 2, 0, 2, -0.3, 0), new(0, 0, 2, 0, 2, -1.2, 0)];

    /// <summary>Adds the corrections to the changes of the normalised coefficients.</summary>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <param name="rotationAngle">Right ascension of the body-fixed x axis from the origin of ICRF, rad.</param>
    /// <param name="change">The changes, to be added to.</param>
    internal static void Add(double tdb, double rotationAngle, TidalCoefficients change)
    {
        var t = tdb / SecondsPerCentury;
        Span<double> arguments = stackalloc double[5];
        FundamentalArguments.FillDelaunay(t, arguments);
        // Mean sidereal time: the precession in right ascension (equation 5.32) is added to the angle.
        var sidereal = rotationAngle + t * (4612.156534 + t * 1.3915817) * ArcSecond;
        var c20 = 0.0;
        foreach (ref readonly var line in zonal.AsSpan())
        {
            var (sin, cos) = Math.SinCos(-line.Argument(arguments));
            c20 += line.InPhase * cos - line.OutOfPhase * sin;
        }
        var (c21, s21) = (0.0, 0.0);
        foreach (ref readonly var line in diurnal.AsSpan())
        {
            var (sin, cos) = Math.SinCos(sidereal + Math.PI - line.Argument(arguments));
            c21 += line.InPhase * sin + line.OutOfPhase * cos;
            s21 += line.InPhase * cos - line.OutOfPhase * sin;
        }
        var (c22, s22) = (0.0, 0.0);
        foreach (ref readonly var line in semidiurnal.AsSpan())
        {
            var (sin, cos) = Math.SinCos(2 * (sidereal + Math.PI) - line.Argument(arguments));
            c22 += line.InPhase * cos;
            s22 -= line.InPhase * sin;
        }
        change.Add(2, 0, c20 * Unit, 0);
        change.Add(2, 1, c21 * Unit, s21 * Unit);
        change.Add(2, 2, c22 * Unit, s22 * Unit);
    }

    private readonly record struct Line(int L, int LPrime, int F, int D, int Omega, double InPhase, double OutOfPhase)
    {
        internal double Argument(ReadOnlySpan<double> a) =>
            L * a[0] + LPrime * a[1] + F * a[2] + D * a[3] + Omega * a[4];
    }
}
