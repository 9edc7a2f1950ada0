namespace Perilune.Astro.Time;

/// <summary>
/// The uniform and civil time scales between which <see cref="TimeScales"/> converts. UT1 is not among them: it follows the
/// turning Earth and needs observations (<c>EarthOrientation</c>).
/// </summary>
public enum TimeScale
{
    /// <summary>Barycentric dynamical time, the independent variable of the ephemerides.</summary>
    Tdb,

    /// <summary>Terrestrial time: TAI + 32.184 s.</summary>
    Tt,

    /// <summary>International atomic time.</summary>
    Tai,

    /// <summary>Coordinated universal time: TAI less whole leap seconds since 1972, less a published drift before.</summary>
    Utc,
}
