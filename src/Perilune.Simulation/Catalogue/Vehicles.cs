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
    public double? TransLunarMass { get; init; }

    /// <summary>Injected mass against launch energy, where it is published instead.</summary>
    public EnergyCurve? EnergyCurve { get; init; }

    /// <summary>Greatest mass of a spacecraft in low Earth orbit.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 t")]
    public double? LowOrbitMass { get; init; }

    /// <summary>The vehicle by its stages.</summary>
    public Rocket? Rocket { get; init; }

    /// <summary>Inclination of the parking orbit to the Earth's equator: the launch site's latitude or more.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "90 deg")]
    public required double ParkingInclination { get; init; }

    /// <summary>Altitude of the circular parking orbit from which it injects.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "150 km", AtMost = "2000 km"), Default("185 km")]
    public double ParkingAltitude { get; init; }
}

/// <summary>A polynomial of injected mass in kg against C3 in km2/s2, and where it holds.</summary>
public sealed record EnergyCurve
{
    /// <summary>Least C3 at which it was published; below it the slope there goes on for 3 km2/s2.</summary>
    /// <value>m^2/s^2</value>
    [Quantity(Measure.LaunchEnergy, AtLeast = "-60 km2/s2")]
    public required double Least { get; init; }

    /// <summary>Greatest C3 at which it was published.</summary>
    /// <value>m^2/s^2</value>
    [Quantity(Measure.LaunchEnergy, AtLeast = "-60 km2/s2")]
    public required double Greatest { get; init; }

    /// <summary>Mass at C3 = 0.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public required double Constant { get; init; }

    /// <summary>Coefficient of C3.</summary>
    [Quantity(Measure.Number)]
    public required double Linear { get; init; }

    /// <summary>Coefficient of the square.</summary>
    [Quantity(Measure.Number), Default("0")]
    public double Quadratic { get; init; }

    /// <summary>Coefficient of the cube.</summary>
    [Quantity(Measure.Number), Default("0")]
    public double Cubic { get; init; }
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

    /// <summary>Published mass with full tanks and nothing on board, which must be the sum of its stages.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <summary>How long it keeps its crew, or itself, alive without supply.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 d")]
    public double? Endurance { get; init; }

    /// <summary>Where others can be docked.</summary>
    public required IReadOnlyList<DockingPort> DockingPorts { get; init; }

    /// <summary>What it withstands.</summary>
    [Default("")]
    public required VehicleLimits Limits { get; init; }

    /// <summary>Stages in the order in which they burn; the last carries crew and cargo.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }
}

/// <summary>Where another vehicle can be docked.</summary>
public sealed record DockingPort
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The mechanism; only equal ones mate.</summary>
    public required string Standard { get; init; }
}

/// <summary>What a vehicle withstands.</summary>
public sealed record VehicleLimits
{
    /// <summary>Greatest acceleration felt on board.</summary>
    /// <value>m/s^2</value>
    [Quantity(Measure.Acceleration, Above = "0 g0")]
    public double? Acceleration { get; init; }

    /// <summary>Greatest dynamic pressure.</summary>
    /// <value>Pa</value>
    [Quantity(Measure.Pressure, Above = "0 kPa")]
    public double? DynamicPressure { get; init; }

    /// <summary>Greatest heat flux at the stagnation point.</summary>
    /// <value>W/m^2</value>
    [Quantity(Measure.Irradiance, Above = "0 kW/m2")]
    public double? HeatFlux { get; init; }

    /// <summary>Greatest speed downward at touchdown.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, Above = "0 m/s")]
    public double? TouchdownSinkRate { get; init; }

    /// <summary>Greatest speed along the ground at touchdown.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "0 m/s")]
    public double? TouchdownDrift { get; init; }

    /// <summary>Steepest ground on which it stands.</summary>
    /// <value>rad</value>
    [Quantity(Measure.Angle, AtLeast = "0 deg", AtMost = "45 deg")]
    public double? TouchdownSlope { get; init; }
}
