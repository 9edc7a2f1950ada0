using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;

namespace Perilune.Astro.Propagation;

/// <summary>A flight to be propagated.</summary>
/// <param name="Initial">State relative to the model's central body, in ICRF axes.</param>
/// <param name="End">Where to end; before the state's epoch propagates backwards.</param>
/// <param name="Manoeuvres">Impulses; those between both epochs, these among them, are made (backwards: undone).</param>
/// <param name="Events">What to look for on the way.</param>
public sealed record FlightRequest(
    State Initial,
    Epoch End,
    IReadOnlyList<ImpulsiveManoeuvre>? Manoeuvres = null,
    IReadOnlyList<PropagationEvent>? Events = null
)
{
    /// <summary>Numbers of the forces by which partial derivatives are wanted; they bring the state-transition matrix too.</summary>
    public IReadOnlyList<ForceParameter> Parameters { get; init; } = [];

    /// <summary>Refuses what cannot be flown.</summary>
    /// <exception cref="ArgumentException">
    /// The state is of another origin or frame, or not finite, or the epochs are the same.
    /// </exception>
    internal void Check(int central)
    {
        if (Initial.Origin != central || Initial.Frame != Frame.Icrf)
            throw new ArgumentException(
                $"the state is relative to {Initial.Origin} in {Initial.Frame}, the model to {central} in ICRF"
            );
        if (!(double.IsFinite(Initial.Position.Norm) && double.IsFinite(Initial.Velocity.Norm)))
            throw new ArgumentException(
                $"the state holds what is not a finite number: {Initial.Position}, {Initial.Velocity}"
            );
        if (End == Initial.Epoch)
            throw new ArgumentException("the state is already at the end");
    }
}
