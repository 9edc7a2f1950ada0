namespace Perilune.Numerics.Integration;

/// <summary>
/// Runs an integrator from its present time to another, looks for events on the dense output of each step, acts on them in
/// their order, and keeps the solution when it is wanted. One instance serves one integration at a time.
/// </summary>
public sealed class IntegrationRun
{
    private readonly IIntegrator method;
    private readonly StepEvents events;

    /// <summary>A run of a method that has been started at its initial state.</summary>
    public IntegrationRun(IIntegrator method, params ReadOnlySpan<StateEvent> events)
    {
        ArgumentNullException.ThrowIfNull(method);
        this.method = method;
        this.events = new(method, events);
    }

    /// <summary>Events that happened, in the order of the integration.</summary>
    public List<EventOccurrence> Occurrences => events.Occurrences;

    /// <summary>Integrates to a time, or to the event that stops it.</summary>
    /// <param name="end">Where to end; before the method's time integrates backwards.</param>
    /// <param name="record">Receives every step; null when the solution between the ends is not wanted.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <returns>True when <paramref name="end"/> was reached, false when an event stopped the integration.</returns>
    /// <exception cref="IntegrationException">The step became too small.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public bool Run(double end, DenseSolution.Builder? record = null, CancellationToken cancellation = default)
    {
        events.Begin();
        while (method.Time != end)
        {
            cancellation.ThrowIfCancellationRequested();
            method.Step(end);
            if (events.Examine() is { } cut && cut != method.Time)
                method.ShortenLastStep(cut);
            if (events.Finish(record))
                return false;
        }
        return true;
    }
}
