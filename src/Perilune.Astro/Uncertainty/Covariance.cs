using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Uncertainty;

/// <summary>
/// The covariance of a position and a velocity with all that gives it meaning: symmetric and positive semidefinite, m2, m2/s
/// and m2/s2. Combining two that differ in epoch, origin or frame throws with both names.
/// </summary>
public sealed class Covariance
{
    /// <summary>A covariance.</summary>
    /// <param name="epoch">The instant.</param>
    /// <param name="origin">NAIF code of the body that position and velocity are relative to.</param>
    /// <param name="frame">Their axes.</param>
    /// <param name="matrix">Position first, then velocity; m2, m2/s, m2/s2.</param>
    /// <exception cref="ArgumentException">The matrix is not finite, not symmetric or not positive semidefinite.</exception>
    public Covariance(Epoch epoch, int origin, Frame frame, in Matrix6 matrix)
    {
        ArgumentNullException.ThrowIfNull(frame);
        (Epoch, Origin, Frame) = (epoch, origin, frame);
        Matrix = CovarianceMatrix.Checked(matrix, nameof(matrix));
    }

    /// <summary>The instant.</summary>
    public Epoch Epoch { get; }

    /// <summary>NAIF code of the body that position and velocity are relative to.</summary>
    public int Origin { get; }

    /// <summary>The axes of position and velocity.</summary>
    public Frame Frame { get; }

    /// <summary>The matrix, position first, then velocity; m2, m2/s, m2/s2. Exactly symmetric.</summary>
    public Matrix6 Matrix { get; }

    /// <summary>Standard deviations of the components of position, m.</summary>
    public Vector3 PositionDeviations => CovarianceMatrix.Deviations(Matrix.UpperLeft);

    /// <summary>Standard deviations of the components of velocity, m/s.</summary>
    public Vector3 VelocityDeviations => CovarianceMatrix.Deviations(Matrix.LowerRight);

    /// <summary>Correlations, from -1 to 1, with 1 on the diagonal; zero beside a component without error.</summary>
    public Matrix6 Correlation => CovarianceMatrix.Correlation(Matrix);

    /// <summary>The ellipsoid of one standard deviation of position.</summary>
    public SigmaEllipsoid PositionEllipsoid => SigmaEllipsoid.Of(Matrix.UpperLeft);

    /// <summary>The ellipsoid of one standard deviation of velocity.</summary>
    public SigmaEllipsoid VelocityEllipsoid => SigmaEllipsoid.Of(Matrix.LowerRight);

    /// <summary>A covariance of independent components in the frame of a state.</summary>
    /// <param name="state">Gives epoch, origin and frame.</param>
    /// <param name="position">Standard deviations of position, m.</param>
    /// <param name="velocity">Standard deviations of velocity, m/s.</param>
    /// <exception cref="ArgumentException">A deviation is not finite.</exception>
    public static Covariance FromDeviations(State state, Vector3 position, Vector3 velocity) =>
        new(state.Epoch, state.Origin, state.Frame, Matrix6.Diagonal(Squares(position), Squares(velocity)));

    /// <summary>A covariance of independent components in the orbital axes of a state, told in the state's own frame.</summary>
    /// <param name="state">Gives epoch, origin and frame, and the orbital axes.</param>
    /// <param name="axes">Axes of the deviations.</param>
    /// <param name="position">Standard deviations of position, m.</param>
    /// <param name="velocity">Standard deviations of velocity, m/s.</param>
    /// <exception cref="ArgumentException">A deviation is not finite, or the state spans no plane.</exception>
    public static Covariance FromDeviations(State state, LocalOrbitalAxes axes, Vector3 position, Vector3 velocity) =>
        new OrbitalCovariance(state, axes, Matrix6.Diagonal(Squares(position), Squares(velocity))).InFrameOfState();

