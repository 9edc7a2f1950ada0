using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Convex;

/// <summary>A node of a planned landing.</summary>
/// <param name="Time">Since the start, s.</param>
/// <param name="Position">Relative to the target at touchdown, m.</param>
/// <param name="Velocity">m/s.</param>
/// <param name="Mass">kg.</param>
/// <param name="Acceleration">Of the thrust, m/s2.</param>
public readonly record struct LandingNode(
    double Time,
    Vector3 Position,
    Vector3 Velocity,
    double Mass,
    Vector3 Acceleration
)
{
    /// <summary>N.</summary>
    public Vector3 Thrust => Mass * Acceleration;
}
