using Perilune.Astro.Ephemerides;
using Perilune.Astro.Time;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Propagation;

/// <summary>A smooth function of time (TDB seconds past J2000) and of the state relative to the central body (ICRF axes).</summary>
public delegate double TrajectoryFunction(double tdb, PositionVelocity state);

/// <summary>
/// What to look for while propagating: the sign changes of a function, found to a microsecond. The propagation goes on, or
/// stops there.
/// </summary>
/// <param name="Name">Name, for the report of what happened.</param>
/// <param name="Function">Its sign changes are the events.</param>
/// <param name="Direction">Which of them count, as time grows.</param>
/// <param name="Stops">Whether the propagation ends at the first.</param>
public sealed record PropagationEvent(
    string Name,
    TrajectoryFunction Function,
    EventDirection Direction = EventDirection.Either,
    bool Stops = false
);

/// <summary>An event that happened.</summary>
/// <param name="Name">Name of the event.</param>
/// <param name="Epoch">When.</param>
/// <param name="Rising">Whether the function rose through zero as time grew.</param>
/// <param name="State">The state then, relative to the central body, ICRF axes.</param>
public sealed record PropagationOccurrence(string Name, Epoch Epoch, bool Rising, PositionVelocity State);

/// <summary>A change of velocity in no time.</summary>
/// <param name="Epoch">When.</param>
/// <param name="DeltaV">Change of velocity, ICRF axes, m/s.</param>
public sealed record ImpulsiveManoeuvre(Epoch Epoch, Vector3 DeltaV);

/// <summary>What a propagation gives.</summary>
/// <param name="Trajectory">The flight.</param>
/// <param name="Final">The state at which it ended, after an impulse there.</param>
/// <param name="Occurrences">Events that were looked for and happened, in the order of the propagation.</param>
/// <param name="Stopped">Whether an event ended it before its time.</param>
/// <param name="Evaluations">Evaluations of the forces.</param>
/// <param name="Steps">Steps accepted.</param>
public sealed record PropagationResult(
    Trajectory Trajectory,
    Frames.State Final,
    IReadOnlyList<PropagationOccurrence> Occurrences,
    bool Stopped,
    long Evaluations,
    long Steps
);
