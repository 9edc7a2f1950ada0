using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Radiation;

/// <summary>
/// Albedo and emissivity of the Earth by latitude and season (P. C. Knocke, J. C. Ries and B. D. Tapley, "Earth radiation
/// pressure effects on satellites", AIAA 88-4292, 1988): Legendre polynomials to degree 2, the first with an annual term
/// counted from 22 December 1981.
/// </summary>
public sealed class KnockeEarth : SurfaceRadiation
{
    // 1981-12-22T00:00 TDB; a day of the year hardly matters.
    private const double Reference = (2444960.5 - 2451545.0) * 86400;
    private const double Year = 365.25 * 86400;

    /// <inheritdoc/>
    public override T Exitance<T>(T sineOfLatitude, T cosineOfSun, T irradiance, T tdb)
    {
        var season = T.Cos((tdb - Reference) * (Math.Tau / Year)) * sineOfLatitude;
        var second = sineOfLatitude * sineOfLatitude * 1.5 - 0.5;
        var albedo = season * 0.10 + second * 0.29 + 0.34;
        var emissivity = season * -0.07 - second * 0.18 + 0.68;
        return irradiance * (albedo * Max(cosineOfSun, T.FromDouble(0)) + emissivity * 0.25);
    }
}
