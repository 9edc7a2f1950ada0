namespace Perilune.Flight.Transfers.Returns;

/// <summary>Which way round the Earth a flight home comes down.</summary>
public enum ReturnSense
{
    /// <summary>With the turning of the Earth, as every crew came home.</summary>
    Eastward = 1,

    /// <summary>Against it, at almost a kilometre a second more through the air.</summary>
    Westward = -1,
}

/// <summary>Where, how and when a flight home is to come down.</summary>
/// <param name="Latitude">Of the landing place, geodetic, rad.</param>
/// <param name="Longitude">Of the landing place, east, rad.</param>
public sealed record EarthReturnGoal(double Latitude, double Longitude)
{
    /// <summary>
    /// Shortest way over the ground from entry to landing, m; zero, as the longest, to aim at the point of entry itself.
    /// </summary>
    public double LeastRange { get; init; } = 2200e3;

    /// <summary>Longest way over the ground from entry to landing, m.</summary>
    public double GreatestRange { get; init; } = 4600e3;

    /// <summary>Height of the entry over the Earth's ellipsoid, m; 400,000 ft unless told.</summary>
    public double EntryAltitude { get; init; } = 121920;

    /// <summary>Flight-path angle of the entry against the stars, rad, negative; -6.5 deg, Apollo's corridor, unless told.</summary>
    public double EntryAngle { get; init; } = -6.5 * Math.PI / 180;

    /// <summary>Shortest flight from departure to entry, s.</summary>
    public double LeastFlight { get; init; } = 2.4 * 86400;

    /// <summary>Longest flight from departure to entry, s.</summary>
    public double GreatestFlight { get; init; } = 5 * 86400;

    /// <summary>Most change of velocity, m/s.</summary>
    public double MostDeltaV { get; init; } = double.PositiveInfinity;
}
