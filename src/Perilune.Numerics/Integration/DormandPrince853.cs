namespace Perilune.Numerics.Integration;

/// <summary>
/// The explicit Runge-Kutta method of order 8 by Dormand and Prince with adaptive steps and dense output of order 7, for one
/// solution, forwards or backwards: <see cref="DormandPrince853Lanes{TEquation}"/> with one lane. One instance serves one
/// integration at a time; it allocates when it is made and not afterwards.
/// </summary>
/// <typeparam name="TEquation">The equation; a struct is called without indirection.</typeparam>
public sealed class DormandPrince853<TEquation> : IIntegrator
    where TEquation : IDifferentialEquation
{
    private readonly DormandPrince853Lanes<OneLane> lanes;

    /// <summary>An integrator of one equation.</summary>
    /// <param name="equation">The right-hand side.</param>
    /// <param name="tolerances">Local error allowed in a step; gives the dimension.</param>
    public DormandPrince853(TEquation equation, Tolerances tolerances) =>
        lanes = new(new(equation), tolerances, lanes: 1);

    /// <inheritdoc/>
    public int Dimension => lanes.Dimension;

    /// <inheritdoc/>
    public double Time => lanes.Time(0);

    /// <inheritdoc/>
    public ReadOnlySpan<double> State => lanes.State(0);

    /// <summary>Longest step that may be taken; unlimited unless set.</summary>
    public double MaximumStep
    {
        get => lanes.MaximumStep;
        set => lanes.MaximumStep = value;
    }

    /// <inheritdoc/>
    public long Evaluations => lanes.Evaluations(0);

    /// <inheritdoc/>
    public long AcceptedSteps => lanes.AcceptedSteps(0);

    /// <summary>Steps rejected so far.</summary>
    public long RejectedSteps => lanes.RejectedSteps(0);

    /// <summary>
    /// The last accepted step as polynomials, valid until the next step; its first reading costs three evaluations.
    /// </summary>
    /// <exception cref="InvalidOperationException">No step was taken since the start.</exception>
    public DenseStep LastStep => lanes.LastStep(0);

    /// <inheritdoc/>
    public void Start(double time, ReadOnlySpan<double> initialState) => lanes.Start(0, time, initialState);

    /// <inheritdoc/>
    public bool Step(double limit)
    {
        if (limit == Time)
            return true;
        lanes.Aim(0, limit);
        do
        {
            lanes.Advance();
            if (lanes.Failure(0) is { } failure)
                throw failure;
        } while (!lanes.HasStepped(0));
        return Time == limit;
    }

    /// <summary>
    /// Takes the last step once more, only as far as a time within it. It is shorter than what the error control accepted,
    /// so it needs no control.
    /// </summary>
    /// <param name="end">A time between the start and the end of the last step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not within the last step.</exception>
    public void ShortenLastStep(double end)
    {
        lanes.Shorten(0, end);
        lanes.Advance();
    }

    private struct OneLane(TEquation equation) : ILaneEquation
    {
        public void Evaluate(ReadOnlySpan<double> times, ReadOnlySpan<double> state, Span<double> derivative) =>
            equation.Evaluate(times[0], state, derivative);
    }
}
