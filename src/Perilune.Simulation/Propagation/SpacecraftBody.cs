using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>What of a spacecraft meets sunlight and air.</summary>
public sealed record SpacecraftBody
{
    /// <summary>Mass.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg"), Default("1000 kg")]
    public double Mass { get; init; }

    /// <summary>Cross-section towards the Sun.</summary>
    /// <value>m2</value>
    [Quantity(Measure.Area, AtLeast = "0 m2"), Default("10 m2")]
    public double Area { get; init; }

    /// <summary>Reflectivity coefficient of a sphere: 1 takes all light up, 2 sends it all back.</summary>
    [Quantity(Measure.Number, AtLeast = "0", AtMost = "3"), Default("1.5")]
    public double Reflectivity { get; init; }
}
