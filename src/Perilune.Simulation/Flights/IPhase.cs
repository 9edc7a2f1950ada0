namespace Perilune.Simulation.Flights;

/// <summary>A kind of phase: its inputs as they were written, and how they are flown. Immutable.</summary>
public interface IPhase
{
    /// <summary>What the phase can tell at its end.</summary>
    IReadOnlyList<PhaseResult> Results { get; }

    /// <summary>Flies the phase, and tells the run its results, its moments, its pictures and its last state.</summary>
    /// <param name="run">The sky, the state before, and who is told.</param>
    /// <exception cref="Language.InputException">It cannot be flown as it was written.</exception>
    void Fly(PhaseRun run);
}