    /// <summary>The covariance of the sum of two independent errors.</summary>
    /// <exception cref="InvalidOperationException">Epoch, origin or frame differ; the message names both.</exception>
    public static Covariance operator +(Covariance a, Covariance b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Frame != b.Frame)
            throw new InvalidOperationException($"cannot add covariances of frames {a.Frame} and {b.Frame}");
        if (a.Origin != b.Origin)
            throw new InvalidOperationException($"cannot add covariances of origins {a.Origin} and {b.Origin}");
        if (a.Epoch != b.Epoch)
            throw new InvalidOperationException($"cannot add covariances of epochs {a.Epoch} and {b.Epoch}");
        return new(a.Epoch, a.Origin, a.Frame, a.Matrix + b.Matrix);
    }

    /// <summary>The same covariance in another frame: J P J^T with J = [R 0; dR/dt R].</summary>
    /// <param name="frame">The frame wanted; velocities are then those seen from its axes, turning or not.</param>
    /// <param name="frames">Rotations.</param>
    /// <exception cref="InvalidOperationException">The system was not given the data of a frame.</exception>
    public Covariance InFrame(Frame frame, FrameSystem frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var turn = frames.Transformation(Frame, frame, Epoch);
        var jacobian = new Matrix6(turn.Rotation, default, turn.RotationRate, turn.Rotation);
        return new(Epoch, Origin, frame, CovarianceMatrix.Mapped(jacobian, Matrix));
    }

    /// <summary>The same covariance in the orbital axes of a state.</summary>
    /// <param name="axes">The axes.</param>
    /// <param name="state">The state that they belong to.</param>
    /// <exception cref="InvalidOperationException">Epoch, origin or frame of the state differ; the message names both.</exception>
    /// <exception cref="ArgumentException">The state spans no plane.</exception>
    public OrbitalCovariance InOrbitalAxes(LocalOrbitalAxes axes, State state)
    {
        RequireSame(state);
        var turn = OrbitalFrames.Rotation(axes, new PositionVelocity(state.Position, state.Velocity));
        return new(state, axes, CovarianceMatrix.Mapped(new(turn, default, default, turn), Matrix));
    }

    /// <summary>Throws unless a state has this covariance's epoch, origin and frame.</summary>
    internal void RequireSame(State state)
    {
        if (state.Frame != Frame)
            throw new InvalidOperationException($"the covariance is in {Frame}, the state in {state.Frame}");
        if (state.Origin != Origin)
            throw new InvalidOperationException($"the covariance is relative to {Origin}, the state to {state.Origin}");
        if (state.Epoch != Epoch)
            throw new InvalidOperationException($"the covariance is of {Epoch}, the state of {state.Epoch}");
    }

    private static Vector3 Squares(Vector3 v) => new(v.X * v.X, v.Y * v.Y, v.Z * v.Z);
}

/// <summary>
/// A covariance in the orbital axes of a state: m2, m2/s, m2/s2. The axes are held fixed at the instant, so that velocity
/// errors are inertial ones told in these components (what CCSDS calls RTN_INERTIAL), not those seen from turning axes.
/// </summary>
public sealed class OrbitalCovariance
{
    /// <summary>A covariance in orbital axes.</summary>
    /// <param name="state">The state that the axes belong to.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="matrix">Position first, then velocity; m2, m2/s, m2/s2.</param>
    /// <exception cref="ArgumentException">The matrix is not finite, not symmetric or not positive semidefinite.</exception>
    public OrbitalCovariance(State state, LocalOrbitalAxes axes, in Matrix6 matrix)
    {
        (State, Axes) = (state, axes);
        Matrix = CovarianceMatrix.Checked(matrix, nameof(matrix));
    }

    /// <summary>The state that the axes belong to.</summary>
    public State State { get; }

    /// <summary>The axes.</summary>
    public LocalOrbitalAxes Axes { get; }

    /// <summary>The matrix, position first, then velocity; m2, m2/s, m2/s2. Exactly symmetric.</summary>
    public Matrix6 Matrix { get; }

    /// <summary>Standard deviations of position along the axes, m.</summary>
    public Vector3 PositionDeviations => CovarianceMatrix.Deviations(Matrix.UpperLeft);

    /// <summary>Standard deviations of velocity along the axes, m/s.</summary>
    public Vector3 VelocityDeviations => CovarianceMatrix.Deviations(Matrix.LowerRight);

    /// <summary>The same covariance in the frame of the state.</summary>
    /// <exception cref="ArgumentException">The state spans no plane.</exception>
    public Covariance InFrameOfState()
    {
        var turn = OrbitalFrames.Rotation(Axes, new PositionVelocity(State.Position, State.Velocity)).Transposed;
        var matrix = CovarianceMatrix.Mapped(new(turn, default, default, turn), Matrix);
        return new(State.Epoch, State.Origin, State.Frame, matrix);
    }
}
