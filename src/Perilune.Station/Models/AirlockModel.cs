namespace Perilune.Station.Models;

/// <summary>Airlock and suits: what an extravehicular activity costs. Defaults: station reference B4.</summary>
public sealed record AirlockModel
{
    /// <summary>Free gas in the airlock, m³. Default 3.7.</summary>
    public double Volume { get; init; } = 3.7;

    /// <summary>Pressure at which the depressurisation pump stops and the rest is vented, Pa. Default 13.8 kPa.</summary>
    public double VentPressure { get; init; } = 13_800;

    /// <summary>Oxygen for each person outside, metabolic and suit leak, kg/s. Default 0.075 kg/h.</summary>
    public double OxygenRate { get; init; } = 0.075 / 3_600;

    /// <summary>Cooling water for each person outside, evaporated overboard, kg/s. Default: sublimator, 0.57 kg/h.</summary>
    public double CoolingWaterRate { get; init; } = 0.57 / 3_600;

    /// <summary>Oxygen that purges one suit, kg. Default 0.295 (0.65 lb in 8 min).</summary>
    public double PurgeOxygen { get; init; } = 0.295;

    /// <summary>Crew time of preparation and clean-up for each person, s. Default 3 h (unverified).</summary>
    public double PreparationTime { get; init; } = 3 * 3_600;

    internal void Check(ModelChecks checks, AtmosphereModel atmosphere)
    {
        checks.NotNegative(Volume, nameof(Volume));
        checks.NotNegative(VentPressure, nameof(VentPressure));
        checks.Require(
            Volume * VentPressure < 0.2 * atmosphere.Volume * atmosphere.TotalPressure,
            Volume,
            nameof(Volume),
            "one cycle would vent more than a fifth of the cabin's air"
        );
        checks.Positive(OxygenRate, nameof(OxygenRate));
        checks.NotNegative(CoolingWaterRate, nameof(CoolingWaterRate));
        checks.NotNegative(PurgeOxygen, nameof(PurgeOxygen));
        checks.NotNegative(PreparationTime, nameof(PreparationTime));
    }
}
