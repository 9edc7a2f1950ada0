using Perilune.Astro.Ephemerides;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers.Returns;

/// <summary>
/// Entries that lead to a landing place: a great circle over the turning ground through the place, begun a range before it at
/// the wanted height and angle. What is left free is when, on which course, and how fast.
/// </summary>
/// <param name="goal">Where and how.</param>
/// <param name="axes">From ICRF to the Earth's fixed axes at TDB seconds past J2000.</param>
internal sealed class EntryInterface(EarthReturnGoal goal, Func<double, Matrix3> axes)
{
    // Mean radius of the Earth, by which ranges are told (IUGG: 6,371,008.8 m), and its rate (IERS Conventions 2010, 1.2).
    public const double MeanRadius = 6_371_008.8;
    private const double Rate = 7.292115e-5;

    private readonly Vector3 place = Ellipsoid.Wgs84.ToCartesian(new(goal.Latitude, goal.Longitude, 0)).Unit;

    /// <summary>Where the landing place lies some days from an instant whose axes are taken, ICRF axes, unit; for guesses.</summary>
    public Func<double, Vector3> PlaceFrom(double time)
    {
        var turn = axes(time);
        return later => turn.TransposeTimes(Matrix3.RotationZ(-Rate * (later - time)) * place);
    }

    /// <summary>Distance from the Earth's centre at which entries begin near the landing place, m.</summary>
    public double Radius => RadiusUnder(place) + goal.EntryAltitude;

    /// <summary>Course at the landing place, from north over east, of a motion along an ICRF direction there, rad.</summary>
    public double Course(double time, Vector3 motion)
    {
        var (north, east) = Horizon(place);
        var local = axes(time) * motion;
        return Math.Atan2(Vector3.Dot(local, east), Vector3.Dot(local, north));
    }

    /// <summary>State at entry relative to the Earth, ICRF axes.</summary>
    /// <param name="time">TDB seconds past J2000.</param>
    /// <param name="course">Over the ground at the landing place, from north over east, rad.</param>
    /// <param name="speed">Against the stars, m/s.</param>
    /// <param name="range">Over the ground, m.</param>
    public PositionVelocity At(double time, double course, double speed, double range)
    {
        var (north, east) = Horizon(place);
        var (sinCourse, cosCourse) = Math.SinCos(course);
        var along = north * cosCourse + east * sinCourse;
        var (sin, cos) = Math.SinCos(range / MeanRadius);
        var up = place * cos - along * sin;
        var forward = place * sin + along * cos;
        var radius = RadiusUnder(up) + goal.EntryAltitude;
        // Over the ground it goes forward; against the stars the ground's own motion is added, and the sum is what is given.
        var ground = Vector3.Cross(Vector3.UnitZ, up) * (Rate * radius);
        var (sinAngle, cosAngle) = Math.SinCos(goal.EntryAngle);
        var level = speed * cosAngle;
        var shared = Vector3.Dot(forward, ground);
        var over = -shared + Math.Sqrt(shared * shared + level * level - ground.NormSquared);
        var velocity = forward * over + ground + up * (speed * sinAngle);
        var turn = axes(time);
        return new(turn.TransposeTimes(up * radius), turn.TransposeTimes(velocity));
    }

    /// <summary>Geodetic coordinates, and the direction of a velocity from north over east, of a state relative to the Earth.</summary>
    public (Geodetic Place, double Heading) Told(double time, PositionVelocity state)
    {
        var turn = axes(time);
        var (r, v) = (turn * state.Position, turn * state.Velocity);
        var (north, east) = Horizon(r.Unit);
        return (Ellipsoid.Wgs84.ToGeodetic(r), Math.Atan2(Vector3.Dot(v, east), Vector3.Dot(v, north)));
    }

    /// <summary>The Earth's pole, ICRF axes, unit.</summary>
    public Vector3 Pole(double time) => axes(time).TransposeTimes(Vector3.UnitZ);

    private static (Vector3 North, Vector3 East) Horizon(Vector3 up)
    {
        var east = Vector3.Cross(Vector3.UnitZ, up).Unit;
        return (Vector3.Cross(up, east), east);
    }

    /// <summary>Distance of the ellipsoid from the centre along a direction, m.</summary>
    private static double RadiusUnder(Vector3 up)
    {
        var polar = up.Z / (1 - Ellipsoid.Wgs84.Flattening);
        return Ellipsoid.Wgs84.EquatorialRadius / Math.Sqrt(up.X * up.X + up.Y * up.Y + polar * polar);
    }
}
