using System.Collections.Immutable;

namespace Perilune.Station.History;

/// <summary>
/// A quantity over the span: its change points, straight between them for stores, densely sampled for what is curved. Two
/// points at one instant are a jump.
/// </summary>
/// <param name="Habitat">Habitat's name.</param>
/// <param name="Quantity">What.</param>
/// <param name="Times">TDB s past J2000, ascending.</param>
/// <param name="Values">Values, in the quantity's unit.</param>
/// <param name="Minimum">Least value, between the points too.</param>
/// <param name="MinimumTime">Its first instant, TDB s past J2000.</param>
/// <param name="Maximum">Greatest value, between the points too.</param>
/// <param name="MaximumTime">Its first instant, TDB s past J2000.</param>
public sealed record StationSeries(
    string Habitat,
    Quantity Quantity,
    double[] Times,
    double[] Values,
    double Minimum,
    double MinimumTime,
    double Maximum,
    double MaximumTime
);

/// <summary>Number of spares of one type over the span.</summary>
/// <param name="Habitat">Habitat's name.</param>
/// <param name="SpareType">Type.</param>
/// <param name="Times">TDB s past J2000, ascending; two points at one instant are a jump.</param>
/// <param name="Values">Number.</param>
public sealed record SpareSeries(string Habitat, string SpareType, double[] Times, double[] Values);

/// <summary>States of a unit over the span.</summary>
/// <param name="Habitat">Habitat's name.</param>
/// <param name="Unit">Unit's name.</param>
/// <param name="Times">Instants of change, TDB s past J2000, ascending; the first is the start.</param>
/// <param name="States">State from each instant on.</param>
/// <param name="RunningTime">Time in which it ran, s.</param>
public sealed record UnitHistory(
    string Habitat,
    string Unit,
    double[] Times,
    ImmutableArray<UnitState> States,
    double RunningTime
);

/// <summary>A total over the span.</summary>
/// <param name="Habitat">Habitat's name.</param>
/// <param name="Kind">What.</param>
/// <param name="Amount">Amount, in the kind's unit.</param>
public sealed record StationTotal(string Habitat, TotalKind Kind, double Amount);

/// <summary>Everything that happened to a station in a span.</summary>
public sealed record StationHistory
{
    /// <summary>Start of the span, TDB s past J2000.</summary>
    public required double Start { get; init; }

    /// <summary>End of the span, TDB s past J2000.</summary>
    public required double End { get; init; }

    /// <summary>Series, by habitat in the model's order, then by quantity.</summary>
    public required ImmutableArray<StationSeries> Series { get; init; }

    /// <summary>Stocks of spares, by habitat, then by type.</summary>
    public required ImmutableArray<SpareSeries> Spares { get; init; }

    /// <summary>Events in order of time.</summary>
    public required ImmutableArray<StationHistoryEvent> Events { get; init; }

    /// <summary>Outcomes of tasks, by habitat in the order in which they ended.</summary>
    public required ImmutableArray<TaskOutcome> Tasks { get; init; }

    /// <summary>Outcomes of extravehicular activities, by habitat in the order in which they ended.</summary>
    public required ImmutableArray<TaskOutcome> ExtravehicularActivities { get; init; }

    /// <summary>Stays of crew members, by habitat.</summary>
    public required ImmutableArray<CrewStay> CrewStays { get; init; }

    /// <summary>States of units, by habitat.</summary>
    public required ImmutableArray<UnitHistory> Units { get; init; }

    /// <summary>Totals, by habitat, then by kind.</summary>
    public required ImmutableArray<StationTotal> Totals { get; init; }

    /// <summary>Greatest relative difference found in any balance of C, H, O or N.</summary>
    public required double WorstElementResidual { get; init; }

    /// <summary>Greatest relative difference found in any balance of energy.</summary>
    public required double WorstEnergyResidual { get; init; }

    /// <summary>Events that the engine took, internal ones included.</summary>
    public required long EventsTaken { get; init; }

    /// <summary>The series of a quantity in a habitat.</summary>
    /// <exception cref="KeyNotFoundException">There is no such habitat.</exception>
    public StationSeries SeriesOf(string habitat, Quantity quantity) =>
        Series.FirstOrDefault(series => series.Habitat == habitat && series.Quantity == quantity)
        ?? throw new KeyNotFoundException($"no series of {quantity} in habitat '{habitat}'");

    /// <summary>A total of a habitat.</summary>
    /// <exception cref="KeyNotFoundException">There is no such habitat.</exception>
    public double TotalOf(string habitat, TotalKind kind) =>
        Totals.FirstOrDefault(total => total.Habitat == habitat && total.Kind == kind)?.Amount
        ?? throw new KeyNotFoundException($"no total of {kind} in habitat '{habitat}'");
}
