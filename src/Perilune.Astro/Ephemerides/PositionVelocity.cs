using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Ephemerides;

/// <summary>Position and velocity in the axes, of the epoch and from the origin that the caller asked for.</summary>
/// <param name="Position">Position, m.</param>
/// <param name="Velocity">Velocity, m/s.</param>
public readonly record struct PositionVelocity(Vector3 Position, Vector3 Velocity)
{
    /// <summary>Sum by component.</summary>
    public static PositionVelocity operator +(PositionVelocity a, PositionVelocity b) =>
        new(a.Position + b.Position, a.Velocity + b.Velocity);

    /// <summary>Difference by component.</summary>
    public static PositionVelocity operator -(PositionVelocity a, PositionVelocity b) =>
        new(a.Position - b.Position, a.Velocity - b.Velocity);
}
