using Perilune.Astro.Gravity;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Flight.Landing.Descent;

/// <summary>
/// A body without air over which a descent or an ascent is flown, in axes that turn with it. Over the minutes of a landing
/// it turns evenly, and what other bodies do (a metre in ten minutes at the Moon) is left out.
/// </summary>
/// <param name="GravitationalParameter">GM, m3/s2, positive: what guidance knows of the field.</param>
/// <param name="Spin">Angular velocity against the stars in the body's axes, rad/s.</param>
/// <param name="Gravity">Attraction at a position in the body's axes, m/s2; safe from any thread.</param>
public sealed record LandingBody(double GravitationalParameter, Vector3 Spin, Func<Vector3, Vector3> Gravity)
{
    /// <summary>Mean rate of the Moon's rotation, rad/s (IAU Working Group on Cartographic Coordinates 2015: 13.17635815 deg/d).</summary>
    public const double MoonRotation = 13.17635815 * Math.PI / 180 / 86400;

    /// <summary>A point mass that turns about the third axis.</summary>
    public static LandingBody PointMass(double gravitationalParameter, double rotation) =>
        new(
            gravitationalParameter,
            new(0, 0, rotation),
            position => position * (-gravitationalParameter / Math.Pow(position.NormSquared, 1.5))
        );

    /// <summary>A field in its own axes, which turn about their third one.</summary>
    public static LandingBody WithField(SphericalHarmonics field, double rotation)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new(field.Field.GravitationalParameter, new(0, 0, rotation), position => Attraction(field, position));
    }

    /// <summary>Acceleration of free fall as the turning axes see it, m/s2.</summary>
    public Vector3 FreeFall(Vector3 position, Vector3 velocity) =>
        Gravity(position) - 2 * Vector3.Cross(Spin, velocity) - Vector3.Cross(Spin, Vector3.Cross(Spin, position));

    /// <summary>Velocity against the stars of what moves with a velocity over the ground, m/s.</summary>
    public Vector3 InertialVelocity(Vector3 position, Vector3 velocity) => velocity + Vector3.Cross(Spin, position);

    /// <summary>Velocity over the ground of what moves with a velocity against the stars, m/s.</summary>
    public Vector3 GroundVelocity(Vector3 position, Vector3 inertial) => inertial - Vector3.Cross(Spin, position);

    private static Vector3 Attraction(SphericalHarmonics field, Vector3 position)
    {
        var pull = field.Acceleration(Vector3<Real>.FromVector(position));
        return new(pull.X, pull.Y, pull.Z);
    }
}
