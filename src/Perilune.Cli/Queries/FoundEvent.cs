namespace Perilune.Cli.Queries;

/// <summary>A row of the table of events.</summary>
/// <param name="Name">What it is, with the query.</param>
/// <param name="Start">TDB seconds past J2000.</param>
/// <param name="End">TDB seconds past J2000, or the number that the name says.</param>
/// <param name="Duration">Length, s.</param>
/// <param name="EndIsTime">Whether <paramref name="End"/> is a time.</param>
internal readonly record struct FoundEvent(
    string Name,
    double Start,
    double End,
    double Duration,
    bool EndIsTime = true
);
