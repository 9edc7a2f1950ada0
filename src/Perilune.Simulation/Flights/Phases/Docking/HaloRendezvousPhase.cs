using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Flight.Rendezvous.Approach;
using Perilune.Flight.Rendezvous.Phasing;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Flights.Phases.Docking;

/// <summary>
/// Far-range rendezvous about the Moon where no conic holds, as on the node's near-rectilinear orbit: two or three impulses to a place
/// beside the target, by the target's own state-transition matrix, corrected in the force model.
/// </summary>
public sealed record HaloRendezvousPhase : IPhase
{
    private const string First = "first-delta-v";
    private const string Second = "middle-delta-v";
    private const string Last = "last-delta-v";
    private const string Total = "delta-v";
    private const string Distance = "distance";
    private const string End = "arrival";
    private const string MissedBraking = "missed-braking";

    /// <summary>The phase whose end is the target, at the instant at which this phase begins.</summary>
    [RefersTo("phase")]
    public required string Target { get; init; }

    /// <summary>Degree of the Moon's gravity field; 0 for a point mass.</summary>
    [Whole(0, 70), Default("8")]
    public int Degree { get; init; }

    /// <summary>Time from the first impulse to the last.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    public required double Duration { get; init; }

    /// <summary>Time from the first impulse to a middle one; none for two impulses.</summary>
    /// <value>s</value>
    [Quantity(Measure.Duration, Above = "0 s")]
    public double? Middle { get; init; }

    /// <summary>Place from the target at the arrival: radially outward, along its motion, along its angular momentum.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length), Default("0 0 10000 m")]
    public Vector3 Place { get; init; }

    /// <summary>Radius of the sphere that a day after a missed last impulse stays out of.</summary>
    /// <value>m</value>
    [Quantity(Measure.Length, Above = "0 m"), Default("1000 m")]
    public double KeepOut { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PhaseResult> Results { get; } =
    [
        PhaseResult.Number(First, Measure.Speed, "first impulse"),
        PhaseResult.Number(Second, Measure.Speed, "middle impulse"),
        PhaseResult.Number(Last, Measure.Speed, "last impulse"),
        PhaseResult.Number(Total, Measure.Speed, "all impulses"),
        PhaseResult.Number(Distance, Measure.Length, "between both at the beginning"),
        PhaseResult.Instant(End, "arrival beside the target"),
        PhaseResult.Number(
            MissedBraking,
            Measure.Number,
            "least distance within a day where the last impulse is missed, over the keep-out radius"
        ),
    ];

    /// <inheritdoc/>
    public void Fly(PhaseRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (chaser, mass) = run.Start;
        var target = RendezvousPhase.TargetState(run, this, nameof(Target), Target);
        if (target.Epoch != chaser.Epoch || target.Origin != NaifId.Moon || chaser.Origin != NaifId.Moon)
            throw run.Wrong(
                this,
                nameof(Target),
                Target,
                "is not at the instant of this phase's beginning, or one of both is not about the Moon",
                "give both phases one instant, about the Moon"
            );
        var propagator = RendezvousModel.Of(run, NaifId.Moon, Degree);
        var arrival = chaser.Epoch + Duration;
        var flown = new LinearFlight(propagator.Propagate(target, arrival + 1, stateTransition: true).Trajectory);
        var motion = OrbitalMotion.Kepler(flown.Target.At(arrival), propagator.Model.Central.GravitationalParameter);
        var offset = motion.ToAxes(LocalOrbitalAxes.Rtn).Rotation.TransposeTimes(Place);
        var halo = new HaloRendezvous(propagator, flown);
        var transfer = Middle is { } middle
            ? halo.ThreeImpulses(chaser, chaser.Epoch + middle, arrival, offset)
            : halo.TwoImpulses(chaser, arrival, offset);
        run.Tell(First, transfer.Impulses[0].DeltaV.Norm);
        if (transfer.Impulses.Length == 3)
            run.Tell(Second, transfer.Impulses[1].DeltaV.Norm);
        run.Tell(Last, transfer.Impulses[^1].DeltaV.Norm);
        run.Tell(Total, transfer.DeltaV);
        run.Tell(Distance, (chaser.Position - target.Position).Norm);
        run.Tell(End, arrival);
        var coasting = transfer.Legs[^1].StateAt(arrival);
        var drift = PassiveSafety.Drift(
            propagator,
            flown.Target.StateAt(arrival),
            coasting,
            KeepOutZone.Sphere("keep-out sphere", KeepOut)
        );
        run.Tell(MissedBraking, drift.LeastDepth);
        run.End(new(transfer.Final, mass));
    }
}
