namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>What is asked of a low-energy transfer.</summary>
/// <param name="Departure">Injection from the circular parking orbit, TDB seconds past J2000.</param>
public sealed record LowEnergyGoal(double Departure)
{
    private const double Day = 86400;

    /// <summary>Radius of the parking orbit, m.</summary>
    public double ParkingRadius { get; init; } = 6378136.6 + 185e3;

    /// <summary>
    /// Least and greatest inclination of the parking orbit to the Earth's mean equator of J2000, rad: from a launch site the
    /// least is its latitude.
    /// </summary>
    public (double Least, double Most) Inclination { get; init; } = (0, Math.PI);

    /// <summary>Shortest flight, s.</summary>
    public double LeastFlight { get; init; } = 70 * Day;

    /// <summary>Longest flight, s.</summary>
    public double MostFlight { get; init; } = 140 * Day;

    /// <summary>Greatest distance from the Earth where a search begins, m; the search moves it a little.</summary>
    public double MostDistance { get; init; } = 1.9e9;

    /// <summary>On which side of the Earth it goes out.</summary>
    public LowEnergySide Side { get; init; }

    /// <summary>Most that the spacecraft may pay itself, m/s.</summary>
    public double MostDeltaV { get; init; } = double.PositiveInfinity;
}
