using Perilune.Astro.Bodies;

namespace Perilune.DataTool.Ephemerides;

/// <summary>How one body is fitted, and where DE440 serves it; elsewhere DE405 does.</summary>
/// <param name="Target">NAIF code.</param>
/// <param name="Center">NAIF code.</param>
/// <param name="Days">Length of a record.</param>
/// <param name="Coefficients">Coefficients of each component in a record.</param>
/// <param name="De440Start">First epoch from DE440, TDB seconds past J2000.</param>
/// <param name="De440End">Last epoch from DE440.</param>
internal sealed record EphemerisPlan(
    int Target,
    int Center,
    int Days,
    int Coefficients,
    double De440Start,
    double De440End
)
{
    /// <summary>Start of DE405's excerpt, 1959-12-10; all records lie on a grid from here, which DE440's share.</summary>
    public const double Start = -1264248000;

    /// <summary>End of DE405's excerpt, 2060-01-29.</summary>
    public const double End = 1895918400;

    // Sun, Earth and Moon change their source together, at the span of DE440's Earth and Moon.
    private const double GroupStart = -43200;
    private const double GroupEnd = 1104840000;

    /// <summary>
    /// Planets and the Earth-Moon barycentre relative to the Sun, Earth and Moon relative to their barycentre: the two
    /// ephemerides' solar-system barycentres lie more than 100 km apart and enter only in the Sun's own place.
    /// </summary>
    public static IReadOnlyList<EphemerisPlan> All =>
        [
            new(NaifId.MercuryBarycenter, NaifId.Sun, 8, 12, 788616000, 978696000),
            new(NaifId.VenusBarycenter, NaifId.Sun, 16, 10, 788616000, 979387200),
            new(NaifId.EarthMoonBarycenter, NaifId.Sun, 16, 12, GroupStart, GroupEnd),
            new(NaifId.MarsBarycenter, NaifId.Sun, 32, 12, 629640000, GroupEnd),
            new(NaifId.JupiterBarycenter, NaifId.Sun, 32, 12, 787233600, 980769600),
            new(NaifId.SaturnBarycenter, NaifId.Sun, 32, 12, 787233600, 980769600),
            new(NaifId.UranusBarycenter, NaifId.Sun, 32, 12, 787233600, 980769600),
            new(NaifId.NeptuneBarycenter, NaifId.Sun, 32, 12, 787233600, 980769600),
            new(NaifId.PlutoBarycenter, NaifId.Sun, 32, 12, 787233600, 980769600),
            new(NaifId.Sun, NaifId.SolarSystemBarycenter, 16, 10, GroupStart, GroupEnd),
            new(NaifId.Earth, NaifId.EarthMoonBarycenter, 4, 10, GroupStart, GroupEnd),
            new(NaifId.Moon, NaifId.EarthMoonBarycenter, 4, 12, GroupStart, GroupEnd),
        ];
}
