using Perilune.Numerics.RootFinding;

namespace Perilune.Numerics.Integration;

/// <summary>
/// Looks for events on the dense output of each step of an integration and acts on them in their order. One instance serves
/// one integration at a time.
/// </summary>
public sealed class StepEvents
{
    private readonly IIntegration integration;
    private readonly StateEvent[] events;
    private readonly Func<double, double>[] functions;
    private readonly double[] valuesAtStart;
    private readonly double[] lastTimes;
    private readonly double[] state;
    private readonly List<SignChange> changes = [];
    private readonly List<Pending> pending = [];
    private double beginning;
    private double start;
    private int next;

    /// <summary>The events to look for in an integration.</summary>
    public StepEvents(IIntegration integration, params ReadOnlySpan<StateEvent> events)
    {
        ArgumentNullException.ThrowIfNull(integration);
        this.integration = integration;
        this.events = events.ToArray();
        valuesAtStart = new double[events.Length];
        lastTimes = new double[events.Length];
        state = new double[integration.Dimension];
        functions = new Func<double, double>[events.Length];
        for (var i = 0; i < events.Length; i++)
        {
            var function = events[i].Function;
            functions[i] = time =>
            {
                integration.LastStep.Evaluate(time, state);
                return function(time, state);
            };
        }
    }

    /// <summary>Events that happened, in the order of the integration.</summary>
    public List<EventOccurrence> Occurrences { get; } = [];

    /// <summary>Begins where the integration is; what happened before does not count as found already.</summary>
    public void Begin()
    {
        Array.Fill(lastTimes, double.NaN);
        EvaluateAtStart();
        beginning = start;
    }

    /// <summary>
    /// Finds the events of the step that was just taken, and reports those that it goes on from as if nothing had happened.
    /// </summary>
    /// <returns>When the first event happens that ends the step; the step is to be shortened to there. Null without one.</returns>
    public double? Examine()
    {
        FindChanges();
        for (next = 0; next < pending.Count; next++)
        {
            var found = pending[next];
            if (events[found.Event].Action != EventAction.Continue)
                return found.Time;
            integration.LastStep.Evaluate(found.Time, state);
            Report(found);
        }
        return null;
    }

    /// <summary>Acts on what <see cref="Examine"/> found at the end of the step, after it was shortened to there.</summary>
    /// <param name="record">Receives the step; null when the solution between the ends is not wanted.</param>
    /// <returns>True when an event stops the integration.</returns>
    public bool Finish(DenseSolution.Builder? record)
    {
        var end = integration.Time;
        // An event at the very start of a step leaves nothing of it.
        if (end != start)
            record?.Add(integration.LastStep, end);
        if (next == pending.Count)
        {
            start = end;
            return false;
        }
        // The state to go on from has the accuracy of a step, which is better than that of the dense output.
        integration.State.CopyTo(state);
        var stopped = false;
        // Once the step is cut, only what happens at the same instant still belongs to it.
        for (; next < pending.Count && pending[next].Time == end; next++)
        {
            Report(pending[next]);
            stopped |= events[pending[next].Event].Action == EventAction.Stop;
        }
        integration.Start(end, state);
        EvaluateAtStart();
        return stopped;
    }

    private void Report(Pending found)
    {
        Occurrences.Add(new(found.Event, found.Time, found.Rising, [.. state]));
        lastTimes[found.Event] = found.Time;
        events[found.Event].Handler?.Invoke(found.Time, found.Rising, state);
    }

    private void EvaluateAtStart()
    {
        start = integration.Time;
        for (var i = 0; i < events.Length; i++)
            valuesAtStart[i] = events[i].Function(integration.Time, integration.State);
    }

    private void FindChanges()
    {
        pending.Clear();
        for (var i = 0; i < events.Length; i++)
        {
            var end = integration.Time;
            var value = events[i].Function(end, integration.State);
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
                // A beginning on the zero itself, and what an event found just before leaves behind, are not events. Where
                // the right-hand side changes its form at the beginning, that counts.
                var again = Math.Abs(change.Abscissa - lastTimes[i]) <= 2 * events[i].Tolerance;
                var atStart =
                    change.Abscissa == start
                    && (valuesAtStart[i] == 0 || (start == beginning && events[i].Action != EventAction.Restart));
                if (wanted && !again && !atStart)
                    pending.Add(new(change.Abscissa, i, change.Rising));
            }
            valuesAtStart[i] = value;
        }
        if (pending.Count > 1)
            Sort(integration.Time > start ? 1 : -1);
    }

    private void Sort(int direction) =>
        pending.Sort((a, b) => a.Time != b.Time ? direction * a.Time.CompareTo(b.Time) : a.Event.CompareTo(b.Event));

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
