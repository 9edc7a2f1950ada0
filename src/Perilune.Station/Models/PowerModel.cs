using System.Collections.Immutable;

namespace Perilune.Station.Models;

/// <summary>Generation, storage and consumption of electric power in one habitat.</summary>
public sealed record PowerModel
{
    /// <summary>Solar arrays; may be empty.</summary>
    public ImmutableArray<SolarArrayModel> SolarArrays { get; init; } = [];

    /// <summary>Sources that need no sun, such as fission or radioisotope generators; may be empty.</summary>
    public ImmutableArray<ConstantSourceModel> ConstantSources { get; init; } = [];

    /// <summary>Storage.</summary>
    public required BatteryModel Battery { get; init; }

    /// <summary>Loads besides those of life-support units, tasks and the transmitter.</summary>
    public ImmutableArray<LoadModel> Loads { get; init; } = [];

    internal void Check(ModelChecks checks)
    {
        for (var i = 0; i < SolarArrays.Length; i++)
            SolarArrays[i].Check(checks.Under($"{nameof(SolarArrays)}[{i}]"));
        for (var i = 0; i < ConstantSources.Length; i++)
            ConstantSources[i].Check(checks.Under($"{nameof(ConstantSources)}[{i}]"));
        Battery.Check(checks.Under(nameof(Battery)));
        for (var i = 0; i < Loads.Length; i++)
            Loads[i].Check(checks.Under($"{nameof(Loads)}[{i}]"));
    }
}

/// <summary>Identical solar arrays.</summary>
public sealed record SolarArrayModel
{
    /// <summary>Name.</summary>
    public required string Id { get; init; }

    /// <summary>Electric power of one array at normal incidence, 1 au from the Sun, at the beginning of life, W, positive.</summary>
    public required double Power { get; init; }

    /// <summary>Number of arrays.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Fraction of the first power lost each Julian year. Default: 1.5 % (observed on ISS).</summary>
    public double DegradationPerYear { get; init; } = 0.015;

    /// <summary>Age at the start of the span, s.</summary>
    public double InitialAge { get; init; }

    /// <summary>Mean cosine of incidence times pointing losses, 0 to 1; 1 tracks the Sun perfectly.</summary>
    public double TrackingFactor { get; init; } = 1;

    internal void Check(ModelChecks checks)
    {
        checks.Name(Id, nameof(Id));
        checks.Positive(Power, nameof(Power));
        checks.Require(Count >= 1, Count, nameof(Count), "must be at least 1");
        checks.Between(DegradationPerYear, 0, 0.5, nameof(DegradationPerYear));
        checks.NotNegative(InitialAge, nameof(InitialAge));
        checks.Between(TrackingFactor, 0, 1, nameof(TrackingFactor));
    }
}

/// <summary>A source of constant electric power.</summary>
public sealed record ConstantSourceModel
{
    /// <summary>Name.</summary>
    public required string Id { get; init; }

    /// <summary>Electric power, W, positive.</summary>
    public required double Power { get; init; }

    internal void Check(ModelChecks checks)
    {
        checks.Name(Id, nameof(Id));
        checks.Positive(Power, nameof(Power));
    }
}

/// <summary>A load that is on whenever it is not shed.</summary>
public sealed record LoadModel
{
    /// <summary>Name.</summary>
    public required string Id { get; init; }

    /// <summary>Power while on, W.</summary>
    public required double Power { get; init; }

    /// <summary>Further power for each crew member aboard, W.</summary>
    public double PowerPerCrewMember { get; init; }

    /// <summary>
    /// Rank for shedding: the greatest number goes first. 0 is critical: shed only when the battery is empty.
    /// </summary>
    public int Priority { get; init; } = 2;

    /// <summary>State of charge at which it is shed, 0 to 1; the battery's floor when that is higher.</summary>
    public double ShedAt { get; init; }

    internal void Check(ModelChecks checks)
    {
        checks.Name(Id, nameof(Id));
        checks.NotNegative(Power, nameof(Power));
        checks.NotNegative(PowerPerCrewMember, nameof(PowerPerCrewMember));
        checks.Require(Priority >= 0, Priority, nameof(Priority), "must not be negative");
        checks.Between(ShedAt, 0, 0.95, nameof(ShedAt));
    }
}
