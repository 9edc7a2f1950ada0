using Perilune.Astro.Frames;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Visibility;

/// <summary>The point of a body over which another stands: subsolar and sub-Earth points, geometric.</summary>
public static class SubPoint
{
    /// <summary>Geodetic coordinates, at height zero, of the point of an ellipsoid nearest to another body.</summary>
    /// <param name="frames">Frames.</param>
    /// <param name="frame">Axes of the body.</param>
    /// <param name="ellipsoid">The body's ellipsoid.</param>
    /// <param name="other">The other body from the centre of this one, ICRF axes, m.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    public static Geodetic Of(FrameSystem frames, Frame frame, Ellipsoid ellipsoid, Vector3 other, double tdb)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(ellipsoid);
        return ellipsoid.ToGeodetic(frames.Rotation(Frame.Icrf, frame, tdb) * other) with { Height = 0 };
    }
}
