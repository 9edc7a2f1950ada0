namespace Perilune.Flight.Landing.Touchdown;

/// <summary>A part of a vehicle that a touchdown breaks.</summary>
/// <param name="Name">Name.</param>
/// <param name="VerticalSpeed">Speed downward above which it breaks, m/s, positive.</param>
public sealed record BreakingPart(string Name, double VerticalSpeed);
