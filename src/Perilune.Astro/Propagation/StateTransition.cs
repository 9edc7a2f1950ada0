using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Propagation;

/// <summary>
/// The state-transition matrix between two epochs of a trajectory in blocks of 3x3: how a small change of the first
/// position and velocity changes the second.
/// </summary>
/// <param name="PositionByPosition">dr/dr0.</param>
/// <param name="PositionByVelocity">dr/dv0, s.</param>
/// <param name="VelocityByPosition">dv/dr0, 1/s.</param>
/// <param name="VelocityByVelocity">dv/dv0.</param>
public readonly record struct StateTransition(
    Matrix3 PositionByPosition,
    Matrix3 PositionByVelocity,
    Matrix3 VelocityByPosition,
    Matrix3 VelocityByVelocity
)
{
    /// <summary>No time passes.</summary>
    public static StateTransition Identity => new(Matrix3.Identity, default, default, Matrix3.Identity);

    /// <summary>The whole matrix, position first.</summary>
    public Matrix6 Matrix => new(PositionByPosition, PositionByVelocity, VelocityByPosition, VelocityByVelocity);

    /// <summary>The change of position (m) and velocity (m/s) that follows from a change at the first epoch.</summary>
    public (Vector3 Position, Vector3 Velocity) Apply(Vector3 position, Vector3 velocity) =>
        (
            PositionByPosition * position + PositionByVelocity * velocity,
            VelocityByPosition * position + VelocityByVelocity * velocity
        );

    /// <summary>This transition, and after it the next: next x this.</summary>
    public StateTransition Then(StateTransition next) =>
        new(
            next.PositionByPosition * PositionByPosition + next.PositionByVelocity * VelocityByPosition,
            next.PositionByPosition * PositionByVelocity + next.PositionByVelocity * VelocityByVelocity,
            next.VelocityByPosition * PositionByPosition + next.VelocityByVelocity * VelocityByPosition,
            next.VelocityByPosition * PositionByVelocity + next.VelocityByVelocity * VelocityByVelocity
        );

    /// <summary>From six columns, position before velocity in each.</summary>
    internal static StateTransition FromColumns(ReadOnlySpan<double> columns) =>
        new(Block(columns, 0, 0), Block(columns, 0, 3), Block(columns, 3, 0), Block(columns, 3, 3));

    private static Matrix3 Block(ReadOnlySpan<double> columns, int row, int column)
    {
        var a = columns.Slice(6 * column + row, 3);
        var b = columns.Slice(6 * (column + 1) + row, 3);
        var c = columns.Slice(6 * (column + 2) + row, 3);
        return new(a[0], b[0], c[0], a[1], b[1], c[1], a[2], b[2], c[2]);
    }
}
