using System.Collections.Immutable;
using Perilune.Partnership.Parties;

namespace Perilune.Partnership.Accounts;

/// <summary>An exchange agreed between two partners, each giving of one resource.</summary>
/// <param name="Time">When, s on the run's time line; it takes effect in the period that holds it.</param>
/// <param name="First">One partner's id.</param>
/// <param name="Gives">What the first gives.</param>
/// <param name="GivenAmount">How much the first gives, in the resource's SI unit; positive.</param>
/// <param name="Second">The other partner's id.</param>
/// <param name="Returns">What the second gives.</param>
/// <param name="ReturnedAmount">How much the second gives, in the resource's SI unit; zero for a gift.</param>
public sealed record Barter(
    double Time,
    string First,
    Resource Gives,
    double GivenAmount,
    string Second,
    Resource Returns,
    double ReturnedAmount
);

/// <summary>How capacity becomes entitlement, and what happens to what is left.</summary>
public sealed record AccountingRules
{
    /// <summary>Bounds of the accounting periods, ascending, s on the run's time line: one more than there are periods.</summary>
    public required ImmutableArray<double> PeriodBounds { get; init; }

    /// <summary>
    /// Part of each resource kept for the common good before anything is shared, 0 to 1. The default, a quarter, is the middle of
    /// the 20 to 30 % that station operations take.
    /// </summary>
    public ImmutableDictionary<Resource, double> CommonGoodReserve { get; init; } =
        ImmutableDictionary<Resource, double>.Empty;

    /// <summary>Unused entitlement that a partner may carry into the next period, in entitlements of a period.</summary>
    public double CarryOverCap { get; init; } = 1;

    /// <summary>How far a partner may go past its balance on what others leave, in entitlements of a period.</summary>
    public double BorrowLimit { get; init; } = 0.5;

    /// <summary>Exchanges agreed between partners.</summary>
    public ImmutableArray<Barter> Barters { get; init; } = [];

    /// <summary>The reserve of a resource: its own, or else a quarter.</summary>
    public double ReserveOf(Resource resource) => CommonGoodReserve.GetValueOrDefault(resource, 0.25);

    /// <summary>Bounds of periods of equal length from a start to an end; the last may be shorter.</summary>
    public static ImmutableArray<double> EqualPeriods(double start, double end, double length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        var bounds = ImmutableArray.CreateBuilder<double>();
        for (var i = 0; start + i * length < end; i++)
            bounds.Add(start + i * length);
        bounds.Add(end);
        return bounds.ToImmutable();
    }

    /// <summary>What is wrong with the rules.</summary>
    public ImmutableArray<InputFlaw> Check(ImmutableArray<Partner> partners)
    {
        var flaws = ImmutableArray.CreateBuilder<InputFlaw>();
        const string subject = "accounting";
        if (PeriodBounds.IsDefault || PeriodBounds.Length < 2)
            flaws.Add(new(subject, nameof(PeriodBounds), "there is no period", "give at least two bounds"));
        else if (!PeriodBounds.Zip(PeriodBounds.Skip(1)).All(pair => pair.First < pair.Second))
            flaws.Add(new(subject, nameof(PeriodBounds), "do not ascend", "give them in order of time"));
        foreach (var resource in Resources.All)
            if (!(ReserveOf(resource) >= 0 && ReserveOf(resource) < 1))
                flaws.Add(
                    new(
                        subject,
                        nameof(CommonGoodReserve),
                        $"of {resource.Key()} is {ReserveOf(resource)}",
                        "give a fraction from 0 to below 1"
                    )
                );
        if (!(CarryOverCap >= 0 && double.IsFinite(CarryOverCap)))
            flaws.Add(new(subject, nameof(CarryOverCap), $"is {CarryOverCap}", "give 0 or more"));
        if (!(BorrowLimit >= 0 && double.IsFinite(BorrowLimit)))
            flaws.Add(new(subject, nameof(BorrowLimit), $"is {BorrowLimit}", "give 0 or more"));
        foreach (var barter in Barters)
        {
            foreach (var id in new[] { barter.First, barter.Second })
                if (!partners.Any(p => p.Id == id))
                    flaws.Add(new(subject, nameof(Barters), $"there is no partner '{id}'", "name a partner"));
            if (!(barter.GivenAmount > 0 && barter.ReturnedAmount >= 0))
                flaws.Add(new(subject, nameof(Barters), "an amount is negative or nothing is given", "give amounts"));
        }

        return flaws.ToImmutable();
    }
}
