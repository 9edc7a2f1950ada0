using Perilune.Numerics.RootFinding;

namespace Perilune.Numerics.Integration;

/// <summary>
/// Runs an integrator from its present time to another, looks for events on the dense output of each step, acts on them in
/// their order, and keeps the solution when it is wanted. One instance serves one integration at a time.
/// </summary>
public sealed class IntegrationRun
{
    private readonly IIntegrator method;
    private readonly StateEvent[] events;
    private readonly Func<double, double>[] functions;
    private readonly double[] valuesAtStart;
    private readonly double[] lastTimes;
    private readonly double[] state;
    private readonly List<SignChange> changes = [];
    private readonly List<Pending> pending = [];

    /// <summary>A run of a method that has been started at its initial state.</summary>
    public IntegrationRun(IIntegrator method, params ReadOnlySpan<StateEvent> events)
    {
        ArgumentNullException.ThrowIfNull(method);
        this.method = method;
        this.events = events.ToArray();
        valuesAtStart = new double[events.Length];
        lastTimes = new double[events.Length];
        state = new double[method.Dimension];
        functions = new Func<double, double>[events.Length];
        for (var i = 0; i < events.Length; i++)
        {
            var function = events[i].Function;
            functions[i] = time =>
            {
                method.LastStep.Evaluate(time, state);
                return function(time, state);
            };
        }
    }

    /// <summary>Events that happened, in the order of the integration.</summary>
    public List<EventOccurrence> Occurrences { get; } = [];

    /// <summary>Integrates to a time, or to the event that stops it.</summary>
    /// <param name="end">Where to end; before the method's time integrates backwards.</param>
    /// <param name="record">Receives every step; null when the solution between the ends is not wanted.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <returns>True when <paramref name="end"/> was reached, false when an event stopped the integration.</returns>
    /// <exception cref="IntegrationException">The step became too small.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public bool Run(double end, DenseSolution.Builder? record = null, CancellationToken cancellation = default)
    {
        Array.Fill(lastTimes, double.NaN);
        EvaluateAtStart();
        while (method.Time != end)
        {
            cancellation.ThrowIfCancellationRequested();
            var start = method.Time;
            method.Step(end);
            FindChanges(start);
            double? cut = null;
            var stopped = false;
            foreach (var found in pending)
            {
                // Once the step is cut, only what happens at the same instant still belongs to it.
                if (cut is { } instant && found.Time != instant)
                    break;
                var wanted = events[found.Event];
                if (wanted.Action != EventAction.Continue && cut is null)
                {
                    // The state to go on from has the accuracy of a step, which is better than that of the dense output.
                    cut = found.Time;
                    if (found.Time != method.Time)
                        method.ShortenLastStep(found.Time);
                    record?.Add(method.LastStep, found.Time);
                    method.State.CopyTo(state);
                }
                else if (cut is null)
                {
                    method.LastStep.Evaluate(found.Time, state);
                }
                Occurrences.Add(new(found.Event, found.Time, found.Rising, [.. state]));
                lastTimes[found.Event] = found.Time;
                wanted.Handler?.Invoke(found.Time, found.Rising, state);
                stopped |= wanted.Action == EventAction.Stop;
            }
            if (cut is { } time)
            {
                method.Start(time, state);
                EvaluateAtStart();
            }
            else
            {
                record?.Add(method.LastStep, method.Time);
            }
            if (stopped)
                return false;
        }
        return true;
    }

    private void EvaluateAtStart()
    {
        for (var i = 0; i < events.Length; i++)
            valuesAtStart[i] = events[i].Function(method.Time, method.State);
    }

    private void FindChanges(double start)
    {
        pending.Clear();
        for (var i = 0; i < events.Length; i++)
        {
            var end = method.Time;
            var value = events[i].Function(end, method.State);
            changes.Clear();
            if (end > start)
                Find(i, start, end, valuesAtStart[i], value);
            else
                Find(i, end, start, value, valuesAtStart[i]);
            foreach (var change in changes)
            {
                var wanted = events[i].Direction switch
                {
                    EventDirection.Rising => change.Rising,
                    EventDirection.Falling => !change.Rising,
                    _ => true,
                };
                // A start on the zero itself, and what an event found just before leaves behind, are not events.
                var again = Math.Abs(change.Abscissa - lastTimes[i]) <= 2 * events[i].Tolerance;
                var atStart = valuesAtStart[i] == 0 && change.Abscissa == start;
                if (wanted && !again && !atStart)
                    pending.Add(new(change.Abscissa, i, change.Rising));
            }
            valuesAtStart[i] = value;
        }
        var direction = method.Time > start ? 1 : -1;
        pending.Sort((a, b) => a.Time != b.Time ? direction * a.Time.CompareTo(b.Time) : a.Event.CompareTo(b.Event));
    }

    private void Find(int index, double low, double high, double valueAtLow, double valueAtHigh) =>
        SignChanges.Find(
            functions[index],
            low,
            high,
            valueAtLow,
            valueAtHigh,
            events[index].MaximumCheck,
            events[index].Tolerance,
            changes
        );

    private readonly record struct Pending(double Time, int Event, bool Rising);
}
