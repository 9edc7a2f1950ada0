using Perilune.Astro.Propagation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.RelativeMotion;

/// <summary>
/// Linear motion about a target on a circular orbit, in its radial, transverse and normal axes (W. H. Clohessy and
/// R. S. Wiltshire, "Terminal guidance system for satellite rendezvous", Journal of the Aerospace Sciences 27, 1960;
/// G. W. Hill, "Researches in the lunar theory", 1878). Errors grow as the square of the distance over the radius.
/// </summary>
public static class ClohessyWiltshire
{
    /// <summary>The state-transition matrix of relative position (m) and velocity (m/s) over a time.</summary>
    /// <param name="meanMotion">Mean motion of the target, rad/s, positive.</param>
    /// <param name="seconds">Time that passes, s; negative goes back.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean motion is not positive.</exception>
    public static StateTransition Transition(double meanMotion, double seconds)
    {
        if (!(meanMotion > 0 && double.IsFinite(meanMotion)))
            throw new ArgumentOutOfRangeException(nameof(meanMotion), meanMotion, "a mean motion is positive");
        var n = meanMotion;
        var angle = n * seconds;
        var (s, c) = Math.SinCos(angle);
        return new(
            new(4 - 3 * c, 0, 0, 6 * (s - angle), 1, 0, 0, 0, c),
            new(s / n, 2 * (1 - c) / n, 0, -2 * (1 - c) / n, (4 * s - 3 * angle) / n, 0, 0, 0, s / n),
            new(3 * n * s, 0, 0, -6 * n * (1 - c), 0, 0, 0, 0, -n * s),
            new(c, 2 * s, 0, -2 * s, 4 * c - 3, 0, 0, 0, c)
        );
    }

    /// <summary>Relative motion after a time.</summary>
    /// <param name="initial">The state now.</param>
    /// <param name="meanMotion">Mean motion of the target, rad/s, positive.</param>
    /// <param name="seconds">Time that passes, s.</param>
    public static RelativeState Propagate(RelativeState initial, double meanMotion, double seconds)
    {
        var (position, velocity) = Transition(meanMotion, seconds).Apply(initial.Position, initial.Velocity);
        return new(position, velocity);
    }

    /// <summary>
    /// The force on a unit of mass that holds a chaser still at a place, m/s2: nothing on the V-bar, 3 n2 x below or above it,
    /// n2 z beside the plane.
    /// </summary>
    /// <param name="position">Where to hold, radial, transverse and normal, m.</param>
    /// <param name="meanMotion">Mean motion of the target, rad/s.</param>
    public static Vector3 HoldingAcceleration(Vector3 position, double meanMotion) =>
        new(-3 * meanMotion * meanMotion * position.X, 0, meanMotion * meanMotion * position.Z);
}
