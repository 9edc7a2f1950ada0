using Perilune.Astro.Ephemerides;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.RelativeMotion;

/// <summary>
/// Linear motion about any flown trajectory, in inertial axes: what a small difference of position and velocity becomes, by
/// the trajectory's own state-transition matrix. Where no closed form holds, as near a near-rectilinear halo orbit, this is
/// exact to first order in the difference. Immutable and safe from any thread.
/// </summary>
/// <param name="trajectory">The target's flight, propagated with its matrix.</param>
public sealed class LinearFlight(Trajectory trajectory)
{
    /// <summary>The target's flight.</summary>
    public Trajectory Target { get; } =
        trajectory is { HasStateTransition: true }
            ? trajectory
            : throw new ArgumentException(
                "the target was propagated without its state-transition matrix",
                nameof(trajectory)
            );

    /// <summary>The matrix of differences between two epochs of the flight, the first of which may be the later.</summary>
    /// <param name="from">Where the difference is known.</param>
    /// <param name="to">Where it is wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">An epoch is outside the flight.</exception>
    public StateTransition Transition(Epoch from, Epoch to)
    {
        var back = Inverse(Target.TransitionTo(from));
        return back.Then(Target.TransitionTo(to));
    }

    /// <summary>The chaser's state at an epoch, from its difference at another, m and m/s, inertial axes.</summary>
    /// <param name="chaser">The chaser's state at the first epoch, from the same centre.</param>
    /// <param name="from">First epoch.</param>
    /// <param name="to">Second epoch.</param>
    public PositionVelocity Propagate(PositionVelocity chaser, Epoch from, Epoch to)
    {
        var (first, second) = (Target.At(from), Target.At(to));
        var (position, velocity) = Transition(from, to)
            .Apply(chaser.Position - first.Position, chaser.Velocity - first.Velocity);
        return new(second.Position + position, second.Velocity + velocity);
    }

    private static StateTransition Inverse(StateTransition transition)
    {
        var m = transition.Matrix.Inverse();
        return new(m.UpperLeft, m.UpperRight, m.LowerLeft, m.LowerRight);
    }
}
