namespace Perilune.Flight.Transfers.LowEnergy;

/// <summary>
/// On which side of the Earth a low-energy flight is farthest out. The Sun raises the perigee of both families, that which goes out
/// toward it and that which goes out away from it.
/// </summary>
public enum LowEnergySide
{
    /// <summary>On either side.</summary>
    Either,

    /// <summary>Nearer to the Sun than the Earth.</summary>
    Sunward,

    /// <summary>Farther from the Sun than the Earth.</summary>
    Away,
}
