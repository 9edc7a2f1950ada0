using Perilune.Astro.Atmospheres;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Ascent;

/// <summary>
/// A turning oblate planet with its air, as an ascent sees it. Axes of a launch are the body-fixed axes as they stand at
/// lift-off and then keep their directions: z is the axis of rotation, and the body turns about it.
/// </summary>
/// <param name="GravitationalParameter">GM, m3/s2.</param>
/// <param name="J2">Second zonal coefficient, unnormalised.</param>
/// <param name="Ellipsoid">Surface, whose equatorial radius is also that of <paramref name="J2"/>.</param>
/// <param name="RotationRate">rad/s.</param>
/// <param name="Air">Still air that turns with the body.</param>
public sealed record LaunchPlanet(
    double GravitationalParameter,
    double J2,
    Ellipsoid Ellipsoid,
    double RotationRate,
    AtmosphericProfile Air
)
{
    /// <summary>
    /// The Earth of WGS84 (NGA.STND.0036, 2014, tables 3.1 and 5.1: GM, rotation, normalised C20 times the root of 5) with the
    /// U.S. Standard Atmosphere of 1976.
    /// </summary>
    public static LaunchPlanet Earth { get; } =
        new(
            3.986004418e14,
            4.84165143790815e-4 * 2.2360679774997896,
            Ellipsoid.Wgs84,
            7.292115e-5,
            UsStandardAtmosphere1976.Standard
        );

    /// <summary>Angular velocity, rad/s.</summary>
    public Vector3 Rotation => new(0, 0, RotationRate);

    /// <summary>Attraction, m/s2.</summary>
    /// <param name="position">From the centre, m, launch axes.</param>
    public Vector3 Gravity(Vector3 position)
    {
        var squared = position.NormSquared;
        var radius = Math.Sqrt(squared);
        var pull = GravitationalParameter / (squared * radius);
        var sine = position.Z * position.Z / squared;
        var oblate = 1.5 * J2 * Ellipsoid.EquatorialRadius * Ellipsoid.EquatorialRadius / squared;
        var across = -pull * (1 + oblate * (1 - 5 * sine));
        return new(position.X * across, position.Y * across, -pull * (1 + oblate * (3 - 5 * sine)) * position.Z);
    }

    /// <summary>
    /// Height above the ellipsoid along the radius, m: from the geodetic height it differs by 5 parts in a million.
    /// </summary>
    /// <param name="position">From the centre, m, launch axes.</param>
    public double Height(Vector3 position)
    {
        var radius = position.Norm;
        var polar = Ellipsoid.EquatorialRadius * (1 - Ellipsoid.Flattening);
        var excess = Ellipsoid.EquatorialRadius * Ellipsoid.EquatorialRadius / (polar * polar) - 1;
        var sine = position.Z / radius;
        return radius - Ellipsoid.EquatorialRadius / Math.Sqrt(1 + excess * sine * sine);
    }

    /// <summary>The ellipsoid's outward normal below a position.</summary>
    /// <param name="position">From the centre, m, launch axes.</param>
    public Vector3 Up(Vector3 position)
    {
        var ratio = 1 / ((1 - Ellipsoid.Flattening) * (1 - Ellipsoid.Flattening));
        return new Vector3(position.X, position.Y, position.Z * ratio).Unit;
    }

    /// <summary>Velocity over the ground, m/s.</summary>
    public Vector3 GroundVelocity(PositionVelocity state) => state.Velocity - Vector3.Cross(Rotation, state.Position);

    /// <summary>A place on the pad at lift-off, with the velocity that the rotation gives it.</summary>
    /// <param name="site">Launch site.</param>
    public PositionVelocity Pad(Geodetic site)
    {
        var position = Ellipsoid.ToCartesian(site);
        return new(position, Vector3.Cross(Rotation, position));
    }

    /// <summary>Geodetic coordinates of a position some time after lift-off.</summary>
    /// <param name="position">From the centre, m, launch axes.</param>
    /// <param name="time">s after lift-off.</param>
    public Geodetic Place(Vector3 position, double time)
    {
        var place = Ellipsoid.ToGeodetic(position);
        return place with { Longitude = Math.IEEERemainder(place.Longitude - RotationRate * time, Math.Tau) };
    }
}
