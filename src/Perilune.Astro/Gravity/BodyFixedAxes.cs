using Perilune.Astro.Frames;
using Perilune.Astro.Orientation;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Gravity;

/// <summary>
/// The turning axes of a gravity field. Where a field was solved in the principal axes of DE421 and only those of DE440 are
/// at hand, the constant rotation between the two is applied; no other substitute is ever taken.
/// </summary>
public sealed class BodyFixedAxes
{
    private readonly FrameSystem frames;
    private readonly Frame source;
    private readonly Matrix3? constant;

    /// <summary>The axes of a frame, from a system that has its data.</summary>
    public BodyFixedAxes(Frame frame, FrameSystem frames)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(frames);
        this.frames = frames;
        Frame = frame;
        source = frame;
        if (frame == Frame.MoonPrincipalAxesDe421 && frames.MoonDe421 is null)
        {
            source = Frame.MoonPrincipalAxesDe440;
            constant = LunarOrientation.PrincipalAxesDe421ToDe440.Transposed;
        }
    }

    /// <summary>The frame.</summary>
    public Frame Frame { get; }

    /// <summary>The rotation from ICRF: x_body = M x_ICRF.</summary>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <exception cref="InvalidOperationException">The frame system lacks the data of the frame.</exception>
    public Matrix3 FromIcrf(double tdb)
    {
        var rotation = frames.Rotation(Frame.Icrf, source, tdb);
        return constant is { } turn ? turn * rotation : rotation;
    }
}
