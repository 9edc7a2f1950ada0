using System.Collections.Immutable;
using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;
using Perilune.Partnership.Proposals;

namespace Perilune.Partnership.Scheduling;

/// <summary>What can stand in the way of a session.</summary>
public enum Constraint
{
    /// <summary>Its own window is too short for it and the sessions before it.</summary>
    Window,

    /// <summary>Its payload is not delivered in time.</summary>
    Delivery,

    /// <summary>The conditions it needs do not hold together for long enough.</summary>
    Condition,

    /// <summary>Crew time of the habitat.</summary>
    CrewTime,

    /// <summary>Power margin of the habitat.</summary>
    Power,

    /// <summary>Downlink of the station.</summary>
    Downlink,

    /// <summary>Payload mass of the flight.</summary>
    CargoMass,

    /// <summary>The partner's own account: its balance, and what it may borrow.</summary>
    Share,
}

/// <summary>A session with its place in time.</summary>
/// <param name="Experiment">What is done.</param>
/// <param name="Number">Which of its sessions, from 1.</param>
/// <param name="Start">Start, s on the run's time line.</param>
public sealed record ScheduledSession(Experiment Experiment, int Number, double Start)
{
    /// <summary>End, s on the run's time line.</summary>
    public double End => Start + Experiment.Duration;

    /// <summary>Name by which entries and outcomes refer to it: experiment, number sign, number.</summary>
    public string Reference => $"{Experiment.Id}#{Number}";
}

/// <summary>A payload with its place on a flight.</summary>
/// <param name="Experiment">Whose payload.</param>
/// <param name="Flight">The flight's id.</param>
/// <param name="Arrival">When it is there, s on the run's time line.</param>
public sealed record ManifestItem(Experiment Experiment, string Flight, double Arrival);

/// <summary>A session, or a payload with all its sessions, that found no place, and why.</summary>
public sealed record Refusal
{
    /// <summary>What was asked for.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>Which of its sessions, from 1; 0 for its payload and therefore all of them.</summary>
    public required int Number { get; init; }

    /// <summary>
    /// For how many sessions it stands, this one and those after it: when one of several in the same window finds no place, nor does any
    /// after it.
    /// </summary>
    public required int Count { get; init; }

    /// <summary>When it should have run, s on the run's time line.</summary>
    public required Interval Window { get; init; }

    /// <summary>
    /// What stands in the way: one constraint when lifting it alone would make room (the first such, when there are several); else all
    /// that would have to be lifted together.
    /// </summary>
    public required ImmutableArray<Constraint> Binding { get; init; }

    /// <summary>The resource that is short; null when none is.</summary>
    public Resource? Resource { get; init; }

    /// <summary>Who holds most of it there: a partner's id, or <c>common-good</c>; null when nobody holds any.</summary>
    public string? Holder { get; init; }

    /// <summary>Start of the next time it could run, by all constraints but the account, s; null when never in the run.</summary>
    public double? NextFeasible { get; init; }

    /// <summary>One line for people: the binding constraint and who holds the resource.</summary>
    public string Reason
    {
        get
        {
            var what = string.Join(" and ", Binding.Select(Describe));
            return Holder is null ? what : $"{what}; most is held by {Holder}";
        }
    }

    private string Describe(Constraint constraint) =>
        constraint switch
        {
            Constraint.Window => "its own window is too short",
            Constraint.Delivery => $"flight {Experiment.Flight} does not deliver in time",
            Constraint.Condition => $"no time with {string.Join(" and ", Experiment.Conditions)} for long enough",
            Constraint.CrewTime => $"crew time in {Experiment.Habitat}",
            Constraint.Power => $"power in {Experiment.Habitat}",
            Constraint.Downlink => "downlink",
            Constraint.CargoMass => $"payload mass on {Experiment.Flight}",
            Constraint.Share => $"own account of {Resource?.Key() ?? "the resource"}",
            _ => constraint.ToString(),
        };
}

/// <summary>The plan: what runs when, what flies on what, what was refused, and the accounts if all goes as planned.</summary>
/// <param name="Sessions">Sessions by start, then reference.</param>
/// <param name="Manifest">Payloads by arrival, then experiment.</param>
/// <param name="Refusals">Refusals in the order decided.</param>
/// <param name="Accounts">The accounts at the end of the plan.</param>
public sealed record Schedule(
    ImmutableArray<ScheduledSession> Sessions,
    ImmutableArray<ManifestItem> Manifest,
    ImmutableArray<Refusal> Refusals,
    PartnerAccounts Accounts
);
