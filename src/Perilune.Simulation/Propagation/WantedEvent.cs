using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>What may be looked for on a flight.</summary>
public enum EventKind
{
    /// <summary>Nearest points to the body.</summary>
    Periapsis,

    /// <summary>Farthest points from the body.</summary>
    Apoapsis,

    /// <summary>Passages through a height over the body's sphere.</summary>
    Altitude,

    /// <summary>Northward passages through the plane of the first two axes of a frame about the body.</summary>
    AscendingNode,

    /// <summary>Southward passages through that plane.</summary>
    DescendingNode,

    /// <summary>The edges of the body's half-shadow; rising where sunlight becomes whole.</summary>
    Penumbra,

    /// <summary>The edges of the body's full or annular shadow; rising on the way out.</summary>
    Umbra,
}

/// <summary>Which passages count.</summary>
public enum Passage
{
    /// <summary>Both.</summary>
    Either,

    /// <summary>Upwards, out of the shadow.</summary>
    Rising,

    /// <summary>Downwards, into the shadow.</summary>
    Falling,
}

/// <summary>What to look for on the way.</summary>
public sealed record WantedEvent
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>What it is; its name's own kind unless told.</summary>
    [Short]
    public EventKind? Kind { get; init; }

    /// <summary>The body that it is about; the centre unless told.</summary>
    public string? Body { get; init; }

    /// <summary>Height over the body's sphere, for <c>altitude</c>.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public double? Height { get; init; }

    /// <summary>Radius of the body's sphere, for <c>altitude</c> and shadows; its equatorial radius unless told.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m")]
    public double? Radius { get; init; }

    /// <summary>Frame whose plane the nodes lie in; the initial state's unless told.</summary>
    public string? Frame { get; init; }

    /// <summary>Which passages through an altitude or an edge of shadow count.</summary>
    [Default("either")]
    public Passage Direction { get; init; }

    /// <summary>Whether the flight ends there.</summary>
    [Default("no")]
    public bool Stop { get; init; }
}
