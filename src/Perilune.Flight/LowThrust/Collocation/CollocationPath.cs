using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.LowThrust.Collocation;

/// <summary>A path as the collocation sees it, in units in which radius, speed and GM at the start are of the order of one.</summary>
internal sealed class CollocationPath(int intervals)
{
    public int Intervals { get; } = intervals;

    /// <summary>Nodes at even indices, middles of intervals at odd ones.</summary>
    public int Count => 2 * Intervals + 1;

    public Vector3[] Position { get; } = new Vector3[2 * intervals + 1];

    public Vector3[] Velocity { get; } = new Vector3[2 * intervals + 1];

    /// <summary>Logarithm of the mass over that at the start.</summary>
    public double[] LogMass { get; } = new double[2 * intervals + 1];

    /// <summary>Thrust acceleration.</summary>
    public Vector3[] Thrust { get; } = new Vector3[2 * intervals + 1];

    /// <summary>Its magnitude, as the flow of mass sees it.</summary>
    public double[] Magnitude { get; } = new double[2 * intervals + 1];

    /// <summary>Duration.</summary>
    public double Duration { get; set; }

    /// <summary>A path with twice the intervals, between whose points it is interpolated.</summary>
    public CollocationPath Refined()
    {
        var fine = new CollocationPath(2 * Intervals) { Duration = Duration };
        for (var i = 0; i < fine.Count; i++)
        {
            var (low, high) = (i / 2, Math.Min((i + 1) / 2, Count - 1));
            fine.Position[i] = 0.5 * (Position[low] + Position[high]);
            fine.Velocity[i] = 0.5 * (Velocity[low] + Velocity[high]);
            fine.LogMass[i] = 0.5 * (LogMass[low] + LogMass[high]);
            fine.Thrust[i] = 0.5 * (Thrust[low] + Thrust[high]);
            fine.Magnitude[i] = 0.5 * (Magnitude[low] + Magnitude[high]);
        }
        return fine;
    }
}
