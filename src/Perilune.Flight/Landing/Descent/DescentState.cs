using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Descent;

/// <summary>A vehicle over a body, in axes that turn with it.</summary>
/// <param name="Time">Since ignition or lift-off, s.</param>
/// <param name="Position">From the body's centre, m.</param>
/// <param name="Velocity">Over the ground, m/s.</param>
/// <param name="Mass">kg.</param>
public readonly record struct DescentState(double Time, Vector3 Position, Vector3 Velocity, double Mass)
{
    /// <summary>Planetocentric latitude, rad.</summary>
    public double Latitude => Math.Asin(Math.Clamp(Position.Z / Position.Norm, -1, 1));

    /// <summary>East longitude, rad, -pi to pi.</summary>
    public double Longitude => Math.Atan2(Position.Y, Position.X);

    /// <summary>Speed upward, m/s.</summary>
    public double ClimbRate => Vector3.Dot(Velocity, Position) / Position.Norm;

    /// <summary>Speed along the ground, m/s.</summary>
    public double HorizontalSpeed =>
        (Velocity - Position * (Vector3.Dot(Velocity, Position) / Position.NormSquared)).Norm;
}
