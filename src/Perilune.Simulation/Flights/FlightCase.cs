using Perilune.Astro.Time;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Flights;

/// <summary>
/// A flight as it was written, checked and in SI: its phases with what was published of them, and beside them what was
/// flown. Immutable.
/// </summary>
public sealed record FlightCase
{
    /// <summary>What is flown, for people.</summary>
    public required string Title { get; init; }

    /// <summary>What the flight was, and what of it is flown again here.</summary>
    public string? Summary { get; init; }

    /// <summary>The instant from which elapsed times (<c>T+2:50:13</c>) count.</summary>
    public Epoch? Liftoff { get; init; }

    /// <summary>The phases, by name, in the order in which they are flown.</summary>
    [Defines("phase")]
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>What was flown or published, by name.</summary>
    public required IReadOnlyList<FlownValue> Flown { get; init; }

    /// <summary>What nobody published and the flight needs, by name, each with what hangs on it.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }
}

/// <summary>A published value that a computed one is held against.</summary>
public sealed record FlownValue
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>The computed value: the name of a phase, a full stop, and the name of one of its results.</summary>
    public required string Of { get; init; }

    /// <summary>
    /// The published value in its own unit, a date, an elapsed time such as <c>T+2:50:13</c> or <c>T+4684 s</c>, or a
    /// word.
    /// </summary>
    public required string Value { get; init; }

    /// <summary>
    /// The greatest difference that passes: a value of the same kind, or a percentage of it. None leaves the row without
    /// a verdict: it is shown beside.
    /// </summary>
    public string? Within { get; init; }

    /// <summary>Where the value comes from, and the reason of the tolerance.</summary>
    public required string Source { get; init; }
}

/// <summary>A value of this file that was not published, with what it could be as well.</summary>
public sealed record Assumption
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>The keys that lead to the value in this file, dotted: <c>phases.entry.entry.mass</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The smaller value that it could have.</summary>
    public required string Low { get; init; }

    /// <summary>The greater value that it could have.</summary>
    public required string High { get; init; }

    /// <summary>Why this value.</summary>
    public required string Why { get; init; }

    /// <summary>Results that may hang on it: <c>entry.peak-load</c>; of every flown value where none is named.</summary>
    public required IReadOnlyList<string> Affects { get; init; }
}
