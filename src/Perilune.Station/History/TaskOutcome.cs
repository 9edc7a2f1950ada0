namespace Perilune.Station.History;

/// <summary>How a task or an extravehicular activity ended.</summary>
public enum ActivityStatus
{
    /// <summary>From start to end.</summary>
    Done,

    /// <summary>It began and was stopped.</summary>
    Interrupted,

    /// <summary>It never began.</summary>
    Refused,
}

/// <summary>What became of a task or an extravehicular activity.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Habitat">Where.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">Why it was refused or interrupted; empty when done.</param>
/// <param name="Start">Start, TDB s past J2000.</param>
/// <param name="End">End, TDB s past J2000.</param>
/// <param name="CrewTime">Crew time used, s.</param>
/// <param name="Energy">Energy used, J.</param>
/// <param name="Data">Data produced, bit.</param>
public sealed record TaskOutcome(
    string Id,
    string Habitat,
    ActivityStatus Status,
    string Reason,
    double Start,
    double End,
    double CrewTime,
    double Energy,
    double Data
);

/// <summary>A crew member's stay in a habitat.</summary>
/// <param name="Name">Crew member.</param>
/// <param name="Habitat">Where.</param>
/// <param name="From">Beginning, TDB s past J2000; the start of the span for the first crew.</param>
/// <param name="To">End, TDB s past J2000; the end of the span for who stays.</param>
public sealed record CrewStay(string Name, string Habitat, double From, double To);
