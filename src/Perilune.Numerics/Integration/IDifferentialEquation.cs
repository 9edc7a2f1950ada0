namespace Perilune.Numerics.Integration;

/// <summary>
/// The right-hand side of a system of ordinary differential equations, dy/dt = f(t, y). Write it as a struct, so that an
/// integrator that is generic over it calls it directly and can inline it.
/// </summary>
public interface IDifferentialEquation
{
    /// <summary>Writes dy/dt at an abscissa and a state; both spans have the dimension of the system and do not overlap.</summary>
    /// <param name="t">Independent variable, in the unit of the caller (seconds in Perilune's dynamics).</param>
    /// <param name="state">The state y.</param>
    /// <param name="derivative">Receives dy/dt.</param>
    void Evaluate(double t, ReadOnlySpan<double> state, Span<double> derivative);
}
