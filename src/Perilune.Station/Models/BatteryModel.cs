namespace Perilune.Station.Models;

/// <summary>A battery: energy in, energy out, losses in proportion.</summary>
public sealed record BatteryModel
{
    /// <summary>Energy stored when full, J, positive.</summary>
    public required double Capacity { get; init; }

    /// <summary>State of charge at the start, 0 to 1.</summary>
    public double InitialStateOfCharge { get; init; } = 1;

    /// <summary>
    /// State of charge that only critical loads may draw under, 0 to 0.9: one less the depth of discharge.
    /// Default: depth of discharge 0.8 (station reference B6).
    /// </summary>
    public double Floor { get; init; } = 0.2;

    /// <summary>Rise of the state of charge above the shedding level at which a shed load returns, 0.001 to 0.5.</summary>
    public double RestoreHysteresis { get; init; } = 0.05;

    /// <summary>Energy stored for each joule of charging, in (0, 1]. Default 0.95 (unverified).</summary>
    public double ChargeEfficiency { get; init; } = 0.95;

    /// <summary>Energy delivered for each joule taken from the store, in (0, 1]. Default 0.97 (unverified).</summary>
    public double DischargeEfficiency { get; init; } = 0.97;

    /// <summary>Greatest power into the terminals, W. Default: no limit.</summary>
    public double MaximumChargePower { get; init; } = double.MaxValue;

    /// <summary>Greatest power out of the terminals, W. Default: no limit.</summary>
    public double MaximumDischargePower { get; init; } = double.MaxValue;

    internal void Check(ModelChecks checks)
    {
        checks.Positive(Capacity, nameof(Capacity));
        checks.Between(InitialStateOfCharge, 0, 1, nameof(InitialStateOfCharge));
        checks.Between(Floor, 0, 0.9, nameof(Floor));
        checks.Between(RestoreHysteresis, 0.001, 0.5, nameof(RestoreHysteresis));
        checks.Between(ChargeEfficiency, 1e-3, 1, nameof(ChargeEfficiency));
        checks.Between(DischargeEfficiency, 1e-3, 1, nameof(DischargeEfficiency));
        checks.Positive(MaximumChargePower, nameof(MaximumChargePower));
        checks.Positive(MaximumDischargePower, nameof(MaximumDischargePower));
    }
}
