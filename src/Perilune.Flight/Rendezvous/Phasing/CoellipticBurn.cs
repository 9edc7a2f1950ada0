using System.Globalization;
using Perilune.Astro.Ephemerides;
using Perilune.Flight.Targeting;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>
/// The burn after which two orbits stay at one height difference all around: the same a e, the same line of apsides (constant
/// differential height, CDH, of the concentric flight plan; Apollo Guidance, Navigation and Control, Guidance System Operations
/// Plan, R-567, section 5.4.2: a_c = a_t - dh and radial velocity in proportion to the angular rates).
/// </summary>
public static class CoellipticBurn
{
    /// <summary>The velocity that makes the chaser's orbit coelliptic with the target's, in the chaser's own plane, m/s.</summary>
    /// <param name="target">Position and velocity of the target, inertial axes, m and m/s.</param>
    /// <param name="chaser">Position and velocity of the chaser, m and m/s.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <exception cref="NoSolutionException">There is no such orbit: the chaser is too far from the target's orbit.</exception>
    public static Vector3 Velocity(PositionVelocity target, PositionVelocity chaser, double gravitationalParameter)
    {
        var offset = OrbitalOffset.Of(target, chaser, gravitationalParameter);
        var above = OrbitalOffset.TargetAt(target, offset.Phase, gravitationalParameter);
        var targetAxis = 1 / (2 / target.Position.Norm - target.Velocity.NormSquared / gravitationalParameter);
        var axis = targetAxis + offset.Height;
        var radial = Vector3.Dot(above.Velocity, above.Position.Unit) * Math.Pow(targetAxis / axis, 1.5);
        var r = chaser.Position.Norm;
        var horizontal2 = gravitationalParameter * (2 / r - 1 / axis) - radial * radial;
        if (!(axis > 0 && horizontal2 > 0))
            throw new NoSolutionException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no orbit coelliptic with the target's passes {offset.Height / 1000:G4} km from it"
                ),
                "come nearer to the target's orbit first"
            );
        var up = chaser.Position / r;
        var forward = Vector3.Cross(Vector3.Cross(chaser.Position, chaser.Velocity), chaser.Position).Unit;
        return up * radial + forward * Math.Sqrt(horizontal2);
    }
}
