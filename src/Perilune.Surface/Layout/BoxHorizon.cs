using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Horizons;

namespace Perilune.Surface.Layout;

/// <summary>Raises the terrain's horizon by the blocks that stand around an eye.</summary>
public static class BoxHorizon
{
    /// <summary>
    /// The horizon with the blocks before it: in the direction of each azimuth of the profile, where the level ray from the eye
    /// crosses a footprint, the nearer edge of a roof above the eye or the farther edge of one below.
    /// </summary>
    /// <param name="horizon">The terrain's horizon at the eye.</param>
    /// <param name="frame">The layout's axes.</param>
    /// <param name="boxes">The blocks.</param>
    public static HorizonProfile Raise(HorizonProfile horizon, LayoutFrame frame, IReadOnlyList<StandingBox> boxes)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(boxes);
        var foot = frame.Foot(horizon.Site);
        var eye = foot with { Z = foot.Z + horizon.MastHeight };
        var elevations = horizon.Elevations.ToArray();
        var distances = horizon.Distances.ToArray();
        // Meridians meet at the pole: the place's north is turned against the layout's by one angle for all azimuths.
        var turn = frame.OwnAzimuth(horizon.Site, 0);
        for (var i = 0; i < elevations.Length; i++)
        {
            foreach (var box in boxes)
            {
                if (Sight(eye, box, i * HorizonProfile.AzimuthStep - turn) is not var (elevation, distance))
                    continue;
                if (elevation > elevations[i])
                    (elevations[i], distances[i]) = (elevation, distance);
            }
        }
        return new(
            horizon.Site,
            horizon.MastHeight,
            horizon.GroundHeight,
            [.. elevations],
            [.. distances],
            horizon.Coverage
        );
    }

    /// <summary>Elevation and distance of the edge of a roof that the eye sees in a direction; null where no ray meets it.</summary>
    /// <param name="eye">The eye in the layout's axes, m.</param>
    /// <param name="box">The block.</param>
    /// <param name="azimuth">Azimuth in the layout's axes, rad.</param>
    public static (double Elevation, double Distance)? Sight(Vector3 eye, StandingBox box, double azimuth)
    {
        // Along the block's length and across it.
        var (sinBox, cosBox) = Math.SinCos(box.Azimuth);
        var (x, y) = (eye.X - box.Foot.X, eye.Y - box.Foot.Y);
        var (along, across) = (x * sinBox + y * cosBox, x * cosBox - y * sinBox);
        var (sin, cos) = Math.SinCos(azimuth - box.Azimuth);
        var (enter, leave) = (0.0, double.PositiveInfinity);
        if (
            !Cross(along, cos, 0.5 * box.Length, ref enter, ref leave)
            || !Cross(across, sin, 0.5 * box.Width, ref enter, ref leave)
        )
            return null;
        var rise = box.Foot.Z + box.Height - eye.Z;
        var distance = rise >= 0 ? enter : leave;
        return (Math.Atan2(rise, distance), distance);
    }

    // Narrows the part of the ray that lies between two parallel walls.
    private static bool Cross(double position, double direction, double half, ref double enter, ref double leave)
    {
        if (Math.Abs(direction) < 1e-12)
            return Math.Abs(position) <= half;
        var (one, two) = ((-half - position) / direction, (half - position) / direction);
        enter = Math.Max(enter, Math.Min(one, two));
        leave = Math.Min(leave, Math.Max(one, two));
        return leave > enter;
    }
}
