using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>A crew that flies the last part by hand: taken as the approach of least effort in the time that it took.</summary>
public sealed record CrewTakeover
{
    // Height at which the smooth approach ends and the vertical descent begins, m.
    internal const double Handover = 3;

    /// <summary>When it takes over, since ignition.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    public required double Time { get; init; }

    /// <summary>When it touched the ground, since ignition.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    public required double Contact { get; init; }
}
