using System.Runtime.CompilerServices;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Surface.Topography;

/// <summary>How a terrain grid lies on the sphere.</summary>
public enum GridProjection
{
    /// <summary>
    /// South polar stereographic on the sphere of <see cref="SurfacePoint.ReferenceRadius"/>: X = rho sin(longitude),
    /// Y = rho cos(longitude), rho = 2 R tan(colatitude / 2), metres; Y points to longitude 0, the Earth.
    /// </summary>
    SouthPolarStereographic = 0,

    /// <summary>Equirectangular (simple cylindrical): X is east longitude and Y latitude, rad.</summary>
    Equirectangular = 1,

    /// <summary>
    /// North polar stereographic on the same sphere: X = rho sin(longitude), Y = -rho cos(longitude), metres; Y points to
    /// longitude 180, away from the Earth.
    /// </summary>
    NorthPolarStereographic = 2,
}

/// <summary>The south polar stereographic projection of the polar grids.</summary>
public static class SouthPolarStereographic
{
    /// <summary>Map coordinates in metres of a unit vector in the ME frame (Snyder, USGS Paper 1395, eq. 21-5 ff., k0 = 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double X, double Y) Project(Vector3 up)
    {
        // rho = 2 R tan(c / 2) = 2 R sin c / (1 + cos c) with cos c = -z; the longitude's sine and cosine come with sin c.
        var scale = 2 * SurfacePoint.ReferenceRadius / (1 - up.Z);
        return (scale * up.Y, scale * up.X);
    }

    /// <summary>The surface point at map coordinates in metres.</summary>
    public static SurfacePoint Unproject(double x, double y)
    {
        var rho = Math.Sqrt(x * x + y * y);
        var colatitude = 2 * Math.Atan(rho / (2 * SurfacePoint.ReferenceRadius));
        return new(colatitude - Math.PI / 2, Math.Atan2(x, y));
    }

    /// <summary>Map distance from the pole, m, of a colatitude in rad counted from the south pole.</summary>
    public static double Radius(double colatitude) => 2 * SurfacePoint.ReferenceRadius * Math.Tan(colatitude / 2);
}

/// <summary>The north polar stereographic projection.</summary>
public static class NorthPolarStereographic
{
    /// <summary>Map coordinates in metres of a unit vector in the ME frame (Snyder, USGS Paper 1395, eq. 21-5 ff., k0 = 1).</summary>
    public static (double X, double Y) Project(Vector3 up)
    {
        var scale = 2 * SurfacePoint.ReferenceRadius / (1 + up.Z);
        return (scale * up.Y, -scale * up.X);
    }

    /// <summary>The surface point at map coordinates in metres.</summary>
    public static SurfacePoint Unproject(double x, double y)
    {
        var rho = Math.Sqrt(x * x + y * y);
        var colatitude = 2 * Math.Atan(rho / (2 * SurfacePoint.ReferenceRadius));
        return new(Math.PI / 2 - colatitude, Math.Atan2(x, -y));
    }
}
