using System.Globalization;
using Perilune.Simulation.Running;
using Perilune.Surface.Horizons;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Verification;

/// <summary>Horizons that a formula gives, on made-up terrain, by the code that serves the real terrain.</summary>
internal static class HorizonChecks
{
    private const double Degree = Math.PI / 180;

    public static IEnumerable<(string Id, double Computed)> Compute(Knowledge knowledge, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = cancellation };
        (double Height, double Distance)[] ridges = [(1000, 30e3), (2000, 60e3), (5000, 120e3), (100, 5e3), (50, 10e3)];
        foreach (var (height, distance) in ridges)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"horizon.ridge.{height}m-at-{distance / 1000}km");
            yield return (id, Ridge(height, distance, parallel));
        }
        yield return ("horizon.dip.2m", Dip(2, parallel));
        yield return ("horizon.dip.10m", Dip(10, parallel));
    }

    /// <summary>
    /// Elevation, deg, of a plateau seen from the pole at the level of the sphere; its edge runs along a row of the grid, as
    /// near as the distance toward longitude 0.
    /// </summary>
    private static double Ridge(double height, double distance, ParallelOptions parallel)
    {
        const int side = 400;
        const int edgeRow = 40;
        var edge = SouthPolarStereographic.Radius(distance / SurfacePoint.ReferenceRadius);
        var step = edge / (side / 2);
        var heights = new float[side * side];
        Array.Fill(heights, (float)height, 0, (edgeRow + 1) * side);
        var horizon = HorizonFinder.Find(
            Terrain(side, -side / 2 * step, edge + edgeRow * step, step, heights),
            SurfacePoint.FromDegrees(-90, 0),
            0,
            parallel
        );
        return horizon.Elevations[0] / Degree;
    }

    /// <summary>How far, deg, the horizon of a bare sphere lies below the level of a mast.</summary>
    private static double Dip(double mast, ParallelOptions parallel)
    {
        const int side = 1001;
        var terrain = Terrain(side, -10_000, 10_000, 20, new float[side * side]);
        return -HorizonFinder.Find(terrain, SurfacePoint.FromDegrees(-89.9, 77), mast, parallel).Highest / Degree;
    }

    private static LunarTerrain Terrain(int side, double x, double y, double step, float[] heights) =>
        new([new("synthetic", GridProjection.SouthPolarStereographic, side, side, x, y, step, heights)]);
}
