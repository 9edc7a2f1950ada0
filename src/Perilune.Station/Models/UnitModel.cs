using System.Collections.Immutable;

namespace Perilune.Station.Models;

/// <summary>A life-support unit as a consumer of power that can fail and be repaired.</summary>
public abstract record UnitModel
{
    /// <summary>Name by which the history speaks of it.</summary>
    public abstract string Id { get; init; }

    /// <summary>Rank for shedding: the greatest number goes first; 0 is critical.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>State of charge at which it is shed, 0 to 0.95; the battery's floor when that is higher.</summary>
    public double ShedAt { get; init; }

    /// <summary>Parts whose failure stops the unit; none means that it never fails.</summary>
    public ImmutableArray<ReplaceableUnitModel> ReplaceableUnits { get; init; } = [];

    internal virtual void Check(ModelChecks checks)
    {
        checks.Name(Id, nameof(Id));
        checks.Require(Priority >= 0, Priority, nameof(Priority), "must not be negative");
        checks.Between(ShedAt, 0, 0.95, nameof(ShedAt));
        for (var i = 0; i < ReplaceableUnits.Length; i++)
            ReplaceableUnits[i].Check(checks.Under($"{nameof(ReplaceableUnits)}[{i}]"));
        checks.Distinct(ReplaceableUnits.Select(part => part.Id), nameof(ReplaceableUnits));
    }
}

/// <summary>A part that fails at a constant rate and is replaced from a stock of spares.</summary>
public sealed record ReplaceableUnitModel
{
    /// <summary>Name within its unit.</summary>
    public required string Id { get; init; }

    /// <summary>Type of spare that replaces it.</summary>
    public required string SpareType { get; init; }

    /// <summary>
    /// Mean time between failures, s of operation, positive. Flight-derived values of ISS: station reference B5 (Jones,
    /// ICES-2019-14), such as 1000 h for the urine processor's fluids control and pump assembly.
    /// </summary>
    public required double MeanTimeBetweenFailures { get; init; }

    /// <summary>Fraction of the time in which it ages, in (0, 1].</summary>
    public double Duty { get; init; } = 1;

    /// <summary>Crew time of one replacement, s. Default 3 h: typical of 2 to 5 h (station reference B5).</summary>
    public double RepairTime { get; init; } = 3 * 3_600;

    internal void Check(ModelChecks checks)
    {
        checks.Name(Id, nameof(Id));
        checks.Name(SpareType, nameof(SpareType));
        checks.Positive(MeanTimeBetweenFailures, nameof(MeanTimeBetweenFailures));
        checks.Between(Duty, 1e-6, 1, nameof(Duty));
        checks.Positive(RepairTime, nameof(RepairTime));
    }
}
