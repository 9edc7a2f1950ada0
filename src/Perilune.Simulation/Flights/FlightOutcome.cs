namespace Perilune.Simulation.Flights;

/// <summary>A published value beside the computed one. Numbers and differences are in the unit that was written.</summary>
/// <param name="Flown">The published value.</param>
/// <param name="Result">What it is a value of.</param>
/// <param name="Computed">The computed value; null where it did not come about.</param>
/// <param name="Unit">Unit of the numbers: s for instants; empty for words.</param>
/// <param name="Difference">Computed minus published; seconds for instants; not a number where there is none.</param>
/// <param name="Tolerance">Greatest difference that passes; null where the row is only shown.</param>
/// <param name="Pass">Whether it holds; null where the row is only shown.</param>
public sealed record FlownComparison(
    FlownValue Flown,
    PhaseResult Result,
    ResultValue? Computed,
    string Unit,
    double Difference,
    double? Tolerance,
    bool? Pass
);

/// <summary>How far a result moves when an assumption takes its other values.</summary>
/// <param name="Result">The phase and the result, with a full stop between them.</param>
/// <param name="What">What the result is.</param>
/// <param name="Low">The result with the smaller value; null where it did not come about.</param>
/// <param name="Here">The result as it is.</param>
/// <param name="High">The result with the greater value; null where it did not come about.</param>
public sealed record MovedResult(
    string Result,
    PhaseResult What,
    ResultValue? Low,
    ResultValue? Here,
    ResultValue? High
);

/// <summary>What hangs on an assumption.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Value">Its value in the file.</param>
/// <param name="Moved">The results that were looked at.</param>
/// <param name="LowFails">Why the flight with the smaller value cannot be flown; null where it can.</param>
/// <param name="HighFails">Why the flight with the greater value cannot be flown; null where it can.</param>
public sealed record Sensitivity(
    Assumption Assumption,
    string Value,
    IReadOnlyList<MovedResult> Moved,
    string? LowFails,
    string? HighFails
);

/// <summary>A flight that was flown: everything that its pictures, tables and files are made from.</summary>
/// <param name="Document">What was flown.</param>
/// <param name="Phases">What its phases came to, in their order.</param>
/// <param name="Comparisons">Flown beside computed, in the order of the file.</param>
/// <param name="Sensitivities">What hangs on the assumptions; empty where that was not asked for.</param>
public sealed record FlightOutcome(
    FlightDocument Document,
    IReadOnlyList<PhaseOutcome> Phases,
    IReadOnlyList<FlownComparison> Comparisons,
    IReadOnlyList<Sensitivity> Sensitivities
)
{
    /// <summary>Whether every row with a tolerance holds.</summary>
    public bool Pass => Comparisons.All(row => row.Pass != false);

    /// <summary>The phase of a name.</summary>
    /// <param name="name">The name.</param>
    public PhaseOutcome? Find(string name) => Phases.FirstOrDefault(phase => phase.Name == name);
}
