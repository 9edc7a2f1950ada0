namespace Perilune.Station.Models;

/// <summary>Data recorder and transmitter of one habitat.</summary>
public sealed record CommunicationModel
{
    /// <summary>Data that the recorder holds, bit. Default 8 Tbit (unverified).</summary>
    public double RecorderCapacity { get; init; } = 8e12;

    /// <summary>Data of the habitat's own systems, bit/s. Default 50 kbit/s (unverified).</summary>
    public double HousekeepingRate { get; init; } = 5e4;

    /// <summary>Power of the transmitter in a pass, W. Default 200 W (unverified).</summary>
    public double TransmitterPower { get; init; } = 200;

    /// <summary>Rank of the transmitter for shedding: the greatest number goes first; 0 is critical.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>State of charge at which the transmitter is shed, 0 to 0.95; the battery's floor when that is higher.</summary>
    public double ShedAt { get; init; }

    internal void Check(ModelChecks checks)
    {
        checks.Positive(RecorderCapacity, nameof(RecorderCapacity));
        checks.NotNegative(HousekeepingRate, nameof(HousekeepingRate));
        checks.NotNegative(TransmitterPower, nameof(TransmitterPower));
        checks.Require(Priority >= 0, Priority, nameof(Priority), "must not be negative");
        checks.Between(ShedAt, 0, 0.95, nameof(ShedAt));
    }
}
