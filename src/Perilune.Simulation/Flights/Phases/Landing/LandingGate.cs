using Perilune.Flight.Landing.Guidance;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Landing;

/// <summary>A gate before the site that a descent passes.</summary>
public sealed record LandingGate
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>Height over the site.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public required double Height { get; init; }

    /// <summary>Distance before the site.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m")]
    [Default("0 m")]
    public double Before { get; init; }

    /// <summary>Speed downward at the gate.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    [Default("0 m/s")]
    public double SinkRate { get; init; }

    /// <summary>Speed over the ground at the gate.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    [Default("0 m/s")]
    public double ForwardSpeed { get; init; }

    /// <summary>Time since ignition at which it is passed; the time of least effort where it is not told.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    public double? Time { get; init; }

    /// <summary>Time for which it hovers at a gate without speed; not at the first, which ends the main braking.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 s")]
    [Default("0 s")]
    public double Hold { get; init; }

    internal TerminalLeg ToLeg(string name) =>
        new(name, Height, Before, SinkRate, ForwardSpeed) { EndTime = Time, Hold = Hold };
}
