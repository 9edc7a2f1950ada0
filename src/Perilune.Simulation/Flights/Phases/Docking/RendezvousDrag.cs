using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>
/// Drag of both spacecraft in the Earth's air of Harris and Priester, at mean solar activity: in a quiet year the air at the
/// height of a station is some times thinner, in an active one thicker.
/// </summary>
public sealed record RendezvousDrag
{
    /// <summary>Drag coefficient x cross-section / mass of the chaser.</summary>
    /// <value>m2/kg</value>
    [Quantity(Measure.AreaToMass, AtLeast = "0 m2/kg", AtMost = "1 m2/kg")]
    public required double Chaser { get; init; }

    /// <summary>The same of the target.</summary>
    /// <value>m2/kg</value>
    [Quantity(Measure.AreaToMass, AtLeast = "0 m2/kg", AtMost = "1 m2/kg")]
    public required double Target { get; init; }
}
