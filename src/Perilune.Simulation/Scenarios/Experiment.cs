using Perilune.Astro.Time;
using Perilune.Partnership.Proposals;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Scenarios;

/// <summary>Something a partner asks to do, in one or more sessions.</summary>
public sealed record Experiment
{
    /// <summary>Its short name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>Its title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Who asks; left out for the station's own work.</summary>
    [RefersTo("partner")]
    public string? Partner { get; init; }

    /// <summary>Where it runs.</summary>
    [RefersTo("habitat")]
    public required string Habitat { get; init; }

    /// <summary>Where it stands when two collide.</summary>
    [Default("regular")]
    public PriorityClass Priority { get; init; }

    /// <summary>Merit given by review: the higher goes first.</summary>
    [Quantity(Measure.Number), Default("0")]
    public double Rating { get; init; }

    /// <summary>Not before; the start of the run when left out.</summary>
    public Epoch? Earliest { get; init; }

    /// <summary>All sessions have ended by then; the end of the run when left out.</summary>
    public Epoch? Latest { get; init; }

    /// <summary>Number of sessions.</summary>
    [Whole(1, 100000), Default("1")]
    public int Sessions { get; init; }

    /// <summary>Time from session to session: one falls into each interval. Left out: one after the other, at any time.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 h")]
    public double? Cadence { get; init; }

    /// <summary>Length of a session.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 h")]
    public required double Duration { get; init; }

    /// <summary>Crew members who tend a session together.</summary>
    [Whole(0, 20), Default("1")]
    public int CrewMembers { get; init; }

    /// <summary>Crew time of a session, of all members together.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "0 h"), Default("0 h")]
    public double CrewTime { get; init; }

    /// <summary>Electric power through a session.</summary>
    /// <value>W</value>
    [Quantity(Measure.Power, AtLeast = "0 W"), Default("0 W")]
    public double Power { get; init; }

    /// <summary>Data that a session leaves to bring to Earth.</summary>
    /// <value>bit</value>
    [Quantity(Measure.DataVolume, AtLeast = "0 GB"), Default("0 GB")]
    public double DataVolume { get; init; }

    /// <summary>Payload mass that must be delivered before the first session.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, AtLeast = "0 kg"), Default("0 kg")]
    public double UpMass { get; init; }

    /// <summary>The flight that brings the payload.</summary>
    [RefersTo("flight")]
    public string? Flight { get; init; }

    /// <summary>What must hold through a session.</summary>
    public required IReadOnlyList<Condition> Conditions { get; init; }
}

/// <summary>What an experiment may need of the sky over its habitat.</summary>
public enum Condition
{
    /// <summary>The Sun's disc is wholly in view.</summary>
    Sunlight,

    /// <summary>The Sun is wholly hidden.</summary>
    Darkness,

    /// <summary>The Earth is in view.</summary>
    EarthView,
}
