using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Observation;

/// <summary>
/// The apparent displacement of a target by the observer's velocity, as CSPICE has it (NAIF, "Aberration corrections required
/// reading", "Stellar aberration corrections"): the direction turns towards the velocity by the angle whose sine is |v x u| / c,
/// for light sent away from it. Newtonian; its error against special relativity is of order (v/c)^2.
/// </summary>
public static class StellarAberration
{
    /// <summary>The displacement to be added to the position of a target; its length is kept.</summary>
    /// <param name="target">Target from the observer, any unit of length, inertial axes.</param>
    /// <param name="velocity">
    /// Observer's velocity from the solar-system barycentre over the speed of light; its opposite for light that is sent.
    /// </param>
    /// <exception cref="ArgumentException">The velocity across the line of sight is not under that of light.</exception>
    public static Vector3 Displacement(Vector3 target, Vector3 velocity)
    {
        var distance = target.Norm;
        if (distance == 0)
            return Vector3.Zero;
        var direction = target / distance;
        var across = velocity - direction * Vector3.Dot(velocity, direction);
        return distance * (across + direction * CosineLessOne(across, out _));
    }

    /// <summary>The displacement and its rate.</summary>
    /// <param name="target">Target from the observer, inertial axes.</param>
    /// <param name="targetVelocity">Rate of <paramref name="target"/>.</param>
    /// <param name="velocity">Observer's velocity over the speed of light; its opposite for light that is sent.</param>
    /// <param name="acceleration">Rate of <paramref name="velocity"/>, 1/s.</param>
    /// <param name="rate">Rate of the displacement.</param>
    /// <exception cref="ArgumentException">The velocity across the line of sight is not under that of light.</exception>
    internal static Vector3 Displacement(
        Vector3 target,
        Vector3 targetVelocity,
        Vector3 velocity,
        Vector3 acceleration,
        out Vector3 rate
    )
    {
        rate = Vector3.Zero;
        var distance = target.Norm;
        if (distance == 0)
            return Vector3.Zero;
        var direction = target / distance;
        var recession = Vector3.Dot(direction, targetVelocity);
        var turning = (targetVelocity - direction * recession) / distance;
        var along = Vector3.Dot(velocity, direction);
        var across = velocity - direction * along;
        var acrossRate =
            acceleration
            - direction * (Vector3.Dot(acceleration, direction) + Vector3.Dot(velocity, turning))
            - turning * along;
        var lessOne = CosineLessOne(across, out var cosine);
        var cosineRate = -Vector3.Dot(across, acrossRate) / cosine;
        var shift = across + direction * lessOne;
        rate = recession * shift + distance * (acrossRate + direction * cosineRate + turning * lessOne);
        return distance * shift;
    }

    // cos - 1 without the cancellation: sin^2 / (1 + cos), negative.
    private static double CosineLessOne(Vector3 across, out double cosine)
    {
        var sine = across.NormSquared;
        if (!(sine < 1))
            throw new ArgumentException("the observer is as fast as light", nameof(across));
        cosine = Math.Sqrt(1 - sine);
        return -sine / (1 + cosine);
    }
}
