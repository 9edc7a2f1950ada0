using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Entry;

/// <summary>A vehicle in the air or above it, in the axes that turn with the body.</summary>
/// <param name="Time">s, from whatever instant the caller counts.</param>
/// <param name="Position">From the body's centre, body-fixed axes, m.</param>
/// <param name="Velocity">Through the still air, body-fixed axes, m/s.</param>
/// <param name="Mass">kg.</param>
/// <param name="HeatLoad">Heat taken at the stagnation point so far, J/m2.</param>
public readonly record struct EntryState(
    double Time,
    Vector3 Position,
    Vector3 Velocity,
    double Mass,
    double HeatLoad = 0
)
{
    /// <summary>A state of the quantities that mission reports print.</summary>
    /// <param name="body">The body.</param>
    /// <param name="point">Geodetic coordinates.</param>
    /// <param name="speed">Space-fixed speed, m/s.</param>
    /// <param name="flightPathAngle">Of the space-fixed velocity over the geocentric horizontal, rad.</param>
    /// <param name="heading">Of it, from north over east, rad.</param>
    /// <param name="mass">kg.</param>
    /// <param name="time">s.</param>
    public static EntryState FromSpaceFixed(
        EntryBody body,
        Geodetic point,
        double speed,
        double flightPathAngle,
        double heading,
        double mass,
        double time = 0
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        var place = body.Ellipsoid.ToCartesian(point);
        var velocity = Direction(place, flightPathAngle, heading) * speed - body.Rotation(place);
        return new(time, place, velocity, mass);
    }

    /// <summary>A state of speeds and angles through the air instead of through space.</summary>
    /// <param name="body">The body.</param>
    /// <param name="point">Geodetic coordinates.</param>
    /// <param name="speed">Through the air, m/s.</param>
    /// <param name="flightPathAngle">Of that velocity over the geocentric horizontal, rad.</param>
    /// <param name="heading">Of it, from north over east, rad.</param>
    /// <param name="mass">kg.</param>
    /// <param name="time">s.</param>
    public static EntryState FromAirRelative(
        EntryBody body,
        Geodetic point,
        double speed,
        double flightPathAngle,
        double heading,
        double mass,
        double time = 0
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        var place = body.Ellipsoid.ToCartesian(point);
        return new(time, place, Direction(place, flightPathAngle, heading) * speed, mass);
    }

    /// <summary>A state of inertial position and velocity.</summary>
    /// <param name="body">The body.</param>
    /// <param name="position">Inertial axes whose third is the body's, m.</param>
    /// <param name="velocity">In them, m/s.</param>
    /// <param name="angle">How far the body's axes have turned against them, rad.</param>
    /// <param name="mass">kg.</param>
    /// <param name="time">s.</param>
    public static EntryState FromInertial(
        EntryBody body,
        Vector3 position,
        Vector3 velocity,
        double angle,
        double mass,
        double time = 0
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        var (sin, cos) = Math.SinCos(angle);
        Vector3 Turned(Vector3 v) => new(v.X * cos + v.Y * sin, v.Y * cos - v.X * sin, v.Z);
        var place = Turned(position);
        return new(time, place, Turned(velocity) - body.Rotation(place), mass);
    }

    /// <summary>The velocity through space, its components along the body-fixed axes of the moment, m/s.</summary>
    public Vector3 SpaceFixedVelocity(EntryBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Velocity + body.Rotation(Position);
    }

    /// <summary>Angle of the space-fixed velocity over the geocentric horizontal, rad.</summary>
    public double SpaceFixedFlightPathAngle(EntryBody body)
    {
        var velocity = SpaceFixedVelocity(body);
        return Math.Asin(Vector3.Dot(velocity.Unit, Position.Unit));
    }

    private static Vector3 Direction(Vector3 place, double flightPathAngle, double heading)
    {
        var up = place.Unit;
        var east = Vector3.Cross(Vector3.UnitZ, up).Unit;
        var north = Vector3.Cross(up, east);
        var (sin, cos) = Math.SinCos(flightPathAngle);
        var (sinHeading, cosHeading) = Math.SinCos(heading);
        return (north * cosHeading + east * sinHeading) * cos + up * sin;
    }
}
