using System.Collections.Immutable;

namespace Perilune.Flight.Entry;

/// <summary>How an entry ended.</summary>
public enum EntryFate
{
    /// <summary>On the ground.</summary>
    Landed,

    /// <summary>At the step that ends the plan.</summary>
    Ended,

    /// <summary>Back in space, on a path that escapes or climbs higher than the plan allows.</summary>
    SkippedOut,

    /// <summary>Still flying when the longest time was over.</summary>
    TimedOut,
}

/// <summary>Something that happened on the way.</summary>
/// <param name="Name">What: a step of the plan, or one of the names of <see cref="EntryFlight"/>.</param>
/// <param name="State">Where, just before the change.</param>
/// <param name="Conditions">What the vehicle met.</param>
public sealed record EntryEvent(string Name, EntryState State, FlightConditions Conditions);

/// <summary>A largest value and when it was met.</summary>
/// <param name="Value">In the unit of the quantity.</param>
/// <param name="Time">s.</param>
/// <param name="Altitude">m.</param>
public readonly record struct Peak(double Value, double Time, double Altitude);

/// <summary>An entry as it was flown.</summary>
/// <param name="Fate">How it ended.</param>
/// <param name="End">Where.</param>
/// <param name="Events">What happened, in order of time.</param>
/// <param name="Load">Largest load, in units of 9.80665 m/s2, before the first parachute or engine.</param>
/// <param name="HeatFlux">Largest heat flux at the stagnation point, W/m2.</param>
/// <param name="DynamicPressure">Largest dynamic pressure, Pa.</param>
/// <param name="Samples">The path, as often as the plan asks.</param>
public sealed record EntryResult(
    EntryFate Fate,
    EntryState End,
    ImmutableArray<EntryEvent> Events,
    Peak Load,
    Peak HeatFlux,
    Peak DynamicPressure,
    ImmutableArray<EntryEvent> Samples
)
{
    /// <summary>The first event of a name.</summary>
    /// <exception cref="ArgumentException">It did not happen; says what did.</exception>
    public EntryEvent Event(string name) =>
        Events.FirstOrDefault(happened => happened.Name == name)
        ?? throw new ArgumentException(
            $"'{name}' did not happen; these did: {string.Join(", ", Events.Select(happened => happened.Name))}",
            nameof(name)
        );
}
