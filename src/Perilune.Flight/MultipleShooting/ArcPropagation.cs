namespace Perilune.Flight.MultipleShooting;

/// <summary>
/// Propagates one arc of a trajectory and gives the derivatives of its end with respect to its start. It is called from
/// several threads at once, each with another arc.
/// </summary>
/// <param name="arc">Number of the arc, from 0.</param>
/// <param name="start">TDB seconds past J2000 of its start.</param>
/// <param name="initial">Its first state: position (m) and velocity (m/s).</param>
/// <param name="end">TDB seconds past J2000 of its end.</param>
/// <param name="result">Receives what the arc leads to.</param>
public delegate void ArcPropagation(
    int arc,
    double start,
    ReadOnlySpan<double> initial,
    double end,
    in ArcResult result
);

/// <summary>Memory that an <see cref="ArcPropagation"/> fills.</summary>
/// <param name="final">The last state, six numbers.</param>
/// <param name="transition">The 6x6 state-transition matrix by rows; it keeps its last value when nothing is written.</param>
/// <param name="initialRate">Derivative of the state with respect to time at the start, six numbers.</param>
/// <param name="finalRate">The same at the end.</param>
public readonly ref struct ArcResult(
    Span<double> final,
    Span<double> transition,
    Span<double> initialRate,
    Span<double> finalRate
)
{
    /// <summary>The last state: position (m) and velocity (m/s).</summary>
    public Span<double> Final { get; } = final;

    /// <summary>
    /// The 6x6 state-transition matrix by rows. An approximation is enough: it steers the correction and does not enter the
    /// trajectory. It keeps its last value when nothing is written.
    /// </summary>
    public Span<double> Transition { get; } = transition;

    /// <summary>Velocity (m/s) and acceleration (m/s2) at the start.</summary>
    public Span<double> InitialRate { get; } = initialRate;

    /// <summary>Velocity (m/s) and acceleration (m/s2) at the end.</summary>
    public Span<double> FinalRate { get; } = finalRate;
}
