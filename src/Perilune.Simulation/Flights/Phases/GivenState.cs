using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases;

/// <summary>A published state: in axes, or over the ground; and the orbit that follows from it.</summary>
public sealed record GivenState : IPhase
{
    /// <summary>The instant of the state; elapsed time is told with <c>elapsed</c> instead.</summary>
    public Epoch? Epoch { get; init; }

    /// <summary>Time since liftoff, instead of the epoch.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration)]
    public double? Elapsed { get; init; }

    /// <summary>The body that the state is about.</summary>
    [Default("earth")]
    public required string Center { get; init; }

    /// <summary>Axes of position and velocity.</summary>
    [Default("ICRF")]
    public required string Frame { get; init; }

    /// <summary>Position, with <c>velocity</c>; or give <c>local</c>.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length)]
    public Vector3? Position { get; init; }

    /// <summary>Velocity as seen from the axes.</summary>
    /// <value>m/s</value>
    [Quantity(Measure.Speed)]
    public Vector3? Velocity { get; init; }

    /// <summary>The state over the ground, instead of position and velocity.</summary>
    public LocalState? Local { get; init; }

    /// <summary>Mass of the vehicle.</summary>
    /// <value>kg</value>
    [Quantity(Measure.Mass, Above = "0 kg")]
    public double? Mass { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } = [.. OrbitResults.All];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var epoch = Instant(run);
        var body = OrbitResults.Body(run, this, nameof(Center), Center);
        var state = Local is { } local ? local.ToState(run, body, epoch) : InAxes(run, body, epoch);
        OrbitResults.Tell(run, state);
        run.End(new(state, Mass ?? double.NaN));
    }

    private Epoch Instant(PhaseRun run)
    {
        if (Epoch is { } epoch && Elapsed is null)
            return epoch;
        if (Epoch is not null)
            throw run.Wrong(this, nameof(Elapsed), "", "is given beside epoch", "keep one");
        if (Elapsed is not { } elapsed)
            throw run.Wrong(this, nameof(Epoch), "", "is missing", "add 'epoch:' or 'elapsed:'");
        return run.Liftoff is { } liftoff
            ? liftoff + elapsed
            : throw run.Wrong(this, nameof(Elapsed), "", "counts from a liftoff that is not named", "add 'liftoff:'");
    }

    private State InAxes(PhaseRun run, int body, Epoch epoch)
    {
        if (Position is not { } position || Velocity is not { } velocity)
            throw run.Wrong(this, nameof(Position), "", "is missing", "write position: and velocity:, or local:");
        var frame = string.Equals(Frame, "J2000", StringComparison.OrdinalIgnoreCase)
            ? Astro.Frames.Frame.Icrf
            : Astro.Frames.Frame.Find(Frame)
                ?? throw run.Wrong(
                    this,
                    nameof(Frame),
                    Frame,
                    "is no frame",
                    Spelling.Suggest(Frame, [.. Astro.Frames.Frame.All.Select(one => one.Name)])
                );
        return run.Knowledge.Frames.InFrame(new(epoch, body, frame, position, velocity), Astro.Frames.Frame.Icrf);
    }
}
