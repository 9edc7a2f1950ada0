using Perilune.Astro.Ephemerides;
using Perilune.Astro.TwoBody;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Rendezvous.Phasing;

/// <summary>
/// How a chaser stands to its target's orbit over any distance: along it, above it and beside it, where a straight line from
/// one to the other would mean little.
/// </summary>
/// <param name="Phase">Angle about the centre from the target to the chaser, along the target's motion, rad in (-pi, pi]; negative behind.</param>
/// <param name="Height">
/// How much farther from the centre the chaser is than the target's orbit in the same direction, m; negative below.
/// </param>
/// <param name="CrossTrack">Distance from the target's plane, along its angular momentum, m.</param>
/// <param name="CrossTrackRate">Speed along the angular momentum, m/s.</param>
/// <param name="RadialRate">Speed away from the centre less that of the target's orbit in the same direction, m/s.</param>
/// <param name="SemiMajorAxis">Semi-major axis less the target's, m.</param>
/// <param name="Elevation">
/// Angle of the line of sight to the target over the chaser's horizon, counted from straight ahead over the zenith, rad.
/// </param>
public readonly record struct OrbitalOffset(
    double Phase,
    double Height,
    double CrossTrack,
    double CrossTrackRate,
    double RadialRate,
    double SemiMajorAxis,
    double Elevation
)
{
    /// <summary>The offset of two states about one centre, in the same inertial axes.</summary>
    /// <param name="target">Position and velocity of the target, m and m/s.</param>
    /// <param name="chaser">Position and velocity of the chaser, m and m/s.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    /// <exception cref="ArithmeticException">A state has no orbital plane.</exception>
    public static OrbitalOffset Of(PositionVelocity target, PositionVelocity chaser, double gravitationalParameter)
    {
        var normal = Vector3.Cross(target.Position, target.Velocity).Unit;
        var crossTrack = Vector3.Dot(normal, chaser.Position);
        var inPlane = chaser.Position - normal * crossTrack;
        var phase = Math.Atan2(
            Vector3.Dot(normal, Vector3.Cross(target.Position, inPlane)),
            Vector3.Dot(target.Position, inPlane)
        );
        var beneath = TargetAt(target, phase, gravitationalParameter);
        var up = chaser.Position.Unit;
        var forward = Vector3.Cross(Vector3.Cross(chaser.Position, chaser.Velocity), up).Unit;
        var sight = target.Position - chaser.Position;
        return new(
            phase,
            chaser.Position.Norm - beneath.Position.Norm,
            crossTrack,
            Vector3.Dot(normal, chaser.Velocity),
            Vector3.Dot(chaser.Velocity, up) - Vector3.Dot(beneath.Velocity, beneath.Position.Unit),
            SemiMajor(chaser, gravitationalParameter) - SemiMajor(target, gravitationalParameter),
            Math.Atan2(Vector3.Dot(up, sight), Vector3.Dot(forward, sight))
        );
    }

    /// <summary>The target where its conic is an angle ahead of it, as though it were there now.</summary>
    /// <param name="target">Position and velocity of the target, m and m/s.</param>
    /// <param name="angle">Angle along its motion, rad.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    internal static PositionVelocity TargetAt(PositionVelocity target, double angle, double gravitationalParameter)
    {
        var elements = OrbitalElements.Of(target, gravitationalParameter);
        return (elements with { TrueAnomaly = (elements.TrueAnomaly + angle + 2 * Math.Tau) % Math.Tau }).ToState();
    }

    private static double SemiMajor(PositionVelocity state, double gravitationalParameter) =>
        1 / (2 / state.Position.Norm - state.Velocity.NormSquared / gravitationalParameter);
}
