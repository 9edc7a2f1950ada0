namespace Perilune.Station.Models;

/// <summary>
/// Removal of carbon dioxide in proportion to its concentration: a constant flow of air loses all of its carbon dioxide.
/// It runs while crew is aboard, and on until the stop pressure. Defaults: ISS carbon dioxide removal assembly.
/// </summary>
public sealed record CarbonDioxideRemovalModel : UnitModel
{
    /// <inheritdoc/>
    public override string Id { get; init; } = "carbon dioxide removal";

    /// <summary>
    /// Flow of air that is scrubbed clean, m³/s. Default: the 4.71 kg/d at 2 torr (266.6 Pa, 295 K) of the ground test with
    /// 26 SCFM, hence 0.0114 m³/s.
    /// </summary>
    public double EffectiveAirflow { get; init; } = 0.0114;

    /// <summary>Power while running, W.</summary>
    public double Power { get; init; } = 860;

    /// <summary>Partial pressure of carbon dioxide at which it rests when nobody is aboard, Pa (unverified default).</summary>
    public double StopPressure { get; init; } = 40;

    /// <summary>Capacity of the accumulator that feeds the Sabatier reactor, kg. Default 19.8 L at 827 kPa and 295 K.</summary>
    public double AccumulatorCapacity { get; init; } = 0.294;

    internal override void Check(ModelChecks checks)
    {
        base.Check(checks);
        checks.Positive(EffectiveAirflow, nameof(EffectiveAirflow));
        checks.NotNegative(Power, nameof(Power));
        checks.Positive(StopPressure, nameof(StopPressure));
        checks.Positive(AccumulatorCapacity, nameof(AccumulatorCapacity));
    }
}

/// <summary>
/// Sabatier reactor, CO2 + 4 H2 to CH4 + 2 H2O, fed with all hydrogen of the oxygen generator; what does not react is
/// vented. Defaults: ISS carbon dioxide reduction assembly.
/// </summary>
public sealed record SabatierModel : UnitModel
{
    /// <inheritdoc/>
    public override string Id { get; init; } = "sabatier";

    /// <summary>Moles of hydrogen fed for each mole of carbon dioxide, 1 to 10. Default 3.5: rich in carbon dioxide.</summary>
    public double FeedRatio { get; init; } = 3.5;

    /// <summary>Fraction of the hydrogen fed that reacts, in (0, 1].</summary>
    public double HydrogenConversion { get; init; } = 0.90;

    /// <summary>Power while running: heater 106 W, compressor 500 W, separator 80 W.</summary>
    public double Power { get; init; } = 686;

    /// <summary>Filling of the accumulator at which it starts, 0.01 to 1. Default 172 of 827 kPa.</summary>
    public double StartFilling { get; init; } = 0.208;

    /// <summary>Methane tank, kg; zero vents the methane.</summary>
    public double MethaneCapacity { get; init; }

    internal override void Check(ModelChecks checks)
    {
        base.Check(checks);
        checks.Between(FeedRatio, 1, 10, nameof(FeedRatio));
        checks.Between(HydrogenConversion, 1e-3, 1, nameof(HydrogenConversion));
        checks.Require(
            HydrogenConversion * FeedRatio <= 4,
            HydrogenConversion,
            nameof(HydrogenConversion),
            $"uses more carbon dioxide than {nameof(FeedRatio)} feeds: the product must not exceed 4"
        );
        checks.NotNegative(Power, nameof(Power));
        checks.Between(StartFilling, 0.01, 1, nameof(StartFilling));
        checks.NotNegative(MethaneCapacity, nameof(MethaneCapacity));
    }
}

/// <summary>
/// Condensing heat exchanger: a constant flow of air is cooled to the coil's dew point and loses the vapour above it.
/// Defaults: ISS common cabin air assembly.
/// </summary>
public sealed record HumidityControlModel : UnitModel
{
    /// <inheritdoc/>
    public override string Id { get; init; } = "humidity control";

    /// <summary>Air through the cold coil, m³/s. Default 1444 L/min, the least of the ISS assembly's range.</summary>
    public double Airflow { get; init; } = 1.444 / 60;

    /// <summary>Dew point at the coil, K. Default: ISS low-temperature loop, 277.55 K.</summary>
    public double CoilTemperature { get; init; } = 277.55;

    /// <summary>Power while running, W.</summary>
    public double Power { get; init; } = 469;

    internal override void Check(ModelChecks checks)
    {
        base.Check(checks);
        checks.Positive(Airflow, nameof(Airflow));
        checks.Between(CoilTemperature, 273.16, 300, nameof(CoilTemperature));
        checks.NotNegative(Power, nameof(Power));
    }
}
