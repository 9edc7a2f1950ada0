using System.Collections.Immutable;
using Perilune.Partnership.Parties;

namespace Perilune.Partnership.Proposals;

/// <summary>The order in which conflicts are decided: an earlier member goes before every later one.</summary>
public enum PriorityClass
{
    /// <summary>Safety of the crew; the station's own.</summary>
    CrewSafety,

    /// <summary>Survival of the station; the station's own.</summary>
    Survival,

    /// <summary>Operations that all partners have agreed; the station's own.</summary>
    Operations,

    /// <summary>A partner's work that nature's clock commands: an eclipse, an impact, a decaying sample.</summary>
    TimeCritical,

    /// <summary>A partner's work that can wait.</summary>
    Regular,
}

/// <summary>Something a partner, or the station itself, asks to do, in one or more sessions.</summary>
public sealed record Experiment
{
    /// <summary>Short name, unique among the experiments.</summary>
    public required string Id { get; init; }

    /// <summary>Title, for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>Id of the partner that asks; null for the station's own work.</summary>
    public string? Partner { get; init; }

    /// <summary>Id of the habitat where it runs.</summary>
    public required string Habitat { get; init; }

    /// <summary>Where it stands when two collide.</summary>
    public PriorityClass Priority { get; init; } = PriorityClass.Regular;

    /// <summary>Merit given by review; the higher goes first. No unit.</summary>
    public double Rating { get; init; }

    /// <summary>When it was submitted, s on the run's time line; the older goes first.</summary>
    public double Submitted { get; init; }

    /// <summary>Not before, s on the run's time line.</summary>
    public double Earliest { get; init; } = double.NegativeInfinity;

    /// <summary>Every session has ended by then, s on the run's time line.</summary>
    public double Latest { get; init; } = double.PositiveInfinity;

    /// <summary>Number of sessions, 1 or more.</summary>
    public int Sessions { get; init; } = 1;

    /// <summary>
    /// Spacing of the sessions, s: session k falls between <c>Earliest + k Cadence</c> and <c>Earliest + (k + 1) Cadence</c>.
    /// Zero: one after the other, anywhere between earliest and latest.
    /// </summary>
    public double Cadence { get; init; }

    /// <summary>Length of a session, s; positive.</summary>
    public required double Duration { get; init; }

    /// <summary>Crew members who tend a session together at its start.</summary>
    public int CrewMembers { get; init; } = 1;

    /// <summary>Crew time of a session, person-seconds: the members tend it for <c>CrewTime / CrewMembers</c>.</summary>
    public double CrewTime { get; init; }

    /// <summary>Electrical power through a session, W.</summary>
    public double Power { get; init; }

    /// <summary>Data that a session leaves to bring to Earth, bits.</summary>
    public double DataVolume { get; init; }

    /// <summary>Mass to be delivered before the first session, kg.</summary>
    public double UpMass { get; init; }

    /// <summary>Id of the cargo flight that brings the payload; null when it is there already.</summary>
    public string? Flight { get; init; }

    /// <summary>Names of the conditions that hold through a session, such as sunlight; all of them together.</summary>
    public ImmutableArray<string> Conditions { get; init; } = [];

    /// <summary>Demand of a session in a resource (cargo mass: none), in its SI unit.</summary>
    public double SessionDemand(Resource resource) =>
        resource switch
        {
            Resource.CrewTime => CrewTime,
            Resource.Energy => Power * Duration,
            Resource.Downlink => DataVolume,
            _ => 0,
        };
}
