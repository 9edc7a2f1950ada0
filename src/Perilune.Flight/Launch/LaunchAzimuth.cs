using Perilune.Flight.Ascent;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Launch;

/// <summary>Direction in which a rocket leaves its pad for the plane of an orbit. Angles in rad, azimuths from north to east.</summary>
public static class LaunchAzimuth
{
    /// <summary>
    /// Azimuth of an orbit where it passes over a latitude, on a sphere at rest: cos i = cos(latitude) sin(azimuth).
    /// </summary>
    /// <param name="latitude">Geocentric, rad.</param>
    /// <param name="inclination">rad in [0, pi].</param>
    /// <param name="northward">Whether the orbit crosses the latitude towards the north.</param>
    /// <exception cref="ArgumentOutOfRangeException">The orbit does not reach the latitude; the message says which would.</exception>
    public static double Inertial(double latitude, double inclination, bool northward)
    {
        var sine = Math.Cos(inclination) / Math.Cos(latitude);
        if (!(Math.Abs(sine) <= 1))
        {
            const double degrees = 180 / Math.PI;
            throw new ArgumentOutOfRangeException(
                nameof(inclination),
                FormattableString.Invariant(
                    $"an orbit inclined {inclination * degrees:0.###} deg does not pass over latitude {latitude * degrees:0.###} deg; inclinations from {Math.Abs(latitude) * degrees:0.###} to {180 - Math.Abs(latitude) * degrees:0.###} deg do"
                )
            );
        }
        var azimuth = Math.Asin(sine);
        return northward ? azimuth : Math.PI - azimuth;
    }

    /// <summary>
    /// Azimuth over the turning ground in which a rocket must be flown to leave with an inertial azimuth: the ground already
    /// gives it its own speed to the east.
    /// </summary>
    /// <param name="inertial">Inertial azimuth, rad.</param>
    /// <param name="speed">Inertial speed at insertion, m/s.</param>
    /// <param name="groundSpeed">Speed of the ground to the east, m/s.</param>
    public static double OverGround(double inertial, double speed, double groundSpeed)
    {
        var (sin, cos) = Math.SinCos(inertial);
        return Math.Atan2(speed * sin - groundSpeed, speed * cos);
    }

    /// <summary>Normal of the plane through a position with an inertial azimuth there.</summary>
    /// <param name="position">From the centre; z is the axis of rotation.</param>
    /// <param name="azimuth">Inertial, rad.</param>
    public static Vector3 Normal(Vector3 position, double azimuth)
    {
        var up = position.Unit;
        var east = new Vector3(-up.Y, up.X, 0).Unit;
        var north = Vector3.Cross(up, east);
        var (sin, cos) = Math.SinCos(azimuth);
        return Vector3.Cross(up, north * cos + east * sin);
    }

    /// <summary>Inertial azimuth of a plane at a position in it, towards the motion.</summary>
    /// <param name="position">From the centre; z is the axis of rotation.</param>
    /// <param name="normal">Unit normal of the plane, along its angular momentum.</param>
    public static double InPlane(Vector3 position, Vector3 normal)
    {
        var up = position.Unit;
        var east = new Vector3(-up.Y, up.X, 0).Unit;
        var motion = Vector3.Cross(normal, up);
        return Math.Atan2(Vector3.Dot(motion, east), Vector3.Dot(motion, Vector3.Cross(up, east)));
    }

    /// <summary>
    /// Direction of an ascent from a pad to an orbit of an inclination: the plane that holds the pad at lift-off, and the azimuth
    /// over the ground.
    /// </summary>
    /// <param name="planet">The planet.</param>
    /// <param name="pad">Pad, m, launch axes.</param>
    /// <param name="inclination">rad.</param>
    /// <param name="northward">Whether it leaves towards the north.</param>
    /// <param name="speed">Inertial speed at insertion, m/s.</param>
    /// <exception cref="ArgumentOutOfRangeException">The orbit does not pass over the pad.</exception>
    public static (Vector3 Normal, double Azimuth) Of(
        LaunchPlanet planet,
        Vector3 pad,
        double inclination,
        bool northward,
        double speed
    )
    {
        ArgumentNullException.ThrowIfNull(planet);
        var inertial = Inertial(Math.Asin(pad.Z / pad.Norm), inclination, northward);
        var ground = planet.Body.RotationRate * Math.Sqrt(pad.X * pad.X + pad.Y * pad.Y);
        return (Normal(pad, inertial), OverGround(inertial, speed, ground));
    }

    /// <summary>Change of velocity that turns a velocity into another plane, m/s: 2 v sin(angle / 2).</summary>
    /// <param name="speed">m/s.</param>
    /// <param name="angle">Between the planes, rad.</param>
    public static double PlaneChange(double speed, double angle) => 2 * speed * Math.Sin(0.5 * angle);
}
