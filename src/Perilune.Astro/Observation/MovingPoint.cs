using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Observation;

/// <summary>
/// An observer or a target: a body of an ephemeris, a place fixed to a turning body, or any motion about a body. Immutable.
/// </summary>
public sealed class MovingPoint
{
    private const double MetresPerKilometre = 1000;

    private readonly Func<double, PositionVelocity>? offset;

    private MovingPoint(string name, int center, Func<double, PositionVelocity>? offset) =>
        (Name, Center, this.offset) = (name, center, offset);

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    /// <summary>NAIF code of the body itself, or of the body that the place or motion is relative to.</summary>
    public int Center { get; }

    /// <summary>Whether this is a body of the ephemeris itself.</summary>
    public bool IsBody => offset is null;

    /// <summary>A body of the ephemeris.</summary>
    /// <param name="code">NAIF code.</param>
    public static MovingPoint Body(int code) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"body {code}"), code, null);

    /// <summary>A place that does not move in turning axes.</summary>
    /// <param name="frames">Frames; they must have the data of <paramref name="frame"/>.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="center">NAIF code of the body at the origin of the axes.</param>
    /// <param name="frame">The axes.</param>
    /// <param name="position">Position in the axes, m.</param>
    public static MovingPoint Fixed(FrameSystem frames, string name, int center, Frame frame, Vector3 position)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(frame);
        return new(
            name,
            center,
            tdb => frames.Transformation(frame, Frame.Icrf, tdb).Apply(new PositionVelocity(position, Vector3.Zero))
        );
    }

    /// <summary>A point of a body's surface.</summary>
    /// <param name="frames">Frames; they must have the data of the point's axes.</param>
    /// <param name="point">The point.</param>
    public static MovingPoint OnSurface(FrameSystem frames, SurfacePoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Fixed(frames, point.Name, point.Body, point.Frame, point.Position);
    }

    /// <summary>A propagated flight.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="trajectory">The flight.</param>
    public static MovingPoint Along(string name, Trajectory trajectory)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        return new(name, trajectory.Center, trajectory.At);
    }

    /// <summary>Any motion.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="center">NAIF code of the body that the motion is relative to.</param>
    /// <param name="state">State relative to that body at TDB seconds past J2000, ICRF axes, m and m/s.</param>
    public static MovingPoint Moving(string name, int center, Func<double, PositionVelocity> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(name, center, state);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>
    /// State relative to another point, km and km/s in ICRF axes. Observation computes in the kernels' kilometres, because a
    /// barycentric metre has other last bits than CSPICE's kilometre, and the difference of two is left with them.
    /// </summary>
    internal void RelativeTo(
        MovingPoint other,
        Ephemeris ephemeris,
        double tdb,
        out Vector3 position,
        out Vector3 velocity
    )
    {
        ephemeris.Kilometres(Center, other.Center, tdb, out position, out velocity);
        Displace(tdb, 1, ref position, ref velocity);
        other.Displace(tdb, -1, ref position, ref velocity);
    }

    /// <summary>State relative to the solar-system barycentre, km and km/s in ICRF axes.</summary>
    internal void Barycentric(Ephemeris ephemeris, double tdb, out Vector3 position, out Vector3 velocity)
    {
        ephemeris.Kilometres(Center, Bodies.NaifId.SolarSystemBarycenter, tdb, out position, out velocity);
        Displace(tdb, 1, ref position, ref velocity);
    }

    private void Displace(double tdb, double sign, ref Vector3 position, ref Vector3 velocity)
    {
        if (offset is null)
            return;
        var (p, v) = offset(tdb);
        position += p * (sign / MetresPerKilometre);
        velocity += v * (sign / MetresPerKilometre);
    }
}
