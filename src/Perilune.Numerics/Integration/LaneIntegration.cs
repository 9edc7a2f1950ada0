namespace Perilune.Numerics.Integration;

/// <summary>One lane of <see cref="DormandPrince853Lanes{TEquation}"/>, seen as the integration that it is.</summary>
/// <param name="lanes">The lanes.</param>
/// <param name="lane">Which of them.</param>
public sealed class LaneIntegration<TEquation>(DormandPrince853Lanes<TEquation> lanes, int lane) : IIntegration
    where TEquation : ILaneEquation
{
    /// <inheritdoc/>
    public int Dimension => lanes.Dimension;

    /// <inheritdoc/>
    public double Time => lanes.Time(lane);

    /// <inheritdoc/>
    public ReadOnlySpan<double> State => lanes.State(lane);

    /// <inheritdoc/>
    public long Evaluations => lanes.Evaluations(lane);

    /// <inheritdoc/>
    public long AcceptedSteps => lanes.AcceptedSteps(lane);

    /// <inheritdoc/>
    public DenseStep LastStep => lanes.LastStep(lane);

    /// <inheritdoc/>
    public void Start(double time, ReadOnlySpan<double> initialState) => lanes.Start(lane, time, initialState);
}
