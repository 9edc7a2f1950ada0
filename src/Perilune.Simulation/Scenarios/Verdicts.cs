using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>
/// Limits against which a run is judged. That every flight closes, that the ledger adds to zero and that elements and
/// energy are conserved is judged always and has no limit to set.
/// </summary>
public sealed record Verdicts
{
    /// <summary>State of charge under which no battery may fall.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "100 %"), Default("20 %")]
    public double MinimumStateOfCharge { get; init; }

    /// <summary>Partial pressure of carbon dioxide that no cabin with crew may exceed.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, Above = "0 Pa"), Default("533 Pa")]
    public double MaximumCarbonDioxidePressure { get; init; }

    /// <summary>Partial pressure of oxygen under which no cabin with crew may fall.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, Above = "0 kPa"), Default("18 kPa")]
    public double MinimumOxygenPressure { get; init; }

    /// <summary>Water in the potable tanks under which no habitat with crew may fall.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("50 kg")]
    public double MinimumPotableWater { get; init; }

    /// <summary>Food under which no habitat with crew may fall.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("50 kg")]
    public double MinimumFood { get; init; }

    /// <summary>Change of velocity for station keeping in one Julian year.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s"), Default("10 m/s")]
    public double StationKeepingPerYear { get; init; }

    /// <summary>Distance from its reference orbit that the node may reach when it is steered: further off it is lost.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 km"), Default("3000 km")]
    public double LargestDeviation { get; init; }

    /// <summary>Longest time that the base lies without any sunlight.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 h"), Default("7 d")]
    public double LongestDarkness { get; init; }

    /// <summary>Longest eclipse of the node, from first to last contact.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 min"), Default("6 h")]
    public double LongestEclipse { get; init; }
}
