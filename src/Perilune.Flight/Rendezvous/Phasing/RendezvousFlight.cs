using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.TwoBody;
using Perilune.Flight.Rendezvous.RelativeMotion;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>
/// Flies a rendezvous in a force model about one body: the target falls, the chaser burns. Immutable and safe from any thread.
/// </summary>
public sealed class RendezvousFlight
{
    private readonly Propagator propagator;
    private readonly Propagator targets;
    private readonly State initial;
    private readonly double gravitationalParameter;

    /// <summary>A rendezvous with a target.</summary>
    /// <param name="propagator">Forces and tolerances, of the chaser.</param>
    /// <param name="target">The target at the beginning, relative to the model's central body, ICRF axes.</param>
    /// <param name="seconds">How long it is flown: at least until the last arrival.</param>
    /// <param name="targets">
    /// Forces and tolerances of the target, about the same body: where drag moves both by different amounts. The chaser's where
    /// none is given.
    /// </param>
    public RendezvousFlight(Propagator propagator, State target, double seconds, Propagator? targets = null)
    {
        ArgumentNullException.ThrowIfNull(propagator);
        (this.propagator, this.targets, initial) = (propagator, targets ?? propagator, target);
        gravitationalParameter = propagator.Model.Central.GravitationalParameter;
        Target = this.targets.Propagate(target, target.Epoch + seconds).Trajectory;
    }

    /// <summary>The target's flight; times of burns count from its beginning.</summary>
    public Trajectory Target { get; }

    /// <summary>Flies a plan as it stands: impulses that are to be found are taken as they are.</summary>
    /// <param name="chaser">The chaser at the beginning of the target's flight.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="NoSolutionException">Burns are not in the order of time, or one cannot be made.</exception>
    public FlownRendezvous Fly(State chaser, RendezvousPlan plan) => Fly(chaser, plan, null);

