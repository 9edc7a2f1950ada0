using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>How capacity becomes entitlement.</summary>
public sealed record Accounting
{
    /// <summary>Whether the shares are agreed between the partners or chosen for illustration.</summary>
    [Default("illustrative")]
    public ShareBasis Basis { get; init; }

    /// <summary>Length of an accounting period.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "1 d"), Default("30.5 d")]
    public double Period { get; init; }

    /// <summary>Part of each resource that is kept for the common good before anything is shared.</summary>
    [Quantity(Measure.Fraction, AtLeast = "0 %", AtMost = "99 %"), Default("25 %")]
    public double CommonGoodReserve { get; init; }

    /// <summary>Unused entitlement that may be carried into the next period, in entitlements of a period.</summary>
    [Quantity(Measure.Number, AtLeast = "0"), Default("1")]
    public double CarryOverCap { get; init; }

    /// <summary>How far a partner may go past its balance on what others leave, in entitlements of a period.</summary>
    [Quantity(Measure.Number, AtLeast = "0"), Default("0.5")]
    public double BorrowLimit { get; init; }
}

/// <summary>Where the shares come from.</summary>
public enum ShareBasis
{
    /// <summary>Chosen for this scenario; no agreement stands behind them.</summary>
    Illustrative,

    /// <summary>Agreed between the partners.</summary>
    Agreed,
}
