namespace Perilune.Astro.ThreeBody;

/// <summary>
/// Two bodies on circles about their common barycentre, and the units in which their circular restricted three-body
/// problem is written: the distance of the two bodies is one length unit, the angular rate of their line one radian a
/// time unit. An orbit "of 6.56 days" is a different orbit for every choice of units, so that every answer carries them.
/// </summary>
/// <param name="Name">What the set of units is called.</param>
/// <param name="MassRatio">Mass of the smaller body over the sum of both, in (0, 0.5].</param>
/// <param name="LengthUnit">Distance of the two bodies, m.</param>
/// <param name="TimeUnit">Orbital period of the two bodies over 2 pi, s.</param>
public sealed record ThreeBodySystem(string Name, double MassRatio, double LengthUnit, double TimeUnit)
{
    /// <summary>Earth and Moon at the rounded mean distance of 384,400 km (much used in papers on the Gateway).</summary>
    public static ThreeBodySystem EarthMoonMeanDistance { get; } =
        EarthMoon("Earth-Moon, 384400 km", 0.0121505856, 384_400e3, 375_190.25);

    /// <summary>Earth and Moon at 384,747.99 km, the distance that the lunar month gives by Kepler's third law.</summary>
    public static ThreeBodySystem EarthMoonKeplerian { get; } =
        EarthMoon("Earth-Moon, 384747.99 km", 0.01215058, 384_747.99e3, 375_699.8);

    /// <summary>Earth and Moon in the units of JPL's catalogue of three-body periodic orbits (ssd.jpl.nasa.gov).</summary>
    public static ThreeBodySystem EarthMoonJplCatalogue { get; } =
        EarthMoon("Earth-Moon, JPL catalogue", 0.01215058560962404, 389_703_264.829278, 382_981.289129055);

    /// <summary>
    /// The Sun and the barycentre of Earth and Moon at one astronomical unit (IAU 2012 B2). The mass ratio and the mean motion
    /// follow from DE440's gravitational parameters, 132712440041.279419 and 403503.235625 km3/s2 (gm_de440.tpc).
    /// </summary>
    public static ThreeBodySystem SunEarth { get; } =
        new(
            "Sun-Earth, 1 au",
            403503.235625 / (132712440041.279419 + 403503.235625),
            AstronomicalUnit,
            SunEarthTimeUnit
        )
        {
            // Nominal solar radius (IAU 2015 B3) and the Earth's equatorial radius (WGS84).
            PrimaryRadius = 695_700e3,
            SecondaryRadius = 6_378_137,
        };

    private const double AstronomicalUnit = 149_597_870_700;

    private static double SunEarthTimeUnit =>
        Math.Sqrt(Math.Pow(AstronomicalUnit, 3) / ((132712440041.279419 + 403503.235625) * 1e9));

    // Equatorial radius of the Earth (WGS84) and mean radius of the Moon (IAU WGCCRE 2015).
    private static ThreeBodySystem EarthMoon(string name, double massRatio, double length, double time) =>
        new(name, massRatio, length, time) { PrimaryRadius = 6_378_137, SecondaryRadius = 1_737_400 };

    /// <summary>Radius of the larger body, m: orbits through it are none. Zero unless told: a point.</summary>
    public double PrimaryRadius { get; init; }

    /// <summary>Radius of the smaller body, m.</summary>
    public double SecondaryRadius { get; init; }

    /// <summary>One length unit per time unit, m/s.</summary>
    public double VelocityUnit => LengthUnit / TimeUnit;

    /// <summary>Abscissa of the larger body, length units.</summary>
    public double PrimaryX => -MassRatio;

    /// <summary>Abscissa of the smaller body, length units.</summary>
    public double SecondaryX => 1 - MassRatio;
}
