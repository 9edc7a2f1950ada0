using Perilune.Simulation.Language;

namespace Perilune.Simulation.Scenarios;

/// <summary>A scenario that was read, with all that the record of a run needs to prove where it came from.</summary>
/// <param name="Name">The file's name without folder and extension.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Inputs">Every value with its source, in the order of the language.</param>
/// <param name="Files">The scenario's file first, then those that it was built on, then the catalogue's.</param>
/// <param name="Bound">Where each section and field was written, for problems that are found later.</param>
public sealed record ScenarioDocument(
    string Name,
    Scenario Scenario,
    IReadOnlyList<InputValue> Inputs,
    IReadOnlyList<SourceFile> Files,
    Bound Bound
);
