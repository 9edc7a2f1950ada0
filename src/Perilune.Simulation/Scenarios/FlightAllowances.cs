using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>What every flight allows for beyond its computed manoeuvres.</summary>
public sealed record FlightAllowances
{
    /// <summary>Corrections of the trajectory on each transfer.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s"), Default("20 m/s")]
    public double Corrections { get; init; }

    /// <summary>Reserve added to every manoeuvre of the spacecraft.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "50 %"), Default("2 %")]
    public double Reserve { get; init; }

    /// <summary>Altitude of low lunar orbits and of the lunar flyby.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "20 km", AtMost = "1000 km"), Default("100 km")]
    public double LowOrbitAltitude { get; init; }

    /// <summary>Time in low lunar orbit before a landing and after lift-off.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h", AtMost = "10 d"), Default("6 h")]
    public double LowOrbitCoast { get; init; }

    /// <summary>Hovering before touchdown.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s", AtMost = "10 min"), Default("30 s")]
    public double Hover { get; init; }
}
