namespace Perilune.Numerics.Integration;

/// <summary>An integration that cannot go on: its step has shrunk to nothing or its steps have run out.</summary>
public sealed class IntegrationException(double time, double step, string reason)
    : Exception($"integration stopped at t = {time:R} with a step of {step:R}: {reason}")
{
    /// <summary>Where it stopped.</summary>
    public double Time { get; } = time;

    /// <summary>The step it was trying.</summary>
    public double Step { get; } = step;
}
