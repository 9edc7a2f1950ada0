namespace Perilune.Numerics.Integration;

/// <summary>
/// The equations of a motion as <see cref="AdamsMethod{TEquation}"/> takes them: the state holds positions, then their
/// velocities, then anything else. Most of the acceleration is smooth in time; what jumps, but is small, is told apart and
/// integrated by itself, so that the history of the smooth part survives it.
/// </summary>
public interface IMultistepEquation : IDifferentialEquation
{
    /// <summary>Number of positions; as many velocities follow them.</summary>
    int Positions { get; }

    /// <summary>
    /// Brings a derivative from the state for which it was evaluated to one very near to it, by the strong part of the
    /// force alone: a whole evaluation would change nothing more that matters.
    /// </summary>
    /// <param name="evaluated">The state for which the derivative was evaluated.</param>
    /// <param name="state">The state that it is wanted for.</param>
    /// <param name="derivative">Is brought from the one to the other.</param>
    void Correct(ReadOnlySpan<double> evaluated, ReadOnlySpan<double> state, Span<double> derivative);

    /// <summary>
    /// Adds what the forces that <see cref="IDifferentialEquation.Evaluate"/> leaves out do to positions and velocities from
    /// one end of a step to the other.
    /// </summary>
    /// <param name="start">Time at the start of the step.</param>
    /// <param name="initial">State there.</param>
    /// <param name="end">Time at its end.</param>
    /// <param name="final">State there without these forces; receives what they add.</param>
    void AddJolts(double start, ReadOnlySpan<double> initial, double end, Span<double> final);
}
