namespace Perilune.Flight.Landing.Guidance;

/// <summary>A leg of a landing to a gate before the site, flown by <see cref="TerminalLaw"/>.</summary>
/// <param name="Name">Name of the phase.</param>
/// <param name="Height">Of the gate above the site, m.</param>
/// <param name="Before">Distance of the gate before the site, back along the approach, m.</param>
/// <param name="SinkRate">Speed downward at the gate, m/s.</param>
/// <param name="ForwardSpeed">Speed along the approach at the gate, m/s.</param>
public sealed record TerminalLeg(string Name, double Height, double Before, double SinkRate, double ForwardSpeed)
{
    /// <summary>Gain of the law.</summary>
    public double Gain { get; init; } = TerminalLaw.Energy;

    /// <summary>Time since ignition at which the gate is reached, s; null for the time of least effort.</summary>
    public double? EndTime { get; init; }

    /// <summary>Time for which it hovers at a gate without speed, s.</summary>
    public double Hold { get; init; }
}
