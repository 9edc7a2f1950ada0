using Perilune.Astro.Time;

namespace Perilune.Astro.Earth;

/// <summary>A polynomial of arcseconds in Julian centuries of TT past J2000.</summary>
internal readonly ref struct Polynomial(ReadOnlySpan<double> coefficients)
{
    private const double ArcSecond = Math.PI / 648000;
    private const double SecondsPerCentury = 86400.0 * 36525;

    private readonly ReadOnlySpan<double> coefficients = coefficients;

    /// <summary>Value, rad, and rate, rad/s.</summary>
    public (double Value, double Rate) At(double t)
    {
        var (value, rate) = (0.0, 0.0);
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            rate = rate * t + value;
            value = value * t + coefficients[i];
        }
        return (value * ArcSecond, rate * ArcSecond / SecondsPerCentury);
    }

    /// <summary>Julian centuries of TT past J2000 of an instant.</summary>
    public static double Centuries(Epoch epoch) => TimeScales.TtSecondsPastJ2000(epoch) / SecondsPerCentury;
}
