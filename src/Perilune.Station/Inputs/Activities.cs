using System.Collections.Immutable;

namespace Perilune.Station.Inputs;

/// <summary>An interval in which a habitat can send data to Earth.</summary>
/// <param name="Habitat">Habitat's name.</param>
/// <param name="Start">Start, TDB s past J2000.</param>
/// <param name="End">End, TDB s past J2000, after the start.</param>
/// <param name="Rate">Rate of the link, bit/s; where passes overlap the fastest counts.</param>
public sealed record CommunicationPass(string Habitat, double Start, double End, double Rate);

/// <summary>What can be delivered in kilograms.</summary>
public enum Commodity
{
    /// <summary>Compressed oxygen.</summary>
    Oxygen,

    /// <summary>Compressed nitrogen.</summary>
    Nitrogen,

    /// <summary>Potable water.</summary>
    Water,

    /// <summary>Food with its own water, without packaging.</summary>
    Food,
}

/// <summary>An amount of a commodity.</summary>
/// <param name="Commodity">Commodity.</param>
/// <param name="Mass">Mass, kg, positive.</param>
public sealed record Cargo(Commodity Commodity, double Mass);

/// <summary>A vehicle brings crew and cargo. What does not fit into the stores stays in the vehicle, and the history says so.</summary>
public sealed record Arrival
{
    /// <summary>Name of the flight.</summary>
    public required string Flight { get; init; }

    /// <summary>Instant, TDB s past J2000.</summary>
    public required double Time { get; init; }

    /// <summary>Habitat's name.</summary>
    public required string Habitat { get; init; }

    /// <summary>Crew that comes aboard, by name.</summary>
    public ImmutableArray<string> Crew { get; init; } = [];

    /// <summary>Commodities.</summary>
    public ImmutableArray<Cargo> Cargo { get; init; } = [];

    /// <summary>Spares.</summary>
    public ImmutableArray<Models.SpareStock> Spares { get; init; } = [];
}

/// <summary>A vehicle takes crew, and solid waste and brine when it can.</summary>
public sealed record Departure
{
    /// <summary>Name of the flight.</summary>
    public required string Flight { get; init; }

    /// <summary>Instant, TDB s past J2000.</summary>
    public required double Time { get; init; }

    /// <summary>Habitat's name.</summary>
    public required string Habitat { get; init; }

    /// <summary>Crew that leaves, by name.</summary>
    public ImmutableArray<string> Crew { get; init; } = [];

    /// <summary>Whether solid waste and brine go with it.</summary>
    public bool RemovesWaste { get; init; }
}

/// <summary>A task of an experiment or of operations, as scheduled.</summary>
public sealed record TaskActivity
{
    /// <summary>Name, unique among tasks.</summary>
    public required string Id { get; init; }

    /// <summary>Habitat's name.</summary>
    public required string Habitat { get; init; }

    /// <summary>Start, TDB s past J2000.</summary>
    public required double Start { get; init; }

    /// <summary>Duration, s, positive.</summary>
    public required double Duration { get; init; }

    /// <summary>Crew time, s; zero for a task that runs alone.</summary>
    public double CrewTime { get; init; }

    /// <summary>Power while it runs, W.</summary>
    public double Power { get; init; }

    /// <summary>Data written to the recorder at a constant rate over the duration, bit.</summary>
    public double DataVolume { get; init; }

    /// <summary>Rank for shedding: the greatest number goes first; 0 is critical.</summary>
    public int Priority { get; init; } = 5;

    /// <summary>State of charge at which it is interrupted, 0 to 0.95; the battery's floor when that is higher.</summary>
    public double ShedAt { get; init; }
}

/// <summary>Crew members go outside.</summary>
public sealed record ExtravehicularActivity
{
    /// <summary>Name, unique among extravehicular activities.</summary>
    public required string Id { get; init; }

    /// <summary>Habitat's name.</summary>
    public required string Habitat { get; init; }

    /// <summary>Egress, TDB s past J2000.</summary>
    public required double Start { get; init; }

    /// <summary>Time outside, s, positive.</summary>
    public required double Duration { get; init; }

    /// <summary>Number of people outside.</summary>
    public int CrewCount { get; init; } = 2;
}
