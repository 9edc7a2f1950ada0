using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames;

/// <summary>
/// The transformation of positions and velocities from one frame to another at an instant; as a 6x6 matrix it is
/// [R 0; dR/dt R]. Position and velocity keep their origin.
/// </summary>
/// <param name="Rotation">The rotation: x_to = R x_from.</param>
/// <param name="AngularVelocity">Angular velocity of the new axes relative to the old, in the new axes, rad/s.</param>
public readonly record struct FrameTransformation(Matrix3 Rotation, Vector3 AngularVelocity)
{
    /// <summary>The transformation that changes nothing.</summary>
    public static FrameTransformation Identity => new(Matrix3.Identity, Vector3.Zero);

    /// <summary>Time derivative of the rotation, 1/s: dR/dt = -[w]x R.</summary>
    public Matrix3 RotationRate => Matrix3.CrossProduct(-AngularVelocity) * Rotation;

    /// <summary>The way back.</summary>
    public FrameTransformation Inverse => new(Rotation.Transposed, -Rotation.TransposeTimes(AngularVelocity));

    /// <summary>The new components of a position, m, and a velocity, m/s, the latter seen from the new, turning axes.</summary>
    public PositionVelocity Apply(PositionVelocity state)
    {
        var position = Rotation * state.Position;
        return new(position, Rotation * state.Velocity - Vector3.Cross(AngularVelocity, position));
    }

    /// <summary>This transformation, followed by another.</summary>
    public FrameTransformation Then(FrameTransformation next) =>
        new(next.Rotation * Rotation, next.AngularVelocity + next.Rotation * AngularVelocity);

    /// <summary>A turn about the first axis by an angle, rad, that grows, rad/s.</summary>
    internal static FrameTransformation AboutX(double angle, double rate) =>
        new(Matrix3.RotationX(angle), new(rate, 0, 0));

    /// <summary>A turn about the second axis by an angle, rad, that grows, rad/s.</summary>
    internal static FrameTransformation AboutY(double angle, double rate) =>
        new(Matrix3.RotationY(angle), new(0, rate, 0));

    /// <summary>A turn about the third axis by an angle, rad, that grows, rad/s.</summary>
    internal static FrameTransformation AboutZ(double angle, double rate) =>
        new(Matrix3.RotationZ(angle), new(0, 0, rate));

    /// <summary>Rotation and angular velocity.</summary>
    public override string ToString() => $"{Rotation} turning by {AngularVelocity} rad/s";
}
