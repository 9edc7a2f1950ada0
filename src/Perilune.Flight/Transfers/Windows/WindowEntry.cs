namespace Perilune.Flight.Transfers.Windows;

/// <summary>A departure of a window table.</summary>
/// <param name="Departure">TDB seconds past J2000.</param>
/// <param name="Arrival">TDB seconds past J2000; not a number where nothing was found.</param>
/// <param name="LaunchEnergy">C3 of the injection, m2/s2.</param>
/// <param name="InjectionDeltaV">From the circular parking orbit, m/s.</param>
/// <param name="SpacecraftDeltaV">What the spacecraft pays on the way and on arrival, m/s; zero for a free return.</param>
/// <param name="Inclination">Of the parking orbit that was flown from, rad.</param>
/// <param name="Failure">Why nothing was found; empty where something was.</param>
public sealed record WindowEntry(
    double Departure,
    double Arrival,
    double LaunchEnergy,
    double InjectionDeltaV,
    double SpacecraftDeltaV,
    double Inclination,
    string Failure
)
{
    /// <summary>Which way to a large lunar orbit; null to other targets.</summary>
    public TransferVia? Via { get; init; }

    /// <summary>Whether a transfer was found.</summary>
    public bool IsFound => Failure.Length == 0;

    /// <summary>From departure to arrival, s.</summary>
    public double Duration => Arrival - Departure;

    internal static WindowEntry None(double departure, string failure) =>
        new(departure, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, failure);
}
