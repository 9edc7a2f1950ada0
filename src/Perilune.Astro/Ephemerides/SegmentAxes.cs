using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Ephemerides;

/// <summary>Axes of a segment other than ICRF, and the way from them to ICRF.</summary>
internal sealed class SegmentAxes
{
    private readonly FrameSystem frames;
    private readonly Frame? frame;
    private readonly SpkSegment segment;

    /// <summary>The axes of a segment; when nobody loaded them, asking for a state says so.</summary>
    public SegmentAxes(FrameSystem frames, SpkSegment segment)
    {
        this.frames = frames;
        this.segment = segment;
        try
        {
            frame = frames.OfCode(segment.FrameCode);
        }
        catch (FrameNotLoadedException)
        {
            // A kernel may hold bodies that nobody asks for.
        }
    }

    /// <summary>Takes a state to ICRF.</summary>
    /// <exception cref="FrameNotLoadedException">Nobody loaded the axes or their data.</exception>
    public void ToIcrf(double tdb, ref Vector3 position, ref Vector3 velocity)
    {
        var turned = frames
            .Transformation(Loaded(), Frame.Icrf, Epoch.FromSecondsPastJ2000(tdb))
            .Apply(new PositionVelocity(position, velocity));
        (position, velocity) = (turned.Position, turned.Velocity);
    }

    /// <summary>Takes a position to ICRF; the same number as with its velocity.</summary>
    /// <exception cref="FrameNotLoadedException">Nobody loaded the axes or their data.</exception>
    public Vector3 ToIcrf(double tdb, Vector3 position) => frames.Rotation(Loaded(), Frame.Icrf, tdb) * position;

    private Frame Loaded()
    {
        if (frame is not null)
            return frame;
        try
        {
            return frames.OfCode(segment.FrameCode);
        }
        catch (FrameNotLoadedException error)
        {
            throw new FrameNotLoadedException(
                error.Frame,
                $"axes of segment '{segment.Name}' of body {segment.Target} in {segment.Path}; {error.Reason}"
            );
        }
    }
}
