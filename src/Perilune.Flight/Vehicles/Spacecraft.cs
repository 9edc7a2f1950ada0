namespace Perilune.Flight.Vehicles;

/// <summary>A spacecraft: stages in the order in which they are used up, and what it can carry.</summary>
/// <param name="Name">Name.</param>
/// <param name="Stages">First used first; the last one carries crew and cargo.</param>
/// <param name="CrewCapacity">Seats.</param>
/// <param name="CargoCapacity">Cargo that can be stowed, kg.</param>
public sealed record Spacecraft(string Name, IReadOnlyList<Stage> Stages, int CrewCapacity, double CargoCapacity)
{
    /// <summary>What it withstands.</summary>
    public VehicleLimits Limits { get; init; } = new();

    /// <summary>Where others can be docked.</summary>
    public IReadOnlyList<DockingPort> DockingPorts { get; init; } = [];

    /// <summary>How long it keeps its crew, or itself, alive without supply, s; null where unknown.</summary>
    public double? Endurance { get; init; }

    /// <summary>Mass with full tanks and nothing on board, kg.</summary>
    public double FullMass => Stages.Sum(s => s.FullMass);
}
