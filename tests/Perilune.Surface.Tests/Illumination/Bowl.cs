using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Tests.Illumination;

/// <summary>A crater that is a piece of a sphere, sunk into a plane: the one ground whose scattered light has a formula.</summary>
internal sealed class Bowl
{
    /// <summary>Radius of the rim, m.</summary>
    public const double Rim = 1600;

    /// <summary>Depth over diameter.</summary>
    public const double DepthToDiameter = 0.2;

    private const double Depth = 2 * DepthToDiameter * Rim;
    private const double Sphere = (Rim * Rim + Depth * Depth) / (2 * Depth);

    /// <summary>The bowl in cells of a length.</summary>
    public Bowl(double cell)
    {
        // A little beyond the rim on each side.
        var side = 2 * (int)Math.Round(1.25 * Rim / cell) + 1;
        Grid = MapGrid.Around(Middle, side, side, cell);
        // The rim of a grid passes into the ground around.
        var wide = MapGrid.Around(Middle, side + 60, side + 60, cell);
        var heights = new float[wide.Count];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = (float)Height(wide.UpAt(i % wide.Columns, i / wide.Columns));
        Terrain = new([
            new("bowl", GridProjection.SouthPolarStereographic, wide.Columns, wide.Rows, wide.X, wide.Y, cell, heights),
            // The sphere around, to where nothing can be seen.
            new("sphere", GridProjection.SouthPolarStereographic, 101, 101, -5e5, 5e5, 1e4, new float[101 * 101]),
        ]);
    }

    public static SurfacePoint Middle { get; } = SurfacePoint.FromDegrees(-80, 20);

    public MapGrid Grid { get; }

    public LunarTerrain Terrain { get; }

    /// <summary>Width, m, of the crescent that the Sun lights below the far rim, where it is widest: the opening less the chord of
    /// the ray over the near rim.</summary>
    public static double LitWidth(double elevation)
    {
        var rim = Math.Asin(Rim / Sphere);
        return 2 * Rim - 2 * Sphere * Math.Sin(rim - elevation) * Math.Cos(elevation);
    }

    // The plane touches the reference sphere in the middle of the opening.
    private static double Height(Vector3 up)
    {
        const double r = SurfacePoint.ReferenceRadius;
        var cosine = Vector3.Dot(up, Middle.Up);
        var plane = r / cosine;
        if (plane * Math.Sqrt(1 - cosine * cosine) >= Rim)
            return plane - r;
        // Nearer root of |t up - c axis| = Sphere would be the roof; the floor is the lower.
        var centre = r - Depth + Sphere;
        var half = centre * cosine;
        return half - Math.Sqrt(half * half - centre * centre + Sphere * Sphere) - r;
    }
}
