using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Observation;

/// <summary>A target as an observer has it, with the time that light takes between them.</summary>
/// <param name="State">Position, m, and its rate, m/s, from the observer, in the axes asked for.</param>
/// <param name="LightTime">One-way light time, s: between where both are without correction, else along the corrected path.</param>
/// <param name="LightTimeRate">Rate of the light time, s/s.</param>
public readonly record struct ApparentState(PositionVelocity State, double LightTime, double LightTimeRate)
{
    /// <summary>Position from the observer, m.</summary>
    public Vector3 Position => State.Position;

    /// <summary>Rate of the position, m/s.</summary>
    public Vector3 Velocity => State.Velocity;
}
