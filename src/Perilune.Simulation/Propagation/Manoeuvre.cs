using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>A change of velocity: in no time, or by a thrust where one is given.</summary>
public sealed record Manoeuvre
{
    /// <summary>Its name.</summary>
    [Name]
    public string Name { get; init; } = "";

    /// <summary>When it is made, or begins. Give this or <c>after</c>.</summary>
    [Scale(TimeScale.Tdb)]
    public Epoch? Epoch { get; init; }

    /// <summary>Time after the epoch of the initial state at which it is made. Give this or <c>epoch</c>.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? After { get; init; }

    /// <summary>
    /// Change of velocity; of a burn with thrust the direction, and by the rocket equation its duration unless that is given.
    /// </summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed)]
    public required Vector3 DeltaV { get; init; }

    /// <summary>
    /// Axes of the change: <c>RTN</c> (radial, transverse, normal), <c>VNB</c> (velocity, normal, bi-normal) of the orbit about
    /// the centre just before it, with thrust at every instant of it, or any frame.
    /// </summary>
    [Default("ICRF")]
    public required string Frame { get; init; }

    /// <summary>Thrust of a burn that takes its time; none for a change in no time.</summary>
    /// <value>N</value>
    [Quantity(Measure.Force, Above = "0 N")]
    public double? Thrust { get; init; }

    /// <summary>Specific impulse of a burn with thrust.</summary>
    /// <value>s</value>
    [Quantity(Measure.SpecificImpulse, Above = "0 s")]
    public double? SpecificImpulse { get; init; }

    /// <summary>Duration of a burn with thrust, instead of that by which the change of velocity is reached.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    public double? Duration { get; init; }
}
