using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces.Radiation;

/// <summary>
/// The Moon: one albedo everywhere, and heat by a surface that is in balance with sunlight by day, T = T0 cos^(1/4) of the
/// Sun's zenith distance, and nowhere colder than at night.
/// </summary>
/// <param name="albedo">
/// Part of sunlight that is reflected; 0.12 is the mean normal albedo, near the mean of 0.15 of R. Floberghagen, P. Visser
/// and F. Weischede, "Lunar albedo force modeling and its effect on low lunar orbit and gravity field determination",
/// Advances in Space Research 23, 1999.
/// </param>
/// <param name="noonTemperature">
/// Temperature under the Sun at one astronomical unit, K; 387 K as Diviner sees it at the equator (J.-P. Williams et al.,
/// "The global surface temperatures of the Moon as measured by the Diviner Lunar Radiometer Experiment", Icarus 283, 2017).
/// </param>
/// <param name="nightTemperature">Temperature at night, K; 95 K there.</param>
/// <param name="emissivity">Emissivity; 0.95 there.</param>
public sealed class LunarSurfaceRadiation(
    double albedo = 0.12,
    double noonTemperature = 387,
    double nightTemperature = 95,
    double emissivity = 0.95
) : SurfaceRadiation
{
    /// <summary>Stefan-Boltzmann constant, W/m2/K4 (CODATA 2018, exact).</summary>
    private const double StefanBoltzmann = 5.670374419e-8;

    private readonly double day = emissivity * StefanBoltzmann * Math.Pow(noonTemperature, 4);
    private readonly double night = emissivity * StefanBoltzmann * Math.Pow(nightTemperature, 4);

    /// <inheritdoc/>
    public override T Exitance<T>(T sineOfLatitude, T cosineOfSun, T irradiance, T tdb)
    {
        var lit = Max(cosineOfSun, T.FromDouble(0)) * irradiance;
        return lit * albedo + Max(lit * (day / RadiationPressure.NominalIrradiance), T.FromDouble(night));
    }
}
