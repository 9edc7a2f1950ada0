using System.Collections.Immutable;
using Perilune.Flight.Landing.Touchdown;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Landing.Descent;

/// <summary>A moment of a flown descent or ascent.</summary>
/// <param name="State">The vehicle.</param>
/// <param name="Height">Above the ground under it, m; above the ground last known where there is none.</param>
/// <param name="Thrust">N, as given, not as asked for.</param>
/// <param name="Phase">Phase of the guidance.</param>
public readonly record struct DescentSample(DescentState State, double Height, Vector3 Thrust, string Phase);

/// <summary>Something that happened.</summary>
/// <param name="Name">What: the phase that began, or <c>contact</c>, <c>engine off</c>, <c>tanks empty</c>, <c>touchdown</c>.</param>
/// <param name="Sample">When and where.</param>
public readonly record struct DescentEvent(string Name, DescentSample Sample);

/// <summary>A flown descent or ascent.</summary>
/// <param name="Start">At ignition.</param>
/// <param name="End">At touchdown, cut-off, or where the flight was given up.</param>
/// <param name="Samples">A sample for each command; empty where none were asked for.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Touchdown">The state at touchdown; null where the ground was not reached.</param>
/// <param name="Verdict">The verdict on it; null where the ground was not reached.</param>
public sealed record DescentFlight(
    DescentState Start,
    DescentState End,
    ImmutableArray<DescentSample> Samples,
    ImmutableArray<DescentEvent> Events,
    TouchdownState? Touchdown,
    TouchdownVerdict? Verdict
)
{
    /// <summary>kg.</summary>
    public double Propellant => Start.Mass - End.Mass;

    /// <summary>The first event of a name, or null.</summary>
    public DescentEvent? Find(string name)
    {
        foreach (var happened in Events)
            if (happened.Name == name)
                return happened;
        return null;
    }
}
