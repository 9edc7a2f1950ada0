using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Descent;

/// <summary>
/// What navigation has wrong: errors of position and velocity that it brings along, of which a radar takes what is along the
/// vertical and in velocity once the ground is near. Where the site is it knows no better for it.
/// </summary>
/// <param name="Position">Estimate less truth at ignition, m, in the body's axes.</param>
/// <param name="Velocity">Estimate less truth at ignition, m/s.</param>
/// <param name="RadarHeight">Height above the ground at which the radar takes over, m; zero for none.</param>
/// <param name="RadarTime">Time constant with which errors go once it has, s, positive.</param>
public sealed record NavigationError(Vector3 Position, Vector3 Velocity, double RadarHeight = 0, double RadarTime = 10)
{
    /// <summary>No error.</summary>
    public static NavigationError None { get; } = new(Vector3.Zero, Vector3.Zero);
}
