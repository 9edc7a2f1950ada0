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

    /// <summary>From rows of six and more columns, of which the first six count.</summary>
    internal static StateTransition FromRows(ReadOnlySpan<double> rows, int columns = 6) =>
        new(
            Block(rows, columns, 0, 0),
            Block(rows, columns, 0, 3),
            Block(rows, columns, 3, 0),
            Block(rows, columns, 3, 3)
        );

    private static Matrix3 Block(ReadOnlySpan<double> rows, int columns, int row, int column)
    {
        var x = rows.Slice(columns * row + column, 3);
        var y = rows.Slice(columns * (row + 1) + column, 3);
        var z = rows.Slice(columns * (row + 2) + column, 3);
        return new(x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2]);
    }
}
