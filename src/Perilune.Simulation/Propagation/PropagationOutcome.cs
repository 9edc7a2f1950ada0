using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Simulation.Propagation;

/// <summary>A flight that was propagated.</summary>
/// <param name="Initial">The initial state about the centre of the equations of motion, ICRF axes.</param>
/// <param name="Legs">The flight from manoeuvre to manoeuvre, in the order in which it was flown.</param>
/// <param name="Final">The last state, after a manoeuvre there.</param>
/// <param name="Burns">Manoeuvres that were made, in the order in which they were flown.</param>
/// <param name="Events">What was found of the wanted events, in the order in which it was flown.</param>
/// <param name="Stopped">Name of the event that ended the flight before its time; null for none.</param>
/// <param name="Steps">Steps of the integration.</param>
/// <param name="Evaluations">Evaluations of the forces.</param>
public sealed record PropagationOutcome(
    State Initial,
    IReadOnlyList<Trajectory> Legs,
    State Final,
    IReadOnlyList<BurnMade> Burns,
    IReadOnlyList<PropagationOccurrence> Events,
    string? Stopped,
    long Steps,
    long Evaluations
)
{
    /// <summary>Whether it was flown backwards.</summary>
    public bool IsBackward => Final.Epoch < Initial.Epoch;
}

/// <summary>A manoeuvre that was made; backwards, undone.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Epoch">When.</param>
/// <param name="DeltaV">Change of velocity as time grows, ICRF axes, m/s.</param>
public sealed record BurnMade(string Name, Epoch Epoch, Vector3 DeltaV);
