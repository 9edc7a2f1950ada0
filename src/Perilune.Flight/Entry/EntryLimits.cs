namespace Perilune.Flight.Entry;

/// <summary>What an entry may demand.</summary>
/// <param name="Load">Largest load, in units of 9.80665 m/s2.</param>
/// <param name="HeatFlux">Largest flux at the stagnation point, W/m2.</param>
/// <param name="HighestSkip">
/// Highest altitude of a skip, m; 0 when the atmosphere may not be left again.
/// </param>
public sealed record EntryLimits(double Load, double HeatFlux = double.PositiveInfinity, double HighestSkip = 0);
