using Perilune.Astro.Ephemerides;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>Axes that an orbit carries along, in which errors are told: fixed at the instant, not turning.</summary>
public enum OrbitalAxes
{
    /// <summary>Radial (outwards), transverse (completes, near the velocity) and normal (along r x v); RTN, RSW or RIC.</summary>
    RadialTransverseNormal,

    /// <summary>Along the velocity, normal (along r x v) and binormal (velocity x normal: outwards on a circle); VNB.</summary>
    VelocityNormalBinormal,
}

/// <summary>Rotations into orbital axes.</summary>
internal static class OrbitalAxesRotation
{
    /// <summary>The rotation from the axes of a state to its orbital axes: x_orbital = M x.</summary>
    /// <exception cref="ArgumentException">Position and velocity are zero or along one line.</exception>
    public static Matrix3 Of(OrbitalAxes axes, PositionVelocity state)
    {
        var momentum = Vector3.Cross(state.Position, state.Velocity);
        if (!(momentum.NormSquared > 0))
            throw new ArgumentException("position and velocity span no plane, so that there are no orbital axes");
        var normal = momentum.Unit;
        if (axes == OrbitalAxes.VelocityNormalBinormal)
        {
            var along = state.Velocity.Unit;
            return Matrix3.FromRows(along, normal, Vector3.Cross(along, normal));
        }
        var radial = state.Position.Unit;
        return Matrix3.FromRows(radial, Vector3.Cross(normal, radial), normal);
    }
}
