using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Catalogue;

/// <summary>What lifts a spacecraft off the Earth and sends it to the Moon.</summary>
[CatalogueKind("launch-vehicles")]
public sealed record LaunchVehicle
{
    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Greatest mass of a spacecraft after trans-lunar injection.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 t")]
    public required double TransLunarMass { get; init; }

    /// <summary>Inclination of the parking orbit to the Earth's equator: the launch site's latitude or more.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg")]
    public required double ParkingInclination { get; init; }

    /// <summary>Altitude of the circular parking orbit from which it injects.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "150 km", AtMost = "2000 km"), Default("185 km")]
    public double ParkingAltitude { get; init; }
}

/// <summary>A spacecraft made of stages that burn in their order and are dropped when they are empty.</summary>
[CatalogueKind("spacecraft")]
public sealed record Spacecraft
{
    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>People it carries at most.</summary>
    [Whole(0, 100), Default("0")]
    public int Seats { get; init; }

    /// <summary>Cargo it carries at most, payloads included.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg")]
    public required double CargoCapacity { get; init; }

    /// <summary>Stages in the order in which they burn; the last carries crew and cargo.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }
}

/// <summary>A stage: tanks, engines and what is built onto them.</summary>
public sealed record Stage
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Mass without usable propellant, crew and cargo.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double DryMass { get; init; }

    /// <summary>Usable propellant when full.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg")]
    public required double Propellant { get; init; }

    /// <summary>Specific impulse in vacuum.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, AtLeast = "50 s", AtMost = "10000 s")]
    public required double SpecificImpulse { get; init; }

    /// <summary>Thrust of the main engine in vacuum.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public required double Thrust { get; init; }
}
