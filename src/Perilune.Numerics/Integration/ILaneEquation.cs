namespace Perilune.Numerics.Integration;

/// <summary>
/// The right-hand side of one system of ordinary differential equations for several solutions at once, each at its own time.
/// Component i of the solution in lane k lies at i x lanes + k, so that a component of all lanes is one vector.
/// </summary>
public interface ILaneEquation
{
    /// <summary>Writes dy/dt of every lane.</summary>
    /// <param name="times">Independent variable of each lane.</param>
    /// <param name="state">The states.</param>
    /// <param name="derivative">Receives dy/dt; it does not overlap the states.</param>
    void Evaluate(ReadOnlySpan<double> times, ReadOnlySpan<double> state, Span<double> derivative);
}
