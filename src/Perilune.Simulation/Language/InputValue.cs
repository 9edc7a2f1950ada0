namespace Perilune.Simulation.Language;

/// <summary>A value that a run was given, with where it came from.</summary>
/// <param name="Path">Keys from the root, dotted: <c>base.power.batteries.main.capacity</c>.</param>
/// <param name="Text">As it was written, unit included.</param>
/// <param name="Unit">The unit written; "1" for a plain number, empty for what is no number.</param>
/// <param name="Source">Citation; empty for a value that the user wrote without one.</param>
/// <param name="Confidence">How far it can be trusted.</param>
/// <param name="IsOverride">Whether it replaced a value that was included.</param>
/// <param name="Location">Where it was written; the section's place for a default.</param>
public sealed record InputValue(
    string Path,
    string Text,
    string Unit,
    string Source,
    Confidence Confidence,
    bool IsOverride,
    SourceLocation Location
);
