namespace Perilune.Simulation.Running;

/// <summary>What the user may say about a run beside its scenario.</summary>
/// <param name="Years">Length instead of the scenario's, Julian years; null for the scenario's own.</param>
/// <param name="Seed">Seed instead of the scenario's; null for the scenario's own.</param>
/// <param name="Threads">Threads; the result does not depend on them.</param>
public sealed record RunOptions(double? Years = null, long? Seed = null, int Threads = 2);
