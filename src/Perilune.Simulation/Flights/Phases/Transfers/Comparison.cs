using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>A coast to the instant of a state of another phase, and by how much it misses that state.</summary>
public sealed record Comparison : IPhase
{
    /// <summary>The phase whose end is the state that is compared with.</summary>
    [RefersTo("phase")]
    public required string With { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Number("miss", Measure.Length, "distance from the other state"),
        PhaseResult.Number("miss-speed", Measure.Speed, "difference of both velocities"),
        .. CislunarResults.All,
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sky = new CislunarSky(run.Knowledge);
        var start = sky.About(run.Start.State);
        if (run.Outcome(With).End is not { } end)
            throw run.Wrong(this, nameof(With), With, "ends without a state", "name a phase with one");
        var other = sky.About(end.State);
        var flown = sky.Model.Propagate(start, other.Time);
        run.Tell("miss", (flown.Position - other.Position).Norm);
        run.Tell("miss-speed", (flown.Velocity - other.Velocity).Norm);
        CislunarResults.Draw(run, sky, start, other.Time);
        CislunarResults.End(run, sky, flown, run.Start.Mass);
    }
}
