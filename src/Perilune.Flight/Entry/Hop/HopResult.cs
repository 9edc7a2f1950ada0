using System.Collections.Immutable;
using Perilune.Flight.Landing.Touchdown;

namespace Perilune.Flight.Entry.Hop;

/// <summary>A hop as it was flown.</summary>
/// <param name="End">At touchdown.</param>
/// <param name="Apogee">Highest altitude over the pad, m.</param>
/// <param name="Verdict">What became of the landing.</param>
/// <param name="Events">What happened, in order of time.</param>
/// <param name="Samples">The path, as often as the plan asks.</param>
public sealed record HopResult(
    HopState End,
    double Apogee,
    TouchdownVerdict Verdict,
    ImmutableArray<HopEvent> Events,
    ImmutableArray<HopState> Samples
)
{
    /// <summary>The first event of a name.</summary>
    /// <exception cref="ArgumentException">It did not happen; says what did.</exception>
    public HopEvent Event(string name) =>
        Events.FirstOrDefault(happened => happened.Name == name)
        ?? throw new ArgumentException(
            $"'{name}' did not happen; these did: {string.Join(", ", Events.Select(happened => happened.Name))}",
            nameof(name)
        );
}
