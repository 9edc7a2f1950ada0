namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>
/// A flight to the Moon over the weak boundary between Earth and Sun: out beyond a million kilometres, where the Sun raises the
/// perigee to the Moon's way, and into the orbit there with next to no burn (E. A. Belbruno and J. K. Miller, "Sun-Perturbed
/// Earth-to-Moon Transfers with Ballistic Capture", J. Guidance 16, 1993).
/// </summary>
/// <param name="Transfer">Injection, burn in deep space and insertion, and the two arcs between them.</param>
/// <param name="LaunchEnergy">C3 of the injection, m2/s2.</param>
/// <param name="Inclination">Of the parking orbit to the Earth's mean equator of J2000, rad.</param>
/// <param name="FarthestTime">When it is farthest from the Earth, TDB seconds past J2000.</param>
/// <param name="Farthest">Distance from the Earth's centre then, m.</param>
/// <param name="Side">On which side of the Earth that is.</param>
public sealed record LowEnergyTransfer(
    Transfer Transfer,
    double LaunchEnergy,
    double Inclination,
    double FarthestTime,
    double Farthest,
    LowEnergySide Side
)
{
    /// <summary>From injection to insertion, s.</summary>
    public double Duration => Transfer.Arrival - Transfer.Departure;

    /// <summary>The injection from the circular parking orbit, by the launcher.</summary>
    public Manoeuvre Injection => Transfer.Manoeuvres[0];

    /// <summary>The burn in deep space, made by the spacecraft: zero where none pays.</summary>
    public Manoeuvre DeepSpaceBurn => Transfer.Manoeuvres[1];

    /// <summary>The insertion, made by the spacecraft.</summary>
    public Manoeuvre Insertion => Transfer.Manoeuvres[2];
}