    /// <summary>
    /// Flies a plan and says what its goals are missed by, each over its tolerance, into the given numbers; and how that depends on
    /// what is found, where that is asked.
    /// </summary>
    internal FlownRendezvous Fly(
        State chaser,
        RendezvousPlan plan,
        double[]? misses,
        RendezvousPartials? partials = null
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (chaser.Epoch != Target.Start)
            throw new ArgumentException("chaser and target begin at one epoch", nameof(chaser));
        var target = Shifted(plan, partials);
        var state = chaser;
        var elapsed = 0.0;
        var burns = new List<FlownBurn>();
        var pieces = new List<Trajectory>();
        foreach (var burn in plan.Burns)
        {
            if (burn.Time > elapsed)
                Coast(burn.Time);
            else if (burn.Time < elapsed)
                throw new NoSolutionException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"burn {burn.Name} at {burn.Time:F1} s comes before the one at {elapsed:F1} s"
                    ),
                    "put burns in the order of time"
                );
            var seen = target.At(state.Epoch);
            var before = new PositionVelocity(state.Position, state.Velocity);
            var velocity = After(burn, target, state, partials);
            var deltaV = velocity - state.Velocity;
            partials?.Spend(deltaV);
            state = state with { Velocity = velocity };
            burns.Add(
                new(
                    burn.Name,
                    state.Epoch,
                    deltaV,
                    OrbitalFrames.Rotation(LocalOrbitalAxes.Rtn, before) * deltaV,
                    OrbitalOffset.Of(seen, before, gravitationalParameter),
                    RelativeState.Of(seen, new(state.Position, state.Velocity), gravitationalParameter)
                )
            );
        }
        var last = plan.Goals.Count == 0 ? elapsed : plan.Goals.Max(goal => goal.Time);
        if (last > elapsed)
            Coast(last);
        Judge(plan, target, pieces, misses, partials);
        var final = target.At(state.Epoch);
        return new(
            OrbitalOffset
                .Of(target.At(chaser.Epoch), new(chaser.Position, chaser.Velocity), gravitationalParameter)
                .Phase,
            burns,
            pieces,
            target,
            state,
            RelativeState.Of(final, new(state.Position, state.Velocity), gravitationalParameter)
        );

        void Coast(double until)
        {
            var flown = propagator.Propagate(state, Target.Start + until, stateTransition: partials is not null);
            pieces.Add(flown.Trajectory);
            partials?.Coast(flown.Trajectory.TransitionTo(flown.Final.Epoch));
            (state, elapsed) = (flown.Final, until);
        }
    }

    // The same orbit, on which the target is some seconds farther.
    private Trajectory Shifted(RendezvousPlan plan, RendezvousPartials? partials)
    {
        var isFound = partials is not null && plan.FindsPhase;
        if (plan.Shift == 0 && !isFound)
            return Target;
        var (position, velocity) = KeplerPropagation.Propagate(
            initial.Position,
            initial.Velocity,
            plan.Shift,
            gravitationalParameter
        );
        var flown = targets
            .Propagate(initial with { Position = position, Velocity = velocity }, Target.End, stateTransition: isFound)
            .Trajectory;
        if (isFound)
        {
            // A second farther on the conic is the velocity, and the attraction of the point mass.
            var pull = position * (-gravitationalParameter / Math.Pow(position.NormSquared, 1.5));
            partials!.Target = elapsed =>
            {
                var (byPosition, byVelocity) = flown.TransitionTo(Target.Start + elapsed).Apply(velocity, pull);
                return new(byPosition, byVelocity);
            };
        }
        return flown;
    }

    private void Judge(
        RendezvousPlan plan,
        Trajectory target,
        List<Trajectory> pieces,
        double[]? misses,
        RendezvousPartials? partials
    )
    {
        if (misses is null)
            return;
        for (var i = 0; i < plan.Goals.Count; i++)
        {
            var goal = plan.Goals[i];
            var epoch = Target.Start + goal.Time;
            // Before a burn at that instant: the piece that ends there.
            var index = pieces.FindIndex(p => p.End - epoch >= -1e-6);
            var piece = pieces[index];
            var at = epoch > piece.End ? piece.End : epoch;
            var (seen, state) = (target.At(at), piece.At(at));
            misses[i] = (goal.Of(OrbitalOffset.Of(seen, state, gravitationalParameter)) - goal.Value) / goal.Tolerance;
            partials?.Goal(i, index, piece.TransitionTo(at), seen, state, gravitationalParameter);
        }
    }

    private Vector3 After(PlannedBurn burn, Trajectory flight, State chaser, RendezvousPartials? partials)
    {
        var target = flight.At(chaser.Epoch);
        var state = new PositionVelocity(chaser.Position, chaser.Velocity);
        if (burn.Aim is InterceptAim intercept)
        {
            var arrival = Target.Start + intercept.Arrival;
            Vector3 Place(PositionVelocity then) =>
                new RelativeState(intercept.Place, Vector3.Zero)
                    .ToInertial(OrbitalMotion.Kepler(then, gravitationalParameter))
                    .Position;
            var (departure, flown) = Intercept.Solve(propagator, chaser, arrival, Place(flight.At(arrival)));
            partials?.Intercept(intercept.Arrival, flown.Trajectory.TransitionTo(arrival), flight.At(arrival), Place);
            return departure;
        }
        partials?.Burn(burn.Time, burn.Aim, target, state, Ruled);
        return Ruled(burn.Aim, target, state);
    }

    /// <summary>The velocity after a burn that is a rule of both states.</summary>
    private Vector3 Ruled(BurnAim aim, PositionVelocity target, PositionVelocity state)
    {
        switch (aim)
        {
            case ImpulseAim impulse:
                return state.Velocity
                    + OrbitalFrames.Rotation(LocalOrbitalAxes.Rtn, state).TransposeTimes(impulse.DeltaV);
            case CoellipticAim:
                return CoellipticBurn.Velocity(target, state, gravitationalParameter);
            case VelocityAim stop:
                var motion = OrbitalMotion.Kepler(target, gravitationalParameter);
                var seen = RelativeState.Of(motion, state);
                return (seen with { Velocity = stop.Velocity }).ToInertial(motion).Velocity;
            default:
                throw new ArgumentException($"no such aim of a burn: {aim}", nameof(aim));
        }
    }
}
