namespace Perilune.Simulation.Recording;

/// <summary>What was run.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="StartUtc">Start, ISO 8601 in UTC.</param>
/// <param name="EndUtc">End, ISO 8601 in UTC.</param>
/// <param name="StartTdb">Start, TDB seconds past J2000.</param>
/// <param name="Duration">Length, s.</param>
/// <param name="Seed">Seed of all random streams.</param>
/// <param name="Version">Version of Perilune.</param>
/// <param name="ScenarioText">The scenario file as it was read.</param>
public sealed record RunIdentity(
    string Scenario,
    string Title,
    string StartUtc,
    string EndUtc,
    double StartTdb,
    double Duration,
    long Seed,
    string Version,
    string ScenarioText
);
