namespace Perilune.Station.Models;

/// <summary>
/// Electrolyser, 2 H2O to 2 H2 + O2. It runs at one rate from the start pressure up to the stop pressure of cabin oxygen
/// and waits in standby between. Defaults: ISS oxygen generation assembly (station reference B3, after HabNet's sources).
/// </summary>
public sealed record OxygenGeneratorModel : UnitModel
{
    /// <summary>
    /// Gibbs energy of splitting liquid water at 298.15 K, 237.13 kJ/mol of H2 (CODATA), over the oxygen made: 14.82 MJ/kg,
    /// 4.12 kWh/kg. No electrolyser takes less.
    /// </summary>
    public const double MinimumEnergyPerKilogram = 237_130 * 2 / 0.031998;

    /// <inheritdoc/>
    public override string Id { get; init; } = "oxygen generator";

    /// <summary>Oxygen made while running, kg/s; at most <see cref="MaximumProduction"/>. Default 5.4 kg/d, nominal for six.</summary>
    public double Production { get; init; } = 5.4 / 86_400;

    /// <summary>Oxygen made at full power, kg/s. Default 9.2 kg/d.</summary>
    public double MaximumProduction { get; init; } = 9.2 / 86_400;

    /// <summary>Power at full production, W.</summary>
    public double MaximumPower { get; init; } = 2_971;

    /// <summary>Power in standby, W; between standby and full production power is linear.</summary>
    public double StandbyPower { get; init; } = 469;

    /// <summary>Partial pressure of cabin oxygen at which it starts, Pa (unverified default).</summary>
    public double StartPressure { get; init; } = 20_700;

    /// <summary>Partial pressure of cabin oxygen at which it stops, Pa (unverified default).</summary>
    public double StopPressure { get; init; } = 21_300;

    /// <summary>Potable water left to the crew: the generator stops at it, kg.</summary>
    public double WaterReserve { get; init; } = 50;

    /// <summary>Power while running, W.</summary>
    public double RunningPower => StandbyPower + ((MaximumPower - StandbyPower) * Production / MaximumProduction);

    internal override void Check(ModelChecks checks)
    {
        base.Check(checks);
        checks.Positive(MaximumProduction, nameof(MaximumProduction));
        checks.Require(
            Production > 0 && Production <= MaximumProduction,
            Production,
            nameof(Production),
            $"must be positive and at most {nameof(MaximumProduction)}"
        );
        checks.NotNegative(StandbyPower, nameof(StandbyPower));
        checks.Require(
            MaximumPower >= MinimumEnergyPerKilogram * MaximumProduction
                && RunningPower >= MinimumEnergyPerKilogram * Production,
            MaximumPower,
            nameof(MaximumPower),
            $"is under the thermodynamic minimum of water electrolysis, {MinimumEnergyPerKilogram / 3.6e6:F2} kWh for a kilogram of oxygen"
        );
        checks.Positive(StartPressure, nameof(StartPressure));
        checks.Require(
            StopPressure >= StartPressure + 10,
            StopPressure,
            nameof(StopPressure),
            $"must exceed {nameof(StartPressure)} by at least 10 Pa"
        );
        checks.NotNegative(WaterReserve, nameof(WaterReserve));
    }
}
