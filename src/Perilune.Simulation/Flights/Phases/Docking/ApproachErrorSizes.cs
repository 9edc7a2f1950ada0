using Perilune.Flight.Rendezvous.Approach;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>How well a chaser knows where it is and how well it burns; standard deviations. The defaults are assumed.</summary>
public sealed record ApproachErrorSizes
{
    /// <summary>Error of the known position, each axis, as a part of the distance.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %"), Default("0.1 %")]
    public double Range { get; init; }

    /// <summary>Error of the known position however near, each axis.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m"), Default("0.005 m")]
    public double Position { get; init; }

    /// <summary>Error of the known velocity, each axis.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s"), Default("0.002 m/s")]
    public double Velocity { get; init; }

    /// <summary>Error of an impulse's size.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %"), Default("1 %")]
    public double BurnSize { get; init; }

    /// <summary>Error of an impulse whatever its size, each axis.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s"), Default("0.0005 m/s")]
    public double BurnFixed { get; init; }

    /// <summary>The errors.</summary>
    internal ApproachErrors Sizes => new(Range, Position, Velocity, BurnSize, BurnFixed);
}
