namespace Perilune.Station.History;

/// <summary>Kind of an event of the history.</summary>
public enum StationEventKind
{
    /// <summary>A vehicle arrived; the detail lists crew and cargo.</summary>
    Arrived,

    /// <summary>Cargo that found no room.</summary>
    CargoLeftAboard,

    /// <summary>A vehicle departed; the detail lists crew and waste.</summary>
    Departed,

    /// <summary>A crew member named in a departure is not there.</summary>
    CrewMissing,

    /// <summary>A store ran empty.</summary>
    StoreEmpty,

    /// <summary>A store is full; what comes further is lost.</summary>
    StoreFull,

    /// <summary>A quantity went beyond its limit.</summary>
    LimitExceeded,

    /// <summary>A quantity came back within its limit.</summary>
    LimitRestored,

    /// <summary>A person is lost, whose name is the detail: the air of the habitat no longer sustains life.</summary>
    CrewLost,

    /// <summary>A load was shed.</summary>
    LoadShed,

    /// <summary>A load returned.</summary>
    LoadRestored,

    /// <summary>A unit failed; the detail names the part.</summary>
    UnitFailed,

    /// <summary>A repair cannot start; the detail says what it waits for.</summary>
    RepairWaiting,

    /// <summary>A repair began.</summary>
    RepairStarted,

    /// <summary>A unit is repaired.</summary>
    UnitRepaired,

    /// <summary>A task began.</summary>
    TaskStarted,

    /// <summary>A task was done.</summary>
    TaskDone,

    /// <summary>A task was stopped before its end; the detail says why.</summary>
    TaskInterrupted,

    /// <summary>A task could not start; the detail says why.</summary>
    TaskRefused,

    /// <summary>Crew went outside.</summary>
    ActivityOutsideStarted,

    /// <summary>Crew came back inside.</summary>
    ActivityOutsideEnded,

    /// <summary>An extravehicular activity could not start; the detail says why.</summary>
    ActivityOutsideRefused,
}

/// <summary>Something that happened.</summary>
/// <param name="Time">Instant, TDB s past J2000.</param>
/// <param name="Kind">What.</param>
/// <param name="Habitat">Where.</param>
/// <param name="Subject">To what: a store, a unit, a flight, a task.</param>
/// <param name="Detail">Why or how much; may be empty.</param>
public sealed record StationHistoryEvent(
    double Time,
    StationEventKind Kind,
    string Habitat,
    string Subject,
    string Detail
);
