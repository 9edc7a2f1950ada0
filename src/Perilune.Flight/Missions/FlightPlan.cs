using Perilune.Flight.Transfers;
using Perilune.Flight.Vehicles;

namespace Perilune.Flight.Missions;

/// <summary>Where a flight starts or ends.</summary>
public enum Place
{
    /// <summary>A parking orbit about the Earth, or entry into its atmosphere.</summary>
    Earth,

    /// <summary>The orbital node.</summary>
    Node,

    /// <summary>The base on the surface.</summary>
    Base,
}

/// <summary>A flight that somebody wants.</summary>
public sealed record FlightOrder
{
    /// <summary>Name.</summary>
    public required string Id { get; init; }

    /// <summary>Start.</summary>
    public required Place From { get; init; }

    /// <summary>End.</summary>
    public required Place To { get; init; }

    /// <summary>First possible departure, TDB seconds past J2000.</summary>
    public required double Earliest { get; init; }

    /// <summary>Last possible departure, TDB seconds past J2000.</summary>
    public required double Latest { get; init; }

    /// <summary>Spacecraft.</summary>
    public required Spacecraft Spacecraft { get; init; }

    /// <summary>Launch vehicle; null for a flight that does not start on Earth.</summary>
    public LaunchVehicle? LaunchVehicle { get; init; }

    /// <summary>Propellant in each stage at departure, kg; null for full tanks.</summary>
    public IReadOnlyList<double>? Propellant { get; init; }

    /// <summary>Index of the first stage that is still there at departure.</summary>
    public int FirstStage { get; init; }

    /// <summary>Crew with suits and effects, kg.</summary>
    public double CrewMass { get; init; }

    /// <summary>Cargo, kg.</summary>
    public double Cargo { get; init; }
}

/// <summary>What every flight allows for beyond its computed manoeuvres.</summary>
/// <param name="Corrections">Trajectory corrections on each transfer, m/s.</param>
/// <param name="Reserve">Added to every manoeuvre of the spacecraft, as a fraction.</param>
/// <param name="LowOrbitAltitude">Of low lunar orbits and of the lunar flyby, m.</param>
/// <param name="LowOrbitCoast">Time in low lunar orbit before landing and after lift-off, s.</param>
/// <param name="BrakingAltitude">Perilune of the descent orbit, above the site, m.</param>
/// <param name="GateHeight">Where braking ends over the site, m.</param>
/// <param name="GateSinkRate">Speed downward there, m/s.</param>
/// <param name="Hover">Hovering before touchdown, s.</param>
/// <param name="EntryPerigee">Altitude of the vacuum perigee of a return to the Earth, m.</param>
/// <param name="EntryInclination">Inclination of a return at perigee, rad.</param>
public sealed record FlightAllowances(
    double Corrections = 20,
    double Reserve = 0.02,
    double LowOrbitAltitude = 100e3,
    double LowOrbitCoast = 21_600,
    double BrakingAltitude = 15e3,
    double GateHeight = 150,
    double GateSinkRate = 10,
    double Hover = 30,
    double EntryPerigee = 50e3,
    double EntryInclination = 0.7
);

/// <summary>A flight as it was found.</summary>
public sealed record FlightPlan
{
    /// <summary>The order.</summary>
    public required FlightOrder Order { get; init; }

    /// <summary>The transfer; null where none was found.</summary>
    public required Transfer? Transfer { get; init; }

    /// <summary>Departure, TDB seconds past J2000.</summary>
    public required double Departure { get; init; }

    /// <summary>Arrival, docking or touchdown, TDB seconds past J2000.</summary>
    public required double Arrival { get; init; }

    /// <summary>Every manoeuvre with its propellant; the launch vehicle's own with none.</summary>
    public required IReadOnlyList<BudgetedManoeuvre> Manoeuvres { get; init; }

    /// <summary>What the spacecraft's engines gave, losses and reserve included, m/s.</summary>
    public required double DeltaV { get; init; }

    /// <summary>Tanks, and the launch vehicle's lift where there is one.</summary>
    public required IReadOnlyList<TankBudget> Budget { get; init; }

    /// <summary>Propellant left in each stage, kg.</summary>
    public required IReadOnlyList<double> Remaining { get; init; }

    /// <summary>Index of the first stage that is still there on arrival.</summary>
    public required int FirstStage { get; init; }

    /// <summary>Why the flight does not close, and by how much; empty where it closes.</summary>
    public required IReadOnlyList<string> Shortfalls { get; init; }

    /// <summary>Whether the flight closes.</summary>
    public bool Closes => Shortfalls.Count == 0;
}
