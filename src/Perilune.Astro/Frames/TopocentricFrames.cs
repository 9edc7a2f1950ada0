using Perilune.Astro.Visibility;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames;

/// <summary>Axes at a place on a body.</summary>
public enum TopocentricAxes
{
    /// <summary>East, north, up.</summary>
    EastNorthUp,

    /// <summary>North, west, up: SPICE's topocentric frames.</summary>
    NorthWestUp,

    /// <summary>South, east, up (zenith): the SEZ of textbooks.</summary>
    SouthEastUp,

    /// <summary>North, east, down.</summary>
    NorthEastDown,
}

/// <summary>Frames of places: they turn with the body and stand still on it.</summary>
public static class TopocentricFrames
{
    /// <summary>The axes at a surface point, up along its ellipsoid's normal. The origin is not part of a frame.</summary>
    /// <param name="point">The place.</param>
    /// <param name="axes">Which axes.</param>
    public static Frame Of(SurfacePoint point, TopocentricAxes axes)
    {
        ArgumentNullException.ThrowIfNull(point);
        var rotation = axes switch
        {
            TopocentricAxes.EastNorthUp => Matrix3.FromRows(point.East, point.North, point.Up),
            TopocentricAxes.NorthWestUp => Matrix3.FromRows(point.North, -point.East, point.Up),
            TopocentricAxes.SouthEastUp => Matrix3.FromRows(-point.North, point.East, point.Up),
            TopocentricAxes.NorthEastDown => Matrix3.FromRows(point.North, point.East, -point.Up),
            _ => throw new ArgumentOutOfRangeException(nameof(axes), axes, "no such axes"),
        };
        return Frame.Define($"{point.Name} {axes}", point.Frame, false, point.Body, _ => new(rotation, Vector3.Zero));
    }
}
