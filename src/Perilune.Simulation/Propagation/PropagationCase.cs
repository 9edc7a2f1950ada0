using Perilune.Astro.Time;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Propagation;

/// <summary>
/// A flight to propagate, as it was written, checked and in SI: where a spacecraft is, what moves it, how far to fly it and
/// what to write of it. Immutable.
/// </summary>
public sealed record PropagationCase
{
    /// <summary>What is flown, for people.</summary>
    public string? Title { get; init; }

    /// <summary>The instant of the initial state.</summary>
    [Scale(TimeScale.Tdb)]
    public required Epoch Epoch { get; init; }

    /// <summary>
    /// The body that the equations of motion are relative to: a name (<c>moon</c>, <c>earth</c>, <c>sun</c>, <c>mars</c>) or
    /// a NAIF code.
    /// </summary>
    public required string Center { get; init; }

    /// <summary>Where the spacecraft is at the epoch.</summary>
    public required InitialState State { get; init; }

    /// <summary>What of the spacecraft meets sunlight and air.</summary>
    [Default("")]
    public required SpacecraftBody Spacecraft { get; init; }

    /// <summary>What accelerates the spacecraft.</summary>
    [Default("")]
    public required ForceList Forces { get; init; }

    /// <summary>
    /// SPICE kernels of one's own, relative to this file: where they cover a body or an orientation they count instead of
    /// the shipped ones, the last before the others.
    /// </summary>
    public required IReadOnlyList<string> Kernels { get; init; }

    /// <summary>Manoeuvres, by name.</summary>
    public required IReadOnlyList<Manoeuvre> Manoeuvres { get; init; }

    /// <summary>How long to fly; a negative one flies backwards. Give this or <c>end</c>.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, AtLeast = "-200 yr", AtMost = "200 yr")]
    public double? Duration { get; init; }

    /// <summary>The instant to fly to, before or after the epoch. Give this or <c>duration</c>.</summary>
    [Scale(TimeScale.Tdb)]
    public Epoch? End { get; init; }

    /// <summary>How the equations of motion are integrated.</summary>
    [Default("dormand-prince")]
    public Integrator Integrator { get; init; }

    /// <summary>Local error allowed in a step of the integration.</summary>
    [Default("")]
    public required StepTolerance Tolerance { get; init; }

    /// <summary>What to look for on the way, by name; a name that is a kind needs nothing else.</summary>
    public required IReadOnlyList<WantedEvent> Events { get; init; }

    /// <summary>When states are written.</summary>
    [Default("")]
    public required Sampling Sampling { get; init; }

    /// <summary>
    /// Files to write, by name: <c>.csv</c>, <c>.oem</c> or <c>.bsp</c>, or <c>-</c> for CSV on standard output, which is what
    /// is written when there is none.
    /// </summary>
    public required IReadOnlyList<TrajectoryOutput> Outputs { get; init; }
}
