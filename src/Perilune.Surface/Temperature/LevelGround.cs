namespace Perilune.Surface.Temperature;

/// <summary>Heat that ground absorbs where a formula gives it: no terrain, no ephemeris.</summary>
public static class LevelGround
{
    /// <summary>Mean synodic day of the Moon, s (29.530588 d; Hayne et al., 2017, take 2.55024e6 s).</summary>
    public const double SynodicDay = 2.55024e6;

    /// <summary>Sunlight at 1 au, W/m2 (Kopp and Lean, 2011, doi:10.1029/2010GL045777).</summary>
    public const double SolarConstant = 1361;

    // Astronomical unit, m (IAU 2012 resolution B2).
    private const double AstronomicalUnit = 149_597_870_700;

    /// <summary>Sunlight on a plane that faces it, W/m2, at a distance from the Sun in m.</summary>
    public static double Sunlight(double distance) =>
        SolarConstant * (AstronomicalUnit / distance) * (AstronomicalUnit / distance);

    /// <summary>
    /// Heat absorbed by level ground through one synodic day under a Sun of no declination at 1 au, W/m2, from noon, at the
    /// start of each of equal steps.
    /// </summary>
    /// <param name="regolith">The ground.</param>
    /// <param name="latitude">rad, -pi/2 to pi/2.</param>
    /// <param name="steps">Steps of the day, at least 24.</param>
    public static double[] Day(Regolith regolith, double latitude, int steps)
    {
        ArgumentNullException.ThrowIfNull(regolith);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 24);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(latitude), Math.PI / 2, nameof(latitude));
        var absorbed = new double[steps];
        for (var i = 0; i < steps; i++)
        {
            var cosine = Math.Cos(latitude) * Math.Cos(2 * Math.PI * i / steps);
            absorbed[i] = Absorbed(regolith, SolarConstant, cosine);
        }
        return absorbed;
    }

    /// <summary>Light absorbed, W/m2, of a beam, W/m2, at the cosine of its angle of incidence; none from below.</summary>
    public static double Absorbed(Regolith regolith, double beam, double cosine)
    {
        ArgumentNullException.ThrowIfNull(regolith);
        return cosine > 0 ? beam * cosine * (1 - regolith.Albedo(Math.Acos(Math.Min(cosine, 1)))) : 0;
    }
}
