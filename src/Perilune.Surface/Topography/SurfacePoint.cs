using System.Globalization;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Surface.Topography;

/// <summary>
/// A direction from the Moon's centre in the mean-Earth (ME) frame: planetocentric latitude and east longitude, with its
/// local topocentric axes. Every height in this room stands on the sphere of <see cref="ReferenceRadius"/>.
/// </summary>
/// <param name="Latitude">Planetocentric latitude, rad, in [-pi/2, pi/2].</param>
/// <param name="Longitude">East longitude, rad, any turn. At a pole it still says which way is north.</param>
public readonly record struct SurfacePoint(double Latitude, double Longitude)
{
    /// <summary>
    /// Radius of the sphere from which heights count, m (LOLA gridded data records, LDEM_4.LBL: OFFSET = 1737400).
    /// </summary>
    public const double ReferenceRadius = 1_737_400;

    /// <summary>Unit vector from the Moon's centre, ME frame: the local vertical of the sphere.</summary>
    public Vector3 Up
    {
        get
        {
            var (sinLatitude, cosLatitude) = Math.SinCos(Latitude);
            var (sinLongitude, cosLongitude) = Math.SinCos(Longitude);
            return new(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
        }
    }

    /// <summary>Unit vector of increasing latitude, ME frame.</summary>
    public Vector3 North
    {
        get
        {
            var (sinLatitude, cosLatitude) = Math.SinCos(Latitude);
            var (sinLongitude, cosLongitude) = Math.SinCos(Longitude);
            return new(-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude);
        }
    }

    /// <summary>Unit vector of increasing east longitude, ME frame.</summary>
    public Vector3 East
    {
        get
        {
            var (sinLongitude, cosLongitude) = Math.SinCos(Longitude);
            return new(-sinLongitude, cosLongitude, 0);
        }
    }

    /// <summary>The point at a latitude and an east longitude in degrees.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Latitude beyond 90 deg, or an angle that is not finite.</exception>
    public static SurfacePoint FromDegrees(double latitude, double longitude)
    {
        if (!(Math.Abs(latitude) <= 90))
            throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "latitude must lie in [-90, 90] deg");
        if (!double.IsFinite(longitude))
            throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "longitude must be finite");
        return new(latitude * (Math.PI / 180), longitude * (Math.PI / 180));
    }

    /// <summary>The point under a vector from the Moon's centre, ME frame; longitude in (-pi, pi].</summary>
    public static SurfacePoint FromDirection(Vector3 direction) =>
        new(
            Math.Atan2(direction.Z, Math.Sqrt(direction.X * direction.X + direction.Y * direction.Y)),
            Math.Atan2(direction.Y, direction.X)
        );

    /// <summary>
    /// The point reached along a great circle: <paramref name="azimuth"/> rad clockwise from north, over
    /// <paramref name="arc"/> rad at the Moon's centre.
    /// </summary>
    public SurfacePoint Along(double azimuth, double arc)
    {
        var (sinAzimuth, cosAzimuth) = Math.SinCos(azimuth);
        var (sinArc, cosArc) = Math.SinCos(arc);
        return FromDirection(Up * cosArc + (North * cosAzimuth + East * sinAzimuth) * sinArc);
    }

    /// <summary>Latitude and longitude in degrees, longitude in [0, 360).</summary>
    public override string ToString()
    {
        var longitude = Longitude * (180 / Math.PI) % 360;
        if (longitude < 0)
            longitude += 360;
        var latitude = Latitude * (180 / Math.PI);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Abs(latitude):F4} {(latitude < 0 ? 'S' : 'N')} {longitude:F4} E"
        );
    }
}
