using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>The tracking stations that are used.</summary>
public sealed record Ground
{
    /// <summary>Tracking stations by their names in <c>data/stations</c>.</summary>
    public required IReadOnlyList<TrackingStation> Stations { get; init; }
}

/// <summary>Use of one tracking station.</summary>
public sealed record TrackingStation
{
    /// <summary>Its name in <c>data/stations</c>.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Elevation under which it does not receive.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "80 deg"), Default("10 deg"), Short]
    public double Mask { get; init; }

    /// <summary>Greatest rate at which it receives; no limit when left out.</summary>
    /// <value>bit/s</value>
    [Quantity(Measure.DataRate, Above = "0 bit/s")]
    public double? MaximumRate { get; init; }
}
