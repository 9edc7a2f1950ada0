using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Visibility;

/// <summary>Geodetic coordinates on an ellipsoid.</summary>
/// <param name="Latitude">Angle of the ellipsoid's normal to the equator, rad.</param>
/// <param name="Longitude">East longitude, rad.</param>
/// <param name="Height">Height over the ellipsoid along its normal, m.</param>
public readonly record struct Geodetic(double Latitude, double Longitude, double Height)
{
    /// <summary>Coordinates of degrees and metres.</summary>
    public static Geodetic FromDegrees(double latitude, double longitude, double height) =>
        new(latitude * Math.PI / 180, longitude * Math.PI / 180, height);
}

/// <summary>An ellipsoid of revolution about the third axis of body-fixed axes.</summary>
/// <param name="EquatorialRadius">Equatorial radius, m.</param>
/// <param name="Flattening">Flattening, (a - b) / a.</param>
public sealed record Ellipsoid(double EquatorialRadius, double Flattening)
{
    /// <summary>The Earth's of WGS84 (NGA.STND.0036, 2014).</summary>
    public static Ellipsoid Wgs84 { get; } = new(6378137, 1 / 298.257223563);

    /// <summary>The Moon's mean sphere, 1737.4 km: the reference of its maps (IAU 2015; LOLA).</summary>
    public static Ellipsoid Moon { get; } = new(1737400, 0);

    private double EccentricitySquared => Flattening * (2 - Flattening);

    /// <summary>Body-fixed position, m, of geodetic coordinates.</summary>
    public Vector3 ToCartesian(Geodetic point)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(point.Latitude);
        var (sinLongitude, cosLongitude) = Math.SinCos(point.Longitude);
        var normal = EquatorialRadius / Math.Sqrt(1 - EccentricitySquared * sinLatitude * sinLatitude);
        var equatorial = (normal + point.Height) * cosLatitude;
        return new(
            equatorial * cosLongitude,
            equatorial * sinLongitude,
            (normal * (1 - EccentricitySquared) + point.Height) * sinLatitude
        );
    }

    /// <summary>
    /// Geodetic coordinates of a body-fixed position, m: Bowring's iteration on the parametric latitude (Survey Review 23,
    /// 323, 1976), within a nanometre from 1000 km under the surface to any height.
    /// </summary>
    public Geodetic ToGeodetic(Vector3 position)
    {
        var equatorial = Math.Sqrt(position.X * position.X + position.Y * position.Y);
        var polarRadius = EquatorialRadius * (1 - Flattening);
        var secondEccentricity = EccentricitySquared / (1 - EccentricitySquared);
        // Tangent of the parametric latitude as a pair, so that the poles are ordinary points.
        var (u, v) = (position.Z * EquatorialRadius, equatorial * polarRadius);
        var (sinLatitude, cosLatitude) = (0.0, 1.0);
        for (var i = 0; i < 4; i++)
        {
            var length = Math.Sqrt(u * u + v * v);
            var (sin, cos) = (u / length, v / length);
            sinLatitude = position.Z + secondEccentricity * polarRadius * sin * sin * sin;
            cosLatitude = equatorial - EccentricitySquared * EquatorialRadius * cos * cos * cos;
            (u, v) = ((1 - Flattening) * sinLatitude, cosLatitude);
        }
        var norm = Math.Sqrt(sinLatitude * sinLatitude + cosLatitude * cosLatitude);
        (sinLatitude, cosLatitude) = (sinLatitude / norm, cosLatitude / norm);
        var height =
            equatorial * cosLatitude
            + position.Z * sinLatitude
            - EquatorialRadius * Math.Sqrt(1 - EccentricitySquared * sinLatitude * sinLatitude);
        return new(Math.Atan2(sinLatitude, cosLatitude), Math.Atan2(position.Y, position.X), height);
    }
}
