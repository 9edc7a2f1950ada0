using Perilune.Astro.Frames;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Visibility;

/// <summary>A direction and a distance, seen from a surface point.</summary>
/// <param name="Azimuth">From north by east, rad in [0, 2 pi).</param>
/// <param name="Elevation">Over the plane normal to the point's up, rad; without refraction.</param>
/// <param name="Range">Distance, m.</param>
public readonly record struct LookAngles(double Azimuth, double Elevation, double Range);

/// <summary>Where a target stands in the sky of a surface point.</summary>
public static class Topocentric
{
    /// <summary>Speed of light, m/s (exact, SI).</summary>
    public const double SpeedOfLight = 299792458;

    /// <summary>Azimuth, elevation and range of where the target is.</summary>
    /// <param name="frames">Frames; they must have the data of the point's axes.</param>
    /// <param name="point">The observer.</param>
    /// <param name="target">Target from the centre of the point's body, ICRF axes, m.</param>
    /// <param name="tdb">TDB seconds past J2000.</param>
    public static LookAngles Look(FrameSystem frames, SurfacePoint point, Vector3 target, double tdb)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(point);
        var seen = frames.Rotation(Frame.Icrf, point.Frame, tdb) * target - point.Position;
        var (east, north, up) = (
            Vector3.Dot(seen, point.East),
            Vector3.Dot(seen, point.North),
            Vector3.Dot(seen, point.Up)
        );
        var azimuth = Math.Atan2(east, north);
        return new(
            azimuth < 0 ? azimuth + Math.Tau : azimuth,
            Math.Atan2(up, Math.Sqrt(east * east + north * north)),
            seen.Norm
        );
    }
}
