using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Descent;

/// <summary>What guidance asks for.</summary>
/// <param name="Thrust">Direction and magnitude, N; the engine gives the nearest thrust that it can hold.</param>
/// <param name="Phase">Name of the phase of the flight.</param>
/// <param name="Cutoff">Whether the engine is to be shut down.</param>
public readonly record struct DescentCommand(Vector3 Thrust, string Phase, bool Cutoff = false);

/// <summary>Steers a vehicle. It may remember: each flight has its own.</summary>
public interface IPoweredGuidance
{
    /// <summary>Time between two commands, s, positive.</summary>
    double Period { get; }

    /// <summary>The command for the time that begins.</summary>
    /// <param name="estimate">The vehicle as navigation has it.</param>
    DescentCommand Steer(in DescentState estimate);
}
