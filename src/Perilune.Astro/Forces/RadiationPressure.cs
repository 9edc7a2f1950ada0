using System.Collections.Immutable;
using Perilune.Astro.Forces.Radiation;
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
    public const double NominalPressure = NominalIrradiance / SchwarzschildCorrection.SpeedOfLight;

    /// <summary>Nominal solar irradiance, W/m2 (IAU 2015 Resolution B3).</summary>
    public const double NominalIrradiance = 1361;

    /// <summary>Radius of the Moon's sphere for shadows, m (pck00011, after Archinal et al. 2018).</summary>
    public const double MoonRadius = 1_737_400;

    /// <summary>Equatorial radius of the Earth for shadows, m (pck00011, after Archinal et al. 2018); no atmosphere.</summary>
    public const double EarthRadius = 6_378_136.6;

    private double mass = 1;

    /// <summary>The plates, where the spacecraft is not a sphere.</summary>
    public ImmutableArray<Plate> Plates { get; private init; } = [];

    /// <summary>Whether plates follow the orbit, and with it the velocity.</summary>
    internal bool FollowsOrbit { get; private init; }

    /// <summary>Sunlight on flat plates.</summary>
    /// <param name="mass">Mass, kg.</param>
    /// <param name="plates">The plates.</param>
    /// <param name="occulters">Bodies whose shadows count; empty for none.</param>
    /// <exception cref="ArgumentException">The mass is not positive.</exception>
    public static RadiationPressure OnPlates(
        double mass,
        ImmutableArray<Plate> plates,
        ImmutableArray<Occulter> occulters
    ) =>
        mass > 0 && double.IsFinite(mass)
            ? new(0, occulters)
            {
                mass = mass,
                Plates = plates,
                FollowsOrbit = plates.Any(plate => plate.Attitude == PlateAttitude.Rtn),
            }
            : throw new ArgumentException($"a mass of {mass} kg is none", nameof(mass));

    /// <summary>The acceleration by sunlight, ICRF axes, m/s2, with the plates turned.</summary>
    internal Vector3<T> Acceleration<T>(ForceEnvironment<T> environment, Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var toSun = environment.Sun - position;
        var square = toSun.NormSquared;
        const double unit = AstronomicalUnit * AstronomicalUnit;
        var visible = Visible(environment, position, toSun);
        if (Plates.Length > 0)
            return Response(environment, LocalAxes.Unit(toSun))
                * (T.FromDouble(PressureAtAstronomicalUnit * unit) / square * visible);
        var size = PressureAtAstronomicalUnit * AreaToMass * unit;
        return toSun * (T.FromDouble(-size) / (square * T.Sqrt(square))) * visible;
    }

    /// <summary>Turns the plates as they are at a place.</summary>
    internal void Turn<T>(ForceEnvironment<T> environment, Vector3<T> position, Vector3<T> velocity)
        where T : struct, IScalar<T>
    {
        if (Plates.Length == 0)
            return;
        var orbit = FollowsOrbit ? LocalAxes.Rtn(position, velocity) : default;
        var sun = LocalAxes.Facing(environment.Sun - position);
        for (var i = 0; i < Plates.Length; i++)
        {
            var normal = Vector3<T>.FromVector(Plates[i].Normal);
            environment.PlateNormals[i] = Plates[i].Attitude switch
            {
                PlateAttitude.Rtn => orbit.TransposeTimes(normal),
                PlateAttitude.Sun => sun.TransposeTimes(normal),
                _ => normal,
            };
        }
    }

    /// <summary>
    /// Acceleration by light of unit pressure from a direction: a sphere, and plates that absorb, reflect and scatter
    /// (Montenbruck and Gill, equation 3.73, with Lambert's two thirds for what is scattered).
    /// </summary>
    internal Vector3<T> Response<T>(ForceEnvironment<T> environment, Vector3<T> toSource)
        where T : struct, IScalar<T>
    {
        var sum = toSource * -AreaToMass;
        for (var i = 0; i < Plates.Length; i++)
        {
            var plate = Plates[i];
            var normal = environment.PlateNormals[i];
            var cos = Vector3<T>.Dot(normal, toSource);
            // A plate that faces away is dark.
            cos = T.WhereLess(cos, T.FromDouble(0), T.FromDouble(0), cos);
            var along = toSource * (1 - plate.Specular) + normal * (cos * (2 * plate.Specular) + 2 * plate.Diffuse / 3);
            sum -= along * (cos * (plate.Area / mass));
        }
        return sum;
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
