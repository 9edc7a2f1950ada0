namespace Perilune.Astro.Propagation;

/// <summary>Changes the state, or what a flight knows of its forces, at a time that is known beforehand.</summary>
/// <param name="state">The state, which the change may alter.</param>
internal delegate void StateChange(Span<double> state);

/// <summary>A change at a time: the integration goes exactly to it, and starts again there.</summary>
/// <param name="Time">Seconds from the initial epoch.</param>
/// <param name="Change">What happens.</param>
internal readonly record struct ScheduledChange(double Time, StateChange Change);
