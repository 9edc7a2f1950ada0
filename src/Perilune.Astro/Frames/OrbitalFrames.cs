using Perilune.Astro.Ephemerides;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames;

/// <summary>Axes that an orbit gives (CCSDS, SANA registry of orbit-relative reference frames; angular momentum is r x v).</summary>
public enum LocalOrbitalAxes
{
    /// <summary>Radial outward, transverse, normal along the angular momentum; also RSW, QSW, RIC.</summary>
    Rtn,

    /// <summary>Along the velocity, normal along the angular momentum, and their product, outward on a circle; also VNC.</summary>
    Vnb,

    /// <summary>z to the centre, y against the angular momentum, x completing, forward on a circle.</summary>
    Lvlh,

    /// <summary>Along the velocity, normal to it in the plane and inward on a circle, and along the angular momentum.</summary>
    Tnw,
}

/// <summary>Position, velocity and acceleration of a body about a centre, in axes that do not turn.</summary>
/// <param name="Position">Position, m.</param>
/// <param name="Velocity">Velocity, m/s.</param>
/// <param name="Acceleration">Acceleration, m/s2: what turns the axes beyond the plane of position and velocity.</param>
public readonly record struct OrbitalMotion(Vector3 Position, Vector3 Velocity, Vector3 Acceleration)
{
    /// <summary>A motion about a point mass alone.</summary>
    /// <param name="state">Position and velocity, m and m/s.</param>
    /// <param name="gravitationalParameter">GM of the centre, m3/s2.</param>
    public static OrbitalMotion Kepler(PositionVelocity state, double gravitationalParameter)
    {
        var r = state.Position.Norm;
        return new(state.Position, state.Velocity, state.Position * (-gravitationalParameter / (r * r * r)));
    }

    /// <summary>From the axes of the motion to those of the orbit, with their exact rate.</summary>
    /// <exception cref="ArithmeticException">The motion is along a line through the centre, or at rest: it has no plane.</exception>
    public FrameTransformation ToAxes(LocalOrbitalAxes axes)
    {
        var momentum = Vector3.Cross(Position, Velocity);
        var torque = Vector3.Cross(Position, Acceleration);
        return axes switch
        {
            LocalOrbitalAxes.Rtn => Triad.Of(Position, Velocity, momentum, torque).AsIs,
            LocalOrbitalAxes.Lvlh => Triad.Of(Position, Velocity, momentum, torque).SecondMinusThird,
            LocalOrbitalAxes.Vnb => Triad.Of(Velocity, Acceleration, momentum, torque).FirstThird,
            LocalOrbitalAxes.Tnw => Triad.Of(Velocity, Acceleration, momentum, torque).AsIs,
            _ => throw new ArgumentOutOfRangeException(nameof(axes), axes, "no such axes"),
        };
    }
}

/// <summary>Frames that follow an orbit, or stand as an orbit once stood.</summary>
public static class OrbitalFrames
{
    /// <summary>
    /// The turning axes of an orbit (CCSDS's RSW_ROTATING, LVLH_ROTATING and so on): velocities are those seen from them.
    /// </summary>
    /// <param name="name">Name of the frame.</param>
    /// <param name="axes">Which axes.</param>
    /// <param name="inertial">The frame in whose axes the motion is given; it must not turn.</param>
    /// <param name="center">NAIF code of the centre of the motion.</param>
    /// <param name="motion">The motion at any instant.</param>
    /// <exception cref="ArgumentException">The frame of the motion turns.</exception>
    public static Frame Rotating(
        string name,
        LocalOrbitalAxes axes,
        Frame inertial,
        int center,
        Func<Epoch, OrbitalMotion> motion
    )
    {
        ArgumentNullException.ThrowIfNull(motion);
        RequireInertial(inertial);
        return Frame.Define(name, inertial, false, center, epoch => motion(epoch).ToAxes(axes));
    }

    /// <summary>
    /// The axes of a state, standing still from its epoch on (CCSDS's RSW_INERTIAL, LVLH_INERTIAL and so on).
    /// </summary>
    /// <param name="name">Name of the frame.</param>
    /// <param name="axes">Which axes.</param>
    /// <param name="state">The state, in axes that do not turn.</param>
    /// <exception cref="ArgumentException">The state's axes turn.</exception>
    /// <exception cref="ArithmeticException">The state has no orbital plane.</exception>
    public static Frame Inertial(string name, LocalOrbitalAxes axes, State state)
    {
        RequireInertial(state.Frame);
        var rotation = Rotation(axes, new(state.Position, state.Velocity));
        return Frame.Define(name, state.Frame, true, null, _ => new(rotation, Vector3.Zero));
    }

    /// <summary>The rotation from the axes of a state to those of its orbit at that instant: x_orbit = M x.</summary>
    /// <exception cref="ArithmeticException">The state has no orbital plane.</exception>
    public static Matrix3 Rotation(LocalOrbitalAxes axes, PositionVelocity state) =>
        new OrbitalMotion(state.Position, state.Velocity, Vector3.Zero).ToAxes(axes).Rotation;

    private static void RequireInertial(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!frame.IsInertial)
            throw new ArgumentException(
                $"an orbit's axes need a motion in axes that do not turn, not in {frame}",
                nameof(frame)
            );
    }
}
