using System.Collections.Immutable;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>A sphere that can stand between a spacecraft and the Sun.</summary>
/// <param name="Body">NAIF code.</param>
/// <param name="Radius">Radius of the sphere, m.</param>
public readonly record struct Occulter(int Body, double Radius);

/// <summary>
/// Sunlight on a sphere ("cannonball"): the acceleration points away from the Sun and falls with the square of its distance
/// (O. Montenbruck and E. Gill, "Satellite Orbits", 2000, equation 3.75).
/// </summary>
/// <param name="AreaToMass">Reflectivity coefficient x cross-section / mass, m2/kg.</param>
/// <param name="Occulters">Bodies whose shadows count; empty for none.</param>
/// <param name="PressureAtAstronomicalUnit">Pressure at one astronomical unit, Pa.</param>
public sealed record RadiationPressure(
    double AreaToMass,
    ImmutableArray<Occulter> Occulters,
    double PressureAtAstronomicalUnit = RadiationPressure.NominalPressure
)
{
    /// <summary>One astronomical unit, m, exact (IAU 2012 Resolution B2).</summary>
    public const double AstronomicalUnit = 149_597_870_700;

    /// <summary>
    /// Nominal solar irradiance of 1361 W/m2 (IAU 2015 Resolution B3) over the speed of light: 4.5398e-6 Pa.
    /// </summary>
    public const double NominalPressure = 1361 / SchwarzschildCorrection.SpeedOfLight;

    /// <summary>Radius of the Moon's sphere for shadows, m (pck00011, after Archinal et al. 2018).</summary>
    public const double MoonRadius = 1_737_400;

    /// <summary>Equatorial radius of the Earth for shadows, m (pck00011, after Archinal et al. 2018); no atmosphere.</summary>
    public const double EarthRadius = 6_378_136.6;

    /// <summary>The acceleration by sunlight, ICRF axes, m/s2.</summary>
    internal Vector3<T> Acceleration<T>(ForceEnvironment<T> environment, Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var toSun = environment.Sun - position;
        var square = toSun.NormSquared;
        var size = PressureAtAstronomicalUnit * AreaToMass * (AstronomicalUnit * AstronomicalUnit);
        var away = toSun * (T.FromDouble(-size) / (square * T.Sqrt(square)));
        var push = away * Visible(environment, position, toSun);
        return environment.Thrust is { } thrust ? push * thrust.MassRatio : push;
    }

    /// <summary>The part of the Sun's disc that is seen, 0 to 1.</summary>
    private T Visible<T>(ForceEnvironment<T> environment, Vector3<T> position, Vector3<T> toSun)
        where T : struct, IScalar<T>
    {
        // Losses add up: exact while two bodies do not cover the same part of the Sun.
        var visible = T.FromDouble(1);
        for (var i = 0; i < Occulters.Length; i++)
            visible -= environment
                .Sunlight(i)
                .Covered(toSun, environment.OcculterPosition(i) - position, Occulters[i].Radius);
        return T.WhereLess(visible, T.FromDouble(0), T.FromDouble(0), visible);
    }
}
