using Perilune.Astro.Atmospheres;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Entry;

/// <summary>
/// A planet with air, as an entry sees it: oblate, turning evenly about its third axis, its still atmosphere turning with it.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="GravitationalParameter">m3/s2.</param>
/// <param name="Oblateness">The zonal harmonic J2, unnormalised.</param>
/// <param name="GravityRadius">The radius that J2 belongs to, m.</param>
/// <param name="Ellipsoid">Altitude zero.</param>
/// <param name="RotationRate">rad/s.</param>
/// <param name="Atmosphere">Its air.</param>
/// <param name="Heating">How its air heats a blunt body.</param>
public sealed record EntryBody(
    string Name,
    double GravitationalParameter,
    double Oblateness,
    double GravityRadius,
    Ellipsoid Ellipsoid,
    double RotationRate,
    AtmosphericProfile Atmosphere,
    StagnationHeating Heating
)
{
    /// <summary>The Earth: EGM2008, WGS 84, IERS nominal rotation, the standard atmosphere of 1976.</summary>
    public static EntryBody Earth { get; } =
        new(
            "Earth",
            3.986004415e14,
            1.0826355e-3,
            6_378_136.3,
            Ellipsoid.Wgs84,
            7.292115e-5,
            UsStandardAtmosphere1976.Standard,
            StagnationHeating.Earth
        );

    /// <summary>
    /// Mars: the field GMM-3 (Genova and others 2016), radii and rotation of the IAU (Archinal and others 2018), the average
    /// atmosphere. Its ellipsoid stands in for the areoid.
    /// </summary>
    public static EntryBody Mars { get; } =
        new(
            "Mars",
            4.282837581575e13,
            1.9566e-3,
            3_396_000,
            new Ellipsoid(3_396_190, (3_396_190.0 - 3_376_200.0) / 3_396_190.0),
            350.891982443297 * Math.PI / 180 / 86400,
            MarsAtmosphere.Average,
            StagnationHeating.Mars
        );

    /// <summary>Height over the ellipsoid, m, along the radius: within 6e-6 of itself below 1000 km.</summary>
    public double Altitude(Vector3 position)
    {
        var (a, b) = (Ellipsoid.EquatorialRadius, Ellipsoid.EquatorialRadius * (1 - Ellipsoid.Flattening));
        var scale = Math.Sqrt(
            (position.X * position.X + position.Y * position.Y) / (a * a) + position.Z * position.Z / (b * b)
        );
        return position.Norm * (1 - 1 / scale);
    }

    /// <summary>The direction away from the ellipsoid, body-fixed axes.</summary>
    public Vector3 Up(Vector3 position)
    {
        var squeeze = 1 / ((1 - Ellipsoid.Flattening) * (1 - Ellipsoid.Flattening));
        return new Vector3(position.X, position.Y, position.Z * squeeze).Unit;
    }

    /// <summary>Gravity with J2 (Vallado, "Fundamentals of Astrodynamics", 2013, equation 8-30), m/s2.</summary>
    public Vector3 Gravity(Vector3 position)
    {
        var squared = position.NormSquared;
        var distance = Math.Sqrt(squared);
        var main = -GravitationalParameter / (squared * distance);
        var k = 1.5 * Oblateness * GravityRadius * GravityRadius / squared;
        var z = 5 * position.Z * position.Z / squared;
        return new(
            position.X * main * (1 + k * (1 - z)),
            position.Y * main * (1 + k * (1 - z)),
            position.Z * main * (1 + k * (3 - z))
        );
    }

    /// <summary>The speed of the ground and the air under a point, body-fixed axes held still, m/s.</summary>
    public Vector3 Rotation(Vector3 position) => new(-RotationRate * position.Y, RotationRate * position.X, 0);

    /// <summary>Angle at the body's centre between two points, rad.</summary>
    public static double CentralAngle(Vector3 a, Vector3 b) => Vector3.Angle(a, b);
}
