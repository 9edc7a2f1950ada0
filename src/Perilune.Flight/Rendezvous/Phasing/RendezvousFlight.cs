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
    private readonly State initial;
    private readonly double gravitationalParameter;

    /// <summary>A rendezvous with a target.</summary>
    /// <param name="propagator">Forces and tolerances, the same for both.</param>
    /// <param name="target">The target at the beginning, relative to the model's central body, ICRF axes.</param>
    /// <param name="seconds">How long it is flown: at least until the last arrival.</param>
    public RendezvousFlight(Propagator propagator, State target, double seconds)
    {
        ArgumentNullException.ThrowIfNull(propagator);
        (this.propagator, initial) = (propagator, target);
        gravitationalParameter = propagator.Model.Central.GravitationalParameter;
        Target = propagator.Propagate(target, target.Epoch + seconds).Trajectory;
    }

    /// <summary>The target's flight; times of burns count from its beginning.</summary>
    public Trajectory Target { get; }

    /// <summary>Flies a plan as it stands: impulses that are to be found are taken as they are.</summary>
    /// <param name="chaser">The chaser at the beginning of the target's flight.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="NoSolutionException">Burns are not in the order of time, or one cannot be made.</exception>
    public FlownRendezvous Fly(State chaser, RendezvousPlan plan) => Fly(chaser, plan, null);

    /// <summary>
    /// Flies a plan and says what its goals are missed by, each over its tolerance, into the given numbers.
    /// </summary>
    internal FlownRendezvous Fly(State chaser, RendezvousPlan plan, double[]? misses)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (chaser.Epoch != Target.Start)
            throw new ArgumentException("chaser and target begin at one epoch", nameof(chaser));
        var target = Shifted(plan.Shift);
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
            var velocity = After(burn, target, state);
            var deltaV = velocity - state.Velocity;
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
        Judge(plan, target, pieces, misses);
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
            var flown = propagator.Propagate(state, Target.Start + until);
            pieces.Add(flown.Trajectory);
            (state, elapsed) = (flown.Final, until);
        }
    }

    // The same orbit, on which the target is some seconds farther.
    private Trajectory Shifted(double seconds)
    {
        if (seconds == 0)
            return Target;
        var (position, velocity) = KeplerPropagation.Propagate(
            initial.Position,
            initial.Velocity,
            seconds,
            gravitationalParameter
        );
        return propagator.Propagate(initial with { Position = position, Velocity = velocity }, Target.End).Trajectory;
    }

    private void Judge(RendezvousPlan plan, Trajectory target, List<Trajectory> pieces, double[]? misses)
    {
        if (misses is null)
            return;
        for (var i = 0; i < plan.Goals.Count; i++)
        {
            var goal = plan.Goals[i];
            var epoch = Target.Start + goal.Time;
            // Before a burn at that instant: the piece that ends there.
            var piece = pieces.First(p => p.End - epoch >= -1e-6);
            var at = epoch > piece.End ? piece.End : epoch;
            var offset = OrbitalOffset.Of(target.At(at), piece.At(at), gravitationalParameter);
            misses[i] = (goal.Of(offset) - goal.Value) / goal.Tolerance;
        }
    }

    private Vector3 After(PlannedBurn burn, Trajectory flight, State chaser)
    {
        var target = flight.At(chaser.Epoch);
        var state = new PositionVelocity(chaser.Position, chaser.Velocity);
        switch (burn.Aim)
        {
            case ImpulseAim impulse:
                return state.Velocity
                    + OrbitalFrames.Rotation(LocalOrbitalAxes.Rtn, state).TransposeTimes(impulse.DeltaV);
            case CoellipticAim:
                return CoellipticBurn.Velocity(target, state, gravitationalParameter);
            case InterceptAim intercept:
                var arrival = Target.Start + intercept.Arrival;
                var then = OrbitalMotion.Kepler(flight.At(arrival), gravitationalParameter);
                var place = new RelativeState(intercept.Place, Vector3.Zero).ToInertial(then).Position;
                return Intercept.Solve(propagator, chaser, arrival, place).Velocity;
            case VelocityAim stop:
                var motion = OrbitalMotion.Kepler(target, gravitationalParameter);
                var seen = RelativeState.Of(motion, state);
                return (seen with { Velocity = stop.Velocity }).ToInertial(motion).Velocity;
            default:
                throw new ArgumentException($"burn {burn.Name} has no aim that is known", nameof(burn));
        }
    }
}
