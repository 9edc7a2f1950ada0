namespace Perilune.Simulation.Recording;

/// <summary>
/// Everything that a run leaves: the only truth after it. Immutable; report, exports and tests read it and nothing else.
/// Times are TDB seconds since the start of the run unless a member says otherwise; values are SI unless a unit stands
/// beside them.
/// </summary>
public sealed record RunRecord
{
    /// <summary>What was run: scenario, span, seed, versions.</summary>
    public required RunIdentity Identity { get; init; }

    /// <summary>Time series: stores, pressures, light, crew aboard.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>What happened, in order of time.</summary>
    public required IReadOnlyList<RecordedEvent> Events { get; init; }

    /// <summary>The orbital node, or null where the scenario has none.</summary>
    public NodeRecord? Node { get; init; }

    /// <summary>The base, or null where the scenario has none.</summary>
    public SiteRecord? Site { get; init; }

    /// <summary>Flights in order of departure.</summary>
    public required IReadOnlyList<FlightRecord> Flights { get; init; }

    /// <summary>What each partner was entitled to and used, in the scenario's order of partners and resources.</summary>
    public required IReadOnlyList<AccountRecord> Accounts { get; init; }

    /// <summary>The ledger, in order of time.</summary>
    public required IReadOnlyList<LedgerRecord> Ledger { get; init; }

    /// <summary>The partners.</summary>
    public required IReadOnlyList<PartnerRecord> Partners { get; init; }

    /// <summary>The experiments that asked for the station.</summary>
    public required IReadOnlyList<ExperimentRecord> Experiments { get; init; }

    /// <summary>The named verdicts.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>Numbers of the whole run, by name.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>What a reader should know before trusting a number: extrapolations, coarse terrain, assumptions.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Every input with its source.</summary>
    public required IReadOnlyList<InputRecord> Inputs { get; init; }

    /// <summary>The files that the run read.</summary>
    public required IReadOnlyList<FileRecord> Files { get; init; }

    /// <summary>The series of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Series FindSeries(string id) =>
        Series.FirstOrDefault(s => s.Id == id) ?? throw new KeyNotFoundException($"the record has no series '{id}'");

    /// <summary>The figure of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public double FindFigure(string id) =>
        (
            Figures.FirstOrDefault(f => f.Id == id)
            ?? throw new KeyNotFoundException($"the record has no figure '{id}'")
        ).Value;
}
