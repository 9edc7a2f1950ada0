using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>Which latitude is written.</summary>
public enum LatitudeKind
{
    /// <summary>Angle of the ellipsoid's normal to the equator; the height is along it, and it is the vertical.</summary>
    Geodetic,

    /// <summary>Angle of the radius to the equator; the height is along the radius, and it is the vertical.</summary>
    Geocentric,
}

/// <summary>Against what a velocity is told.</summary>
public enum VelocityKind
{
    /// <summary>Against the stars: space-fixed.</summary>
    Inertial,

    /// <summary>Against the turning ground.</summary>
    Relative,
}

/// <summary>A state over the ground of a turning body.</summary>
public sealed record LocalState
{
    /// <summary>Latitude.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Latitude)]
    public required double Latitude { get; init; }

    /// <summary>Which latitude it is.</summary>
    [Default("geodetic")]
    public LatitudeKind LatitudeKind { get; init; }

    /// <summary>Longitude.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Longitude)]
    public required double Longitude { get; init; }

    /// <summary>Height over the ellipsoid.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public required double Altitude { get; init; }

    /// <summary>Speed.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    public required double Speed { get; init; }

    /// <summary>Angle of the velocity over the horizontal.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "-90 deg", AtMost = "90 deg")]
    public required double FlightPathAngle { get; init; }

    /// <summary>Direction of the horizontal velocity, from north over east.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle)]
    public required double Heading { get; init; }

    /// <summary>Against what speed, angle and heading are told.</summary>
    [Default("inertial")]
    public VelocityKind Velocity { get; init; }

    /// <summary>Equatorial radius of the ellipsoid; the body's own unless told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? EquatorialRadius { get; init; }

    /// <summary>Flattening of the ellipsoid; the body's own unless told.</summary>
    [Quantity(Measure.Number, AtLeast = "0", AtMost = "0.5")]
    public double? Flattening { get; init; }

    /// <summary>The state in ICRF axes about the body.</summary>
    /// <param name="run">The sky.</param>
    /// <param name="body">NAIF code of the body.</param>
    /// <param name="epoch">The instant.</param>
    public State ToState(PhaseRun run, int body, Epoch epoch)
    {
        ArgumentNullException.ThrowIfNull(run);
        var own = BodyShapes.Of(run.Knowledge, body);
        var shape = new Ellipsoid(EquatorialRadius ?? own.EquatorialRadius, Flattening ?? own.Flattening);
        var (position, up) = Place(shape);
        var east = new Vector3(-Math.Sin(Longitude), Math.Cos(Longitude), 0);
        var north = Vector3.Cross(up, east);
        var (sinAngle, cosAngle) = Math.SinCos(FlightPathAngle);
        var (sinHeading, cosHeading) = Math.SinCos(Heading);
        var velocity = Speed * (sinAngle * up + cosAngle * (cosHeading * north + sinHeading * east));
        var toFixed = run.Knowledge.Frames.Transformation(Frame.Icrf, BodyShapes.FixedFrame(body), epoch);
        if (Velocity == VelocityKind.Inertial)
            // The velocity is space-fixed: only its components are along the turning axes.
            return new(
                epoch,
                body,
                Frame.Icrf,
                toFixed.Rotation.TransposeTimes(position),
                toFixed.Rotation.TransposeTimes(velocity)
            );
        var inertial = toFixed.Inverse.Apply(new PositionVelocity(position, velocity));
        return new(epoch, body, Frame.Icrf, inertial.Position, inertial.Velocity);
    }

    private (Vector3 Position, Vector3 Up) Place(Ellipsoid shape)
    {
        var (sinLongitude, cosLongitude) = Math.SinCos(Longitude);
        var (sinLatitude, cosLatitude) = Math.SinCos(Latitude);
        var up = new Vector3(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
        if (LatitudeKind == LatitudeKind.Geodetic)
            return (shape.ToCartesian(new(Latitude, Longitude, Altitude)), up);
        var polar = shape.EquatorialRadius * (1 - shape.Flattening);
        var (a, b) = (cosLatitude / shape.EquatorialRadius, sinLatitude / polar);
        return ((1 / Math.Sqrt(a * a + b * b) + Altitude) * up, up);
    }
}
