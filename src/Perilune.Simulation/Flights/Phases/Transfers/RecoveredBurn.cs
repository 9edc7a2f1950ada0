using Perilune.Astro.Time;
using Perilune.Flight.Transfers;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Transfers;

/// <summary>
/// A burn found again from flown states before and after it: both coast towards each other, and where they come nearest is
/// the middle of the burn, their difference in velocity the burn.
/// </summary>
public sealed record RecoveredBurn : IPhase
{
    /// <summary>The phase whose end is a state after the burn; the phase before this one ends before it.</summary>
    [RefersTo("phase")]
    public required string Until { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Instant("middle", "middle of the burn"),
        PhaseResult.Number("delta-v", Measure.Speed, "change of velocity"),
        PhaseResult.Number("along-velocity", Measure.Speed, "its component along the velocity before"),
        PhaseResult.Number("miss", Measure.Length, "by how much both coasts miss each other there"),
        .. CislunarResults.All,
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sky = new CislunarSky(run.Knowledge);
        var before = sky.About(run.Start.State);
        if (run.Outcome(Until).End is not { } end)
            throw run.Wrong(this, nameof(Until), Until, "ends without a state", "name a phase with one");
        var after = sky.About(end.State);
        if (!(after.Time > before.Time))
            throw run.Wrong(this, nameof(Until), Until, "ends before the burn", "name a phase that ends after it");
        var middle = Middle(sky.Model, before, after);
        var (ahead, behind) = (sky.Model.Propagate(before, middle), sky.Model.Propagate(after, middle));
        var deltaV = behind.Velocity - ahead.Velocity;
        run.Tell("middle", Epoch.FromSecondsPastJ2000(middle));
        run.Tell("delta-v", deltaV.Norm);
        run.Tell("along-velocity", Vector3.Dot(deltaV, sky.Told(ahead).Velocity.Unit));
        run.Tell("miss", (behind.Position - ahead.Position).Norm);
        CislunarResults.Draw(run, sky, before, middle);
        CislunarResults.End(run, sky, after, run.Start.Mass);
    }

    /// <summary>
    /// When both coasts are nearest: the difference of positions grows by the burn's velocity, so that each estimate from the
    /// line of both is far better than the one before.
    /// </summary>
    private static double Middle(CislunarModel model, LunarState before, LunarState after)
    {
        var time = 0.5 * (before.Time + after.Time);
        for (var i = 0; i < 20; i++)
        {
            var (ahead, behind) = (model.Propagate(before, time), model.Propagate(after, time));
            var (dr, dv) = (behind.Position - ahead.Position, behind.Velocity - ahead.Velocity);
            var step = -Vector3.Dot(dr, dv) / dv.NormSquared;
            var next = Math.Clamp(time + step, before.Time, after.Time);
            if (Math.Abs(next - time) < 1e-3)
                return next;
            time = next;
        }
        return time;
    }
}
