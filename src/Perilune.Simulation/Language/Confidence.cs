namespace Perilune.Simulation.Language;

/// <summary>How far a value can be trusted.</summary>
public enum Confidence
{
    /// <summary>Published by who knows it, or computed from what is.</summary>
    Published,

    /// <summary>Widely told, not traced to its source.</summary>
    Unverified,

    /// <summary>Chosen for this scenario or catalogue, because nobody has published it.</summary>
    Assumed,

    /// <summary>Written by the user without a source.</summary>
    Scenario,

    /// <summary>The language's own default, because nothing was written.</summary>
    Default,
}
