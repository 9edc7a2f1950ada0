using Perilune.Astro.Bodies;
using Perilune.Astro.Frames;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Visibility;

/// <summary>A point fixed to a turning body: a tracking station on the Earth, a site on the Moon.</summary>
public sealed class SurfacePoint
{
    /// <summary>A point of geodetic coordinates.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">NAIF code of the body whose centre is the origin of the axes.</param>
    /// <param name="frame">Body-fixed axes.</param>
    /// <param name="ellipsoid">Ellipsoid of the coordinates.</param>
    /// <param name="geodetic">The coordinates.</param>
    public SurfacePoint(string name, int body, Frame frame, Ellipsoid ellipsoid, Geodetic geodetic)
    {
        ArgumentNullException.ThrowIfNull(ellipsoid);
        Name = name;
        Body = body;
        Frame = frame;
        Geodetic = geodetic;
        Position = ellipsoid.ToCartesian(geodetic);
        var (sinLatitude, cosLatitude) = Math.SinCos(geodetic.Latitude);
        var (sinLongitude, cosLongitude) = Math.SinCos(geodetic.Longitude);
        East = new(-sinLongitude, cosLongitude, 0);
        North = new(-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude);
        Up = new(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>NAIF code of the body.</summary>
    public int Body { get; }

    /// <summary>The body-fixed axes.</summary>
    public Frame Frame { get; }

    /// <summary>Geodetic coordinates.</summary>
    public Geodetic Geodetic { get; }

    /// <summary>Position in the body-fixed axes, m.</summary>
    public Vector3 Position { get; }

    /// <summary>Direction of east, in the body-fixed axes.</summary>
    public Vector3 East { get; }

    /// <summary>Direction of north, in the body-fixed axes.</summary>
    public Vector3 North { get; }

    /// <summary>Direction of the ellipsoid's outward normal, in the body-fixed axes.</summary>
    public Vector3 Up { get; }

    /// <summary>A point on the Earth: WGS84 coordinates, ITRF.</summary>
    public static SurfacePoint OnEarth(string name, Geodetic geodetic) =>
        new(name, NaifId.Earth, Frame.Itrf, Ellipsoid.Wgs84, geodetic);

    /// <summary>A point on the Moon: coordinates over the sphere of 1737.4 km in the mean-Earth axes of DE440.</summary>
    public static SurfacePoint OnMoon(string name, Geodetic geodetic) =>
        new(name, NaifId.Moon, Frame.MoonMeanEarthDe440, Ellipsoid.Moon, geodetic);

    /// <summary>Position from the body's centre in ICRF axes, m.</summary>
    public Vector3 IcrfPosition(FrameSystem frames, double tdb)
    {
        ArgumentNullException.ThrowIfNull(frames);
        return frames.Rotation(Frame.Icrf, Frame, tdb).TransposeTimes(Position);
    }
}
