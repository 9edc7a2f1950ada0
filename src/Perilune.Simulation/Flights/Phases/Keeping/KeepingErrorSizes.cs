using Perilune.Flight.StationKeeping;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Keeping;

/// <summary>How well an orbit is known and how well it is steered; standard deviations. The defaults are assumed.</summary>
public sealed record KeepingErrorSizes
{
    /// <summary>Error of the known position, each axis.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "0 m", AtMost = "1000 km"), Default("1 km")]
    public double Position { get; init; }

    /// <summary>Error of the known velocity, each axis.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s", AtMost = "100 m/s"), Default("1 cm/s")]
    public double Velocity { get; init; }

    /// <summary>Error of a burn's size.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "50 %"), Default("1 %")]
    public double BurnSize { get; init; }

    /// <summary>Error of a burn's direction about each of two axes across it.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "45 deg"), Default("0.5 deg")]
    public double BurnDirection { get; init; }

    /// <summary>Error of a burn whatever its size, each axis.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s", AtMost = "10 m/s"), Default("1 mm/s")]
    public double BurnFixed { get; init; }

    /// <summary>Error of the assumed radiation pressure, one draw for each flight; by crossing control alone.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "50 %"), Default("10 %")]
    public double RadiationPressure { get; init; }

    /// <summary>The errors without that of the radiation pressure.</summary>
    internal KeepingErrors Sizes => new(Position, Velocity, BurnSize, BurnDirection, BurnFixed);
}
