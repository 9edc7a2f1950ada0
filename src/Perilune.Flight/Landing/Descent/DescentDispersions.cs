using Perilune.Flight.Landing.Touchdown;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Descent;

/// <summary>Standard deviations of what differs from flight to flight; normal, independent, in upward, forward and side axes.</summary>
public sealed record DescentDispersions
{
    /// <summary>Of the true position at ignition, m: up, forward, side.</summary>
    public Vector3 Position { get; init; }

    /// <summary>Of the true velocity at ignition, m/s: up, forward, side.</summary>
    public Vector3 Velocity { get; init; }

    /// <summary>Of what navigation has wrong in position at ignition, m: up, forward, side.</summary>
    public Vector3 NavigationPosition { get; init; }

    /// <summary>Of what navigation has wrong in velocity at ignition, m/s: up, forward, side.</summary>
    public Vector3 NavigationVelocity { get; init; }

    /// <summary>Height below which a radar corrects height and velocity, m; zero for none.</summary>
    public double RadarHeight { get; init; }

    /// <summary>Time constant of that correction, s.</summary>
    public double RadarTime { get; init; } = 10;

    /// <summary>Of the thrust, as a fraction.</summary>
    public double Thrust { get; init; }

    /// <summary>Of the specific impulse, as a fraction.</summary>
    public double SpecificImpulse { get; init; }

    /// <summary>Of the mass at ignition, kg.</summary>
    public double Mass { get; init; }
}

/// <summary>One flight of many.</summary>
/// <param name="Index">Number of the sample.</param>
/// <param name="Outcome">Null where the ground was not reached.</param>
/// <param name="Why">The verdict in words.</param>
/// <param name="Duration">Until touchdown, s.</param>
/// <param name="Propellant">kg.</param>
/// <param name="MissDistance">m.</param>
/// <param name="VerticalSpeed">At touchdown, m/s downward.</param>
/// <param name="HorizontalSpeed">At touchdown, m/s.</param>
public sealed record DispersedDescent(
    int Index,
    TouchdownOutcome? Outcome,
    string Why,
    double Duration,
    double Propellant,
    double MissDistance,
    double VerticalSpeed,
    double HorizontalSpeed
);
