using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.RelativeMotion;

/// <summary>
/// Where a chaser is as seen from a target, in the target's turning axes: x radially outward (a position of negative x is on
/// the R-bar below it), y transverse (positive y is on the V-bar ahead of it), z along its angular momentum.
/// </summary>
/// <param name="Position">Position relative to the target, m.</param>
/// <param name="Velocity">Velocity as seen from the turning axes, m/s.</param>
public readonly record struct RelativeState(Vector3 Position, Vector3 Velocity)
{
    /// <summary>Distance from the target, m.</summary>
    public double Range => Position.Norm;

    /// <summary>Rate at which the distance grows, m/s; negative while closing.</summary>
    public double RangeRate => Vector3.Dot(Position, Velocity) / Position.Norm;

    /// <summary>The state of a chaser as its target sees it.</summary>
    /// <param name="target">Motion of the target, inertial axes, m, m/s and m/s2.</param>
    /// <param name="chaser">Position and velocity of the chaser in the same axes and from the same centre, m and m/s.</param>
    /// <exception cref="ArithmeticException">The target's motion has no plane.</exception>
    public static RelativeState Of(OrbitalMotion target, PositionVelocity chaser)
    {
        var seen = target
            .ToAxes(LocalOrbitalAxes.Rtn)
            .Apply(new(chaser.Position - target.Position, chaser.Velocity - target.Velocity));
        return new(seen.Position, seen.Velocity);
    }

    /// <summary>The state of a chaser as its target on a conic sees it.</summary>
    /// <param name="target">Position and velocity of the target, inertial axes, m and m/s.</param>
    /// <param name="chaser">Position and velocity of the chaser, m and m/s.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <exception cref="ArithmeticException">The target's motion has no plane.</exception>
    public static RelativeState Of(PositionVelocity target, PositionVelocity chaser, double gravitationalParameter) =>
        Of(OrbitalMotion.Kepler(target, gravitationalParameter), chaser);

    /// <summary>Position and velocity of the chaser from the centre, inertial axes, m and m/s.</summary>
    /// <param name="target">Motion of the target.</param>
    /// <exception cref="ArithmeticException">The target's motion has no plane.</exception>
    public PositionVelocity ToInertial(OrbitalMotion target)
    {
        var offset = target.ToAxes(LocalOrbitalAxes.Rtn).Inverse.Apply(new(Position, Velocity));
        return new(target.Position + offset.Position, target.Velocity + offset.Velocity);
    }
}
