using Perilune.Astro.Ephemerides;
using Perilune.Flight.Transfers;

namespace Perilune.Flight.Tests.Transfers;

/// <summary>Point masses on the shipped ephemeris, constants of DE440.</summary>
internal static class CislunarScene
{
    public const double MoonGM = 4902.800118457549e9;
    public const double EarthGM = 398600.435507e9;
    public const double SunGM = 132712440041.279419e9;
    public const double Day = 86400;
    public const double Degree = Math.PI / 180;

    public static CislunarModel PointMasses { get; } =
        new(
            Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
            MoonGM,
            EarthGM,
            SunGM
        );
}
