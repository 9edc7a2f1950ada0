namespace Perilune.Numerics.Integration;

/// <summary>A smooth function of time and state whose sign changes are events.</summary>
public delegate double EventFunction(double time, ReadOnlySpan<double> state);

/// <summary>Is told of an event; what it makes of the state holds when the action is <see cref="EventAction.Restart"/>.</summary>
public delegate void EventHandler(double time, bool rising, Span<double> state);

/// <summary>Which sign changes of an event function count, in the sense of rising time, however the integration runs.</summary>
public enum EventDirection
{
    /// <summary>Both.</summary>
    Either,

    /// <summary>From negative to positive as time grows.</summary>
    Rising,

    /// <summary>From positive to negative as time grows.</summary>
    Falling,
}

/// <summary>How the integration goes on after an event.</summary>
public enum EventAction
{
    /// <summary>As if nothing had happened.</summary>
    Continue,

    /// <summary>It ends there.</summary>
    Stop,

    /// <summary>
    /// It starts again there with the state that the handler left: after an impulse, or where the right-hand side changes
    /// its form.
    /// </summary>
    Restart,
}

/// <summary>An event to look for during an integration.</summary>
/// <param name="Function">Its sign changes are the events.</param>
/// <param name="Direction">Which of them count.</param>
/// <param name="Action">How the integration goes on.</param>
/// <param name="Handler">Is told of each; null when the list of occurrences is enough.</param>
/// <param name="Tolerance">Accuracy of the time, in the unit of time; a microsecond unless told.</param>
/// <param name="MaximumCheck">Longest stretch of time to be described by five samples of the function.</param>
public sealed record StateEvent(
    EventFunction Function,
    EventDirection Direction = EventDirection.Either,
    EventAction Action = EventAction.Continue,
    EventHandler? Handler = null,
    double Tolerance = 1e-6,
    double MaximumCheck = double.PositiveInfinity
);

/// <summary>An event that happened.</summary>
/// <param name="Event">Its place in the list of events that were looked for.</param>
/// <param name="Time">When.</param>
/// <param name="Rising">Whether the function rose through zero as time grew.</param>
/// <param name="State">The state just before the handler was asked.</param>
public sealed record EventOccurrence(int Event, double Time, bool Rising, double[] State);
