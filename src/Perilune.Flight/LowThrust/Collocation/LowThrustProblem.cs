using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.LowThrust.Collocation;

/// <summary>What a low-thrust transfer is to make small.</summary>
public enum LowThrustObjective
{
    /// <summary>Propellant, in the time that is given.</summary>
    Propellant,

    /// <summary>Time; the time that is given is the first guess.</summary>
    Time,
}

/// <summary>A low-thrust transfer to be optimised.</summary>
public sealed record LowThrustProblem
{
    /// <summary>The engine; its thrust may be throttled down to nothing.</summary>
    public required LowThrustEngine Engine { get; init; }

    /// <summary>Position at the start, m about the centre.</summary>
    public required Vector3 Position { get; init; }

    /// <summary>Velocity at the start, m/s.</summary>
    public required Vector3 Velocity { get; init; }

    /// <summary>Mass at the start, kg.</summary>
    public required double Mass { get; init; }

    /// <summary>Mass with empty tanks, kg.</summary>
    public required double DryMass { get; init; }

    /// <summary>Where it ends.</summary>
    public required LowThrustGoal Goal { get; init; }

    /// <summary>Time of the transfer, s, or the first guess of it.</summary>
    public required double Duration { get; init; }

    /// <summary>What is to be small.</summary>
    public LowThrustObjective Objective { get; init; }

    /// <summary>GM of the centre, m3/s2.</summary>
    public required double GravitationalParameter { get; init; }

    /// <summary>
    /// Further acceleration, m/s2, with its gradient by position, 1/s2, at a time from the start, s, and a place, m; null for none.
    /// </summary>
    public Func<double, Vector3, (Vector3 Acceleration, Matrix3 Gradient)>? Perturbation { get; init; }

    /// <summary>A first guess of the path: position, m, and velocity, m/s, at a part 0 to 1 of the time; null coasts.</summary>
    public Func<double, (Vector3 Position, Vector3 Velocity)>? Guess { get; init; }
}

/// <summary>A point of an optimised transfer.</summary>
/// <param name="Time">Seconds from the start.</param>
/// <param name="Position">m.</param>
/// <param name="Velocity">m/s.</param>
/// <param name="Mass">kg.</param>
/// <param name="Thrust">N, in the axes of the state.</param>
public readonly record struct OptimalPoint(
    double Time,
    Vector3 Position,
    Vector3 Velocity,
    double Mass,
    Vector3 Thrust
);

/// <summary>An optimised transfer.</summary>
/// <param name="Points">Nodes and middles of the intervals.</param>
/// <param name="Duration">s.</param>
/// <param name="Propellant">kg.</param>
/// <param name="MissedPosition">
/// Distance between the last node and the same flight integrated from the start under the thrust between the nodes, m: the error of the
/// collocation.
/// </param>
/// <param name="MissedVelocity">The same of the velocity, m/s.</param>
/// <param name="Iterations">Cone programs solved.</param>
public sealed record OptimalTransfer(
    IReadOnlyList<OptimalPoint> Points,
    double Duration,
    double Propellant,
    double MissedPosition,
    double MissedVelocity,
    int Iterations
);
