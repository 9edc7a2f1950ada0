using System.Globalization;
using Perilune.Astro.Propagation;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.RelativeMotion;

/// <summary>
/// Two impulses between two relative states in a given time, by a state-transition matrix of any linear motion: the first
/// takes the chaser to the place, the second gives it the velocity wanted there.
/// </summary>
/// <param name="First">First impulse, m/s, in the axes of the matrix.</param>
/// <param name="Second">Second impulse, m/s.</param>
public readonly record struct TwoImpulseTransfer(Vector3 First, Vector3 Second)
{
    // Under this part of the greatest singular value a direction cannot be reached: velocities would grow a million times.
    private const double Reachable = 1e-6;

    // What may be missed, relative to the way: rounding, and neighbours of a direction that cannot be reached.
    private const double Missed = 1e-6;

    /// <summary>Size of both impulses, m/s.</summary>
    public double DeltaV => First.Norm + Second.Norm;

    /// <summary>Solves for both impulses; of many solutions the one with the smallest first impulse.</summary>
    /// <param name="from">State now.</param>
    /// <param name="to">State wanted.</param>
    /// <param name="transition">The motion from now to then.</param>
    /// <exception cref="NoSolutionException">In this time some direction cannot be reached, whatever the impulse.</exception>
    public static TwoImpulseTransfer Solve(RelativeState from, RelativeState to, StateTransition transition)
    {
        var (unforced, _) = transition.Apply(from.Position, from.Velocity);
        var way = to.Position - unforced;
        var first = LeastImpulse.Solve(transition.PositionByVelocity, way, Reachable);
        var (reached, velocity) = transition.Apply(from.Position, from.Velocity + first);
        var miss = (to.Position - reached).Norm;
        if (!(miss <= Missed * (way.Norm + from.Position.Norm + to.Position.Norm)))
            throw new NoSolutionException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no impulse reaches the place in this time: {miss:G4} m are missed at best, as after whole half turns"
                ),
                "take another time of flight, or a place in the plane that the chaser is in"
            );
        return new(first, to.Velocity - velocity);
    }
}
