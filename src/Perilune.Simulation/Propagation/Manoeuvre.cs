using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>A change of velocity in no time.</summary>
public sealed record Manoeuvre
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>When it is made. Give this or <c>after</c>.</summary>
    [Scale(TimeScale.Tdb)]
    public Epoch? Epoch { get; init; }

    /// <summary>Time after the epoch of the initial state at which it is made. Give this or <c>epoch</c>.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? After { get; init; }

    /// <summary>Change of velocity.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed)]
    public required Vector3 DeltaV { get; init; }

    /// <summary>
    /// Axes of the change: <c>RTN</c> (radial, transverse, normal), <c>VNB</c> (velocity, normal, bi-normal) of the orbit about
    /// the centre just before it, or any frame.
    /// </summary>
    [Default("ICRF")]
    public required string Frame { get; init; }
}
