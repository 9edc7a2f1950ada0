namespace Perilune.Station.Models;

/// <summary>A unit that works through a tank in batches: on at one filling, off at another.</summary>
public abstract record BatchUnitModel : UnitModel
{
    /// <summary>Feed processed while running, kg/s, positive.</summary>
    public abstract double Throughput { get; init; }

    /// <summary>Power while running, W.</summary>
    public abstract double Power { get; init; }

    /// <summary>Power while waiting, W.</summary>
    public abstract double StandbyPower { get; init; }

    /// <summary>Fraction of the feed's water that is recovered, in (0, 1].</summary>
    public abstract double Recovery { get; init; }

    /// <summary>Filling of the feed tank at which a batch starts.</summary>
    public abstract double StartFilling { get; init; }

    /// <summary>Filling of the feed tank at which a batch stops.</summary>
    public double StopFilling { get; init; } = 0.05;

    internal override void Check(ModelChecks checks)
    {
        base.Check(checks);
        checks.Positive(Throughput, nameof(Throughput));
        checks.NotNegative(Power, nameof(Power));
        checks.NotNegative(StandbyPower, nameof(StandbyPower));
        checks.Between(Recovery, 1e-3, 1, nameof(Recovery));
        checks.Between(StartFilling, 0.02, 1, nameof(StartFilling));
        checks.Require(
            StopFilling >= 0 && StopFilling <= StartFilling - 0.01,
            StopFilling,
            nameof(StopFilling),
            $"must lie between zero and {nameof(StartFilling)} less 0.01"
        );
    }
}

/// <summary>
/// Vapour-compression distillation of urine to waste water and brine. Defaults: ISS urine processor assembly, 13.6 kg a
/// day, starts at 70 % of its tank and stops at 5 % (station reference B3); recovery after the change of pretreatment.
/// </summary>
public sealed record UrineProcessorModel : BatchUnitModel
{
    /// <inheritdoc/>
    public override string Id { get; init; } = "urine processor";

    /// <inheritdoc/>
    public override double Throughput { get; init; } = 13.6 / 86_400;

    /// <inheritdoc/>
    public override double Power { get; init; } = 315;

    /// <inheritdoc/>
    public override double StandbyPower { get; init; } = 56;

    /// <inheritdoc/>
    public override double Recovery { get; init; } = 0.87;

    /// <inheritdoc/>
    public override double StartFilling { get; init; } = 0.7;

    internal override void Check(ModelChecks checks)
    {
        base.Check(checks);
        checks.Between(Recovery, 1e-3, 0.99, nameof(Recovery));
    }
}

/// <summary>
/// Drying of brine: water to the waste water tank, solids with the water left to solid waste. Defaults: ISS brine processor
/// assembly, 24 L in 26 d, 0.846 of the brine's water, 110 Wh/kg (station reference B3).
/// </summary>
public sealed record BrineProcessorModel : BatchUnitModel
{
    /// <inheritdoc/>
    public override string Id { get; init; } = "brine processor";

    /// <inheritdoc/>
    public override double Throughput { get; init; } = 24.0 / (26 * 86_400);

    /// <inheritdoc/>
    public override double Power { get; init; } = 110 * 3_600 * 24.0 / (26 * 86_400);

    /// <inheritdoc/>
    public override double StandbyPower { get; init; }

    /// <inheritdoc/>
    public override double Recovery { get; init; } = 0.846;

    /// <inheritdoc/>
    public override double StartFilling { get; init; } = 0.5;
}

/// <summary>
/// Filtration and catalytic oxidation of waste water to potable water. Defaults: ISS water processor assembly, 5.9 kg/h,
/// starts at 65 % of its tank. What is not recovered is lost overboard.
/// </summary>
public sealed record WaterProcessorModel : BatchUnitModel
{
    /// <inheritdoc/>
    public override string Id { get; init; } = "water processor";

    /// <inheritdoc/>
    public override double Throughput { get; init; } = 5.9 / 3_600;

    /// <inheritdoc/>
    public override double Power { get; init; } = 320;

    /// <inheritdoc/>
    public override double StandbyPower { get; init; } = 133;

    /// <inheritdoc/>
    public override double Recovery { get; init; } = 1;

    /// <inheritdoc/>
    public override double StartFilling { get; init; } = 0.65;
}
