using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Layout;

/// <summary>
/// The axes in which a base is laid out: east, north and up at its origin, m, from the ground there. Near a pole the meridians turn
/// by degrees within a kilometre, so every azimuth of a layout is one of these axes, not of the element's own place.
/// </summary>
/// <remarks>Positions are true ones in space: the Moon's curvature, 0.3 m at a kilometre, is in their third component.</remarks>
public sealed class LayoutFrame
{
    private readonly LunarTerrain terrain;
    private readonly Vector3 zero;
    private readonly double radius;

    /// <summary>The axes at an origin.</summary>
    /// <param name="terrain">The terrain.</param>
    /// <param name="origin">Where east, north and up are counted from.</param>
    /// <exception cref="ArgumentOutOfRangeException">No terrain at the origin.</exception>
    public LayoutFrame(LunarTerrain terrain, SurfacePoint origin)
    {
        ArgumentNullException.ThrowIfNull(terrain);
        (this.terrain, Origin) = (terrain, origin);
        radius = SurfacePoint.ReferenceRadius + terrain.HeightAt(origin).Height;
        zero = origin.Up * radius;
    }

    /// <summary>The origin.</summary>
    public SurfacePoint Origin { get; }

    /// <summary>The terrain.</summary>
    public LunarTerrain Terrain => terrain;

    /// <summary>The place at distances from the origin.</summary>
    /// <param name="east">m.</param>
    /// <param name="north">m.</param>
    public SurfacePoint PointAt(double east, double north) =>
        SurfacePoint.FromDirection(Origin.Up + (Origin.East * east + Origin.North * north) / radius);

    /// <summary>Where the ground at a place is: east, north, up, m.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No terrain there.</exception>
    public Vector3 Foot(SurfacePoint place) =>
        ToAxes(place.Up * (SurfacePoint.ReferenceRadius + terrain.HeightAt(place).Height) - zero);

    /// <summary>Components along east, north and up of a vector in mean-Earth axes.</summary>
    public Vector3 ToAxes(Vector3 vector) =>
        new(Vector3.Dot(vector, Origin.East), Vector3.Dot(vector, Origin.North), Vector3.Dot(vector, Origin.Up));

    /// <summary>Azimuth and elevation in these axes, rad, of a vector in mean-Earth axes.</summary>
    public (double Azimuth, double Elevation) Look(Vector3 sight)
    {
        var v = ToAxes(sight);
        return (Math.Atan2(v.X, v.Y), Math.Atan2(v.Z, Math.Sqrt(v.X * v.X + v.Y * v.Y)));
    }

    /// <summary>From the centre of the Moon to a position of these axes, mean-Earth axes, m.</summary>
    public Vector3 FromCentre(Vector3 position) =>
        zero + Origin.East * position.X + Origin.North * position.Y + Origin.Up * position.Z;

    /// <summary>The azimuth at a place, rad clockwise from its own north, of a level direction of these axes.</summary>
    /// <param name="place">The place.</param>
    /// <param name="azimuth">Azimuth in these axes, rad.</param>
    public double OwnAzimuth(SurfacePoint place, double azimuth)
    {
        var direction = Origin.North * Math.Cos(azimuth) + Origin.East * Math.Sin(azimuth);
        return Math.Atan2(Vector3.Dot(direction, place.East), Vector3.Dot(direction, place.North));
    }
}
