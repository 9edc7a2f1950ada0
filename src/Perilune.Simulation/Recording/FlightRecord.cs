namespace Perilune.Simulation.Recording;

/// <summary>One flight: what it carried, how it flew, whether its tanks sufficed.</summary>
public sealed record FlightRecord
{
    /// <summary>Name in the scenario.</summary>
    public required string Id { get; init; }

    /// <summary>Who flies it.</summary>
    public required string Partner { get; init; }

    /// <summary>Spacecraft.</summary>
    public required string Vehicle { get; init; }

    /// <summary>Launch vehicle; empty for a flight that does not start on Earth.</summary>
    public required string LaunchVehicle { get; init; }

    /// <summary>earth, node or base.</summary>
    public required string From { get; init; }

    /// <summary>earth, node or base.</summary>
    public required string To { get; init; }

    /// <summary>Departure, UTC.</summary>
    public required string DepartureUtc { get; init; }

    /// <summary>Arrival, UTC.</summary>
    public required string ArrivalUtc { get; init; }

    /// <summary>Departure, seconds since the start.</summary>
    public required double Departure { get; init; }

    /// <summary>Arrival, seconds since the start.</summary>
    public required double Arrival { get; init; }

    /// <summary>Sum of the manoeuvres that the spacecraft itself makes, m/s.</summary>
    public required double DeltaV { get; init; }

    /// <summary>Whether every stage had the propellant and the launch vehicle the lift.</summary>
    public required bool Closes { get; init; }

    /// <summary>By how much it does not close, in words; empty when it closes.</summary>
    public required string Shortfall { get; init; }

    /// <summary>Crew carried.</summary>
    public required IReadOnlyList<string> Crew { get; init; }

    /// <summary>Cargo carried, kg by commodity.</summary>
    public required IReadOnlyList<CargoRecord> Cargo { get; init; }

    /// <summary>Manoeuvres in order.</summary>
    public required IReadOnlyList<ManoeuvreRecord> Manoeuvres { get; init; }

    /// <summary>Tanks, stage by stage.</summary>
    public required IReadOnlyList<StageBudgetRecord> Stages { get; init; }

    /// <summary>Path for pictures: Moon-centred, ICRF axes; empty where the flight was not flown.</summary>
    public required IReadOnlyList<TrajectoryPoint> Path { get; init; }
}

/// <summary>A kind of cargo.</summary>
/// <param name="Commodity">What.</param>
/// <param name="Mass">kg.</param>
/// <param name="Owner">Partner.</param>
public sealed record CargoRecord(string Commodity, double Mass, string Owner);

/// <summary>A manoeuvre of a flight.</summary>
/// <param name="Name">trans-lunar injection, lunar orbit insertion ...</param>
/// <param name="Time">Seconds since the start.</param>
/// <param name="DeltaV">m/s, losses included.</param>
/// <param name="Stage">Stage that makes it; the launch vehicle's name where that does.</param>
/// <param name="Propellant">kg.</param>
public sealed record ManoeuvreRecord(string Name, double Time, double DeltaV, string Stage, double Propellant);

/// <summary>A stage's tank, or a launch vehicle's lift.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Needed">kg of propellant (or of lifted mass) needed, reserve included.</param>
/// <param name="Available">kg there.</param>
public sealed record StageBudgetRecord(string Stage, double Needed, double Available);
