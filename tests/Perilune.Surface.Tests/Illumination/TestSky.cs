using Perilune.Astro.Ephemerides;
using Perilune.Astro.Orientation;
using Perilune.Surface.Illumination;

namespace Perilune.Surface.Tests.Illumination;

/// <summary>The sky of the shipped ephemeris and lunar axes.</summary>
internal static class TestSky
{
    public const double Day = 86_400;
    public const double JulianYear = 365.25 * Day;

    /// <summary>2028-01-01T00:00:00 TDB, seconds past J2000 (Julian date 2461771.5).</summary>
    public const double Start2028 = (2_461_771.5 - 2_451_545.0) * Day;

    public static LunarSky Over(double start, double end) =>
        LunarSky.From(
            Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
            LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
            ),
            start,
            end
        );
}
