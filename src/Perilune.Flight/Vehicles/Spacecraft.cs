namespace Perilune.Flight.Vehicles;

/// <summary>A spacecraft: stages in the order in which they are used up, and what it can carry.</summary>
/// <param name="Name">Name.</param>
/// <param name="Stages">First used first; the last one carries crew and cargo.</param>
/// <param name="CrewCapacity">Seats.</param>
/// <param name="CargoCapacity">Cargo that can be stowed, kg.</param>
public sealed record Spacecraft(string Name, IReadOnlyList<Stage> Stages, int CrewCapacity, double CargoCapacity)
{
    /// <summary>Mass with full tanks and nothing on board, kg.</summary>
    public double FullMass => Stages.Sum(s => s.DryMass + s.Propellant);
}
