using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames.FromKernels;
using Perilune.Astro.Kernels;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames;

/// <summary>
/// Rotations and state transformations between any two frames, from the orientation data that it is given. Immutable, safe
/// from any thread. Asking for a frame whose data were not given throws and says which.
/// </summary>
public sealed class FrameSystem
{
    /// <summary>Orientation of the Moon's principal axes in DE440; null if only other frames are used.</summary>
    public LunarOrientation? MoonDe440 { get; init; }

    /// <summary>Orientation of the Moon's principal axes in DE421; null if only other frames are used.</summary>
    public LunarOrientation? MoonDe421 { get; init; }

    /// <summary>Orientation of the Earth; null if only other frames are used.</summary>
    public EarthOrientation? Earth { get; init; }

    /// <summary>Frames that the user's kernels define; null if none are loaded.</summary>
    public KernelFrames? Kernels { get; init; }

    /// <summary>
    /// The frame of a name: one that the kernels define, or one of the library's own. SPICE's J2000 is ICRF; its ITRF93 is
    /// <see cref="Frame.Itrf93"/> unless a binary PCK of it is loaded.
    /// </summary>
    /// <exception cref="FrameNotLoadedException">Nobody loaded the frame; it says which are.</exception>
    /// <exception cref="DataFileException">A kernel defines the frame in a way that makes no sense.</exception>
    public Frame Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Kernels?.Find(name.Trim()) ?? SpiceFrameCodes.Shipped(name.Trim()) ?? throw NotLoaded(name.Trim());
    }

    /// <summary>The frame of a SPICE code, such as 1 (J2000), 10014 (IAU_MARS) or one that the kernels define.</summary>
    /// <exception cref="FrameNotLoadedException">Nobody loaded the frame; it says which are.</exception>
    /// <exception cref="DataFileException">A kernel defines the frame in a way that makes no sense.</exception>
    public Frame OfCode(int code)
    {
        return Kernels?.Find(code)
            ?? SpiceFrameCodes.Shipped(code)
            ?? throw NotLoaded(code.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>States of bodies, for rotating frames and for origins; null if neither is used.</summary>
    public Ephemeris? Ephemeris { get; init; }

    /// <summary>The rotation between two frames: x_to = R x_from.</summary>
    /// <param name="from">Frame of the components.</param>
    /// <param name="to">Frame wanted.</param>
    /// <param name="epoch">The instant.</param>
    /// <exception cref="InvalidOperationException">The system was not given the data of a frame.</exception>
    public Matrix3 Rotation(Frame from, Frame to, Epoch epoch)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from == to)
            return Matrix3.Identity;
        if (from == Frame.Icrf)
            return FromIcrf(to, epoch);
        return to == Frame.Icrf
            ? FromIcrf(from, epoch).Transposed
            : FromIcrf(to, epoch) * FromIcrf(from, epoch).Transposed;
    }

    /// <summary>As <see cref="Rotation(Frame, Frame, Epoch)"/>, at TDB seconds past J2000.</summary>
    public Matrix3 Rotation(Frame from, Frame to, double tdb) => Rotation(from, to, Epoch.FromSecondsPastJ2000(tdb));

    /// <summary>The transformation of positions and velocities between two frames.</summary>
    /// <param name="from">Frame of the components.</param>
    /// <param name="to">Frame wanted.</param>
    /// <param name="epoch">The instant.</param>
    /// <exception cref="InvalidOperationException">The system was not given the data of a frame.</exception>
    public FrameTransformation Transformation(Frame from, Frame to, Epoch epoch)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from == to)
            return FrameTransformation.Identity;
        // A frame and the one that it is defined in need no way by ICRF, nor its data.
        var transformation =
            to.Parent == from ? to.FromParent!(epoch)
            : from.Parent == to ? from.FromParent!(epoch).Inverse
            : TransformationFromIcrf(from, epoch).Inverse.Then(TransformationFromIcrf(to, epoch));
        // Pointing without angular velocity gives rotations alone.
        return double.IsNaN(transformation.AngularVelocity.X)
            ? throw new FrameNotLoadedException($"{from} or {to}", "its kernel has no angular velocity at the epoch")
            : transformation;
    }

    /// <summary>As <see cref="Transformation(Frame, Frame, Epoch)"/>, at TDB seconds past J2000.</summary>
    public FrameTransformation Transformation(Frame from, Frame to, double tdb) =>
        Transformation(from, to, Epoch.FromSecondsPastJ2000(tdb));

    /// <summary>A state in another frame, about the same origin.</summary>
    public State InFrame(State state, Frame to)
    {
        var moved = Transformation(state.Frame, to, state.Epoch)
            .Apply(new PositionVelocity(state.Position, state.Velocity));
        return state with { Frame = to, Position = moved.Position, Velocity = moved.Velocity };
    }

    /// <summary>A state about another origin, in the same axes.</summary>
    /// <exception cref="InvalidOperationException">The system was not given an ephemeris, or the data of the frame.</exception>
    /// <exception cref="EphemerisCoverageException">The ephemeris has no state of an origin at the epoch.</exception>
    public State AboutOrigin(State state, int origin)
    {
        if (state.Origin == origin)
            return state;
        var ephemeris =
            Ephemeris
            ?? throw new InvalidOperationException(
                $"a change of origin from {state.Origin} to {origin} needs an ephemeris, which this system was not given"
            );
        var shift = Transformation(Frame.Icrf, state.Frame, state.Epoch)
            .Apply(ephemeris.State(state.Origin, origin, state.Epoch.SecondsPastJ2000));
        return state with
        {
            Origin = origin,
            Position = state.Position + shift.Position,
            Velocity = state.Velocity + shift.Velocity,
        };
    }

    private Matrix3 FromIcrf(Frame frame, Epoch epoch) =>
        frame.Kind switch
        {
            FrameKind.MoonPrincipalAxesDe440 => PrincipalAxes(MoonDe440, frame, epoch),
            FrameKind.MoonMeanEarthDe440 => LunarOrientation.PrincipalAxesToMeanEarthDe440
                * PrincipalAxes(MoonDe440, frame, epoch),
            FrameKind.MoonPrincipalAxesDe421 => PrincipalAxes(MoonDe421, frame, epoch),
            FrameKind.MoonMeanEarthDe421 => LunarOrientation.PrincipalAxesToMeanEarthDe421
                * PrincipalAxes(MoonDe421, frame, epoch),
            _ => TransformationFromIcrf(frame, epoch).Rotation,
        };

    private FrameTransformation TransformationFromIcrf(Frame frame, Epoch epoch) =>
        frame.Kind switch
        {
            FrameKind.Icrf => FrameTransformation.Identity,
            FrameKind.Defined => TransformationFromIcrf(frame.Parent!, epoch).Then(frame.FromParent!(epoch)),
            FrameKind.MoonPrincipalAxesDe440 => PrincipalAxesTransformation(MoonDe440, frame, epoch),
            FrameKind.MoonMeanEarthDe440 => PrincipalAxesTransformation(MoonDe440, frame, epoch)
                .Then(Fixed(LunarOrientation.PrincipalAxesToMeanEarthDe440)),
            FrameKind.MoonPrincipalAxesDe421 => PrincipalAxesTransformation(MoonDe421, frame, epoch),
            FrameKind.MoonMeanEarthDe421 => PrincipalAxesTransformation(MoonDe421, frame, epoch)
                .Then(Fixed(LunarOrientation.PrincipalAxesToMeanEarthDe421)),
            FrameKind.Cirs => Need(Earth, frame, "Earth orientation").IcrfToCirs(epoch),
            FrameKind.Tirs => Need(Earth, frame, "Earth orientation").IcrfToTirs(epoch),
            FrameKind.Itrf => Need(Earth, frame, "Earth orientation").IcrfToItrf(epoch),
            FrameKind.EarthMoonRotating => Rotating(frame, NaifId.Earth, NaifId.Moon, epoch),
            FrameKind.SunEarthRotating => Rotating(frame, NaifId.Sun, NaifId.Earth, epoch),
            FrameKind.GeocentricSolarEcliptic => Rotating(frame, NaifId.Earth, NaifId.Sun, epoch),
            FrameKind.TrueOfDate => Need(Earth, frame, "Earth orientation").IcrfToTrueOfDate(epoch),
            FrameKind.GreenwichTrueOfDate => Need(Earth, frame, "Earth orientation").IcrfToGtod(epoch),
            _ => throw new ArgumentOutOfRangeException(nameof(frame), frame, "no such frame"),
        };

    private static FrameTransformation Fixed(Matrix3 rotation) => new(rotation, Vector3.Zero);

    private FrameTransformation Rotating(Frame frame, int first, int second, Epoch epoch) =>
        RotatingSystem.FromIcrf(Need(Ephemeris, frame, "an ephemeris"), first, second, epoch);

    private static FrameTransformation OfAngles(EulerAngles angles) => new(angles.Matrix, angles.AngularVelocity);

    private static Matrix3 PrincipalAxes(LunarOrientation? moon, Frame frame, Epoch epoch) =>
        Need(moon, frame, "lunar orientation").IcrfToPrincipalAxes(epoch.SecondsPastJ2000);

    private static FrameTransformation PrincipalAxesTransformation(LunarOrientation? moon, Frame frame, Epoch epoch) =>
        OfAngles(Need(moon, frame, "lunar orientation").Angles(epoch.SecondsPastJ2000));

    private static T Need<T>(T? data, Frame frame, string what)
        where T : class =>
        data ?? throw new FrameNotLoadedException(frame.Name, $"it needs {what}, which this system was not given");

    private FrameNotLoadedException NotLoaded(string name)
    {
        var own = Kernels is { Names: { Count: > 0 } names }
            ? $"loaded from kernels: {string.Join(", ", names)}; "
            : "";
        return new(name, $"not loaded; {own}built in: {string.Join(", ", Frame.All.Select(frame => frame.Name))}");
    }
}
