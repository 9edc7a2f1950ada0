using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>How the equations of motion are integrated.</summary>
public enum Integrator
{
    /// <summary>Runge-Kutta of order 8 by Dormand and Prince, for anything.</summary>
    DormandPrince,

    /// <summary>Multistep of order 14 by Adams, for weeks in a low orbit through a field of high degree.</summary>
    Adams,
}

/// <summary>Local error allowed in a step of the integration, as a vector's length.</summary>
public sealed record StepTolerance
{
    /// <summary>Error of position; unless told 1e-8 m, or 1e-15 of the distance from the centre where that is more.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, AtLeast = "1e-12 m", AtMost = "1000 km"), Short]
    public double? Position { get; init; }

    /// <summary>Error of velocity; 1e-4 of the position's each second unless told.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed, AtLeast = "1e-16 m/s", AtMost = "1 km/s")]
    public double? Velocity { get; init; }
}

/// <summary>When states are written: every so often from the epoch on, or at the integrator's own steps; and at the end.</summary>
public sealed record Sampling
{
    /// <summary>Time between two states; the integrator's steps unless told.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "1 ms"), Short]
    public double? Interval { get; init; }
}
