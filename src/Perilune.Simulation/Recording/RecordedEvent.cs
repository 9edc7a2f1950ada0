namespace Perilune.Simulation.Recording;

/// <summary>Something that happened, at a time or over an interval.</summary>
/// <param name="Time">Start, s.</param>
/// <param name="End">End, s; the start again for an instant.</param>
/// <param name="Kind">What it is, of a small fixed vocabulary: eclipse, pass, perilune, darkness, failure, repair ...</param>
/// <param name="Subject">What it happened to, or with whom: node, base, a station, a unit, a flight.</param>
/// <param name="Text">The rest, for people.</param>
public sealed record RecordedEvent(double Time, double End, string Kind, string Subject, string Text);
