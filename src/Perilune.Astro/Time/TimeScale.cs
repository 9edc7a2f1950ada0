namespace Perilune.Astro.Time;

/// <summary>
/// The time scales between which <see cref="TimeScales"/> converts. Those from <see cref="Tdb"/> to <see cref="Gps"/> are
/// always at hand; <see cref="Ut1"/> follows the turning Earth and <see cref="Tcl"/> the moving Moon, and need their data.
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

    /// <summary>Geocentric coordinate time: dTT/dTCG = 1 - 6.969290134e-10 (IAU 2000 resolution B1.9).</summary>
    Tcg,

    /// <summary>Barycentric coordinate time: TDB is a linear function of it (IAU 2006 resolution B3).</summary>
    Tcb,

    /// <summary>Time of the Global Positioning System: TAI - 19 s (IS-GPS-200).</summary>
    Gps,

    /// <summary>Universal time, the angle by which the Earth has turned; needs <see cref="TimeScales.Ut1MinusTai"/>.</summary>
    Ut1,

    /// <summary>
    /// Lunar coordinate time, of the lunar celestial reference system (IAU 2024 resolution II); needs
    /// <see cref="TimeScales.TclMinusTdb"/>.
    /// </summary>
    Tcl,
}
