namespace Perilune.Astro.Analytic;

/// <summary>The elements that SGP4 carries through its steps: rad, rad/min.</summary>
internal struct Sgp4Elements
{
    /// <summary>Eccentricity.</summary>
    public double Eccentricity;

    /// <summary>Inclination, rad.</summary>
    public double Inclination;

    /// <summary>Right ascension of the ascending node, rad.</summary>
    public double Node;

    /// <summary>Argument of perigee, rad.</summary>
    public double Perigee;

    /// <summary>Mean anomaly, rad.</summary>
    public double Anomaly;

    /// <summary>Mean motion, rad/min.</summary>
    public double Motion;
}

/// <summary>The Earth of SGP4: WGS 72 (AIAA 2006-6753, table 1), which the elements are fitted with; lengths in its radii.</summary>
internal static class Sgp4Earth
{
    /// <summary>Equatorial radius, km.</summary>
    public const double Radius = 6378.135;

    /// <summary>GM, km3/s2.</summary>
    public const double GravitationalParameter = 398600.8;

    /// <summary>Second zonal harmonic, unnormalised.</summary>
    public const double J2 = 0.001082616;

    /// <summary>Third zonal harmonic, unnormalised.</summary>
    public const double J3 = -0.00000253881;

    /// <summary>Fourth zonal harmonic, unnormalised.</summary>
    public const double J4 = -0.00000165597;

    /// <summary>Square root of GM in Earth radii and minutes: ke of Spacetrack Report 3.</summary>
    public static double RootGm { get; } = 60 / Math.Sqrt(Radius * Radius * Radius / GravitationalParameter);
}
