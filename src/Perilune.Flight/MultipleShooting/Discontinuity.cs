namespace Perilune.Flight.MultipleShooting;

/// <summary>What is missing between the end of an arc and the beginning of the next one.</summary>
/// <param name="Position">Distance, m.</param>
/// <param name="Velocity">Difference of velocity, m/s.</param>
public readonly record struct Discontinuity(double Position, double Velocity);
