using Perilune.Astro.Frames;

namespace Perilune.Simulation.Flights;

/// <summary>Where a vehicle is between two phases, and what is left of it.</summary>
/// <param name="State">Its state.</param>
/// <param name="Mass">Its mass, kg; not a number where no phase before told it.</param>
public readonly record struct FlightState(State State, double Mass);
