using Perilune.Astro.Ephemerides;
using Perilune.Astro.Visibility;
using Perilune.Flight.Entry;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Ascent;

/// <summary>
/// A turning oblate planet with its air, as an ascent sees it. Axes of a launch are the body-fixed axes as they stand at
/// lift-off and then keep their directions: z is the axis of rotation, and the body turns about it.
/// </summary>
/// <param name="Body">Attraction, figure, rotation and air.</param>
public sealed record LaunchPlanet(EntryBody Body)
{
    /// <summary>The Earth.</summary>
    public static LaunchPlanet Earth { get; } = new(EntryBody.Earth);

    /// <summary>GM, m3/s2.</summary>
    public double GravitationalParameter => Body.GravitationalParameter;

    /// <summary>Equatorial radius, m, from which altitudes of orbits are told.</summary>
    public double EquatorialRadius => Body.Ellipsoid.EquatorialRadius;

    /// <summary>Angular velocity, rad/s.</summary>
    public Vector3 Rotation => new(0, 0, Body.RotationRate);

    /// <summary>Attraction, m/s2.</summary>
    /// <param name="position">From the centre, m, launch axes.</param>
    public Vector3 Gravity(Vector3 position) => Body.Gravity(position);

    /// <summary>Height over the ellipsoid, m.</summary>
    /// <param name="position">From the centre, m, launch axes.</param>
    public double Height(Vector3 position) => Body.Altitude(position);

    /// <summary>The ellipsoid's outward normal below a position.</summary>
    /// <param name="position">From the centre, m, launch axes.</param>
    public Vector3 Up(Vector3 position) => Body.Up(position);

    /// <summary>Velocity over the ground, m/s.</summary>
    public Vector3 GroundVelocity(PositionVelocity state) => state.Velocity - Vector3.Cross(Rotation, state.Position);

    /// <summary>A place on the pad at lift-off, with the velocity that the rotation gives it.</summary>
    /// <param name="site">Launch site.</param>
    public PositionVelocity Pad(Geodetic site)
    {
        var position = Body.Ellipsoid.ToCartesian(site);
        return new(position, Vector3.Cross(Rotation, position));
    }

    /// <summary>Geodetic coordinates of a position some time after lift-off.</summary>
    /// <param name="position">From the centre, m, launch axes.</param>
    /// <param name="time">s after lift-off.</param>
    public Geodetic Place(Vector3 position, double time)
    {
        var place = Body.Ellipsoid.ToGeodetic(position);
        return place with { Longitude = Math.IEEERemainder(place.Longitude - Body.RotationRate * time, Math.Tau) };
    }
}
