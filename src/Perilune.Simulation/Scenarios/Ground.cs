using Perilune.Simulation.Catalogue;

namespace Perilune.Simulation.Scenarios;

/// <summary>The ground segment.</summary>
public sealed record Ground
{
    /// <summary>Tracking stations that receive the data.</summary>
    public required IReadOnlyList<TrackingStation> Stations { get; init; }
}
