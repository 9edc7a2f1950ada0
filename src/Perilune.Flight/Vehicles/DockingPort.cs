namespace Perilune.Flight.Vehicles;

/// <summary>Where another vehicle can be docked or berthed.</summary>
/// <param name="Name">Name.</param>
/// <param name="Standard">Mechanism by its name: probe and drogue, IDSS. Only equal ones mate.</param>
public sealed record DockingPort(string Name, string Standard);
