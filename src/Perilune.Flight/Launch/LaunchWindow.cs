namespace Perilune.Flight.Launch;

/// <summary>A span of time in which a rocket may leave its pad.</summary>
/// <param name="Opening">Where it opens; null where even the best instant is not allowed.</param>
/// <param name="Best">The instant in the wanted plane, or nearest to it; of a span of azimuths the one most due east.</param>
/// <param name="Closing">Where it closes; null where even the best instant is not allowed.</param>
public sealed record LaunchWindow(LaunchOpportunity? Opening, LaunchOpportunity Best, LaunchOpportunity? Closing);
