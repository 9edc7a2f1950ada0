using System.Runtime.CompilerServices;
using Perilune.Surface.Maps;
using Perilune.Surface.Temperature;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Illumination.Scattering;

/// <summary>
/// Looks from places over the bilinear ground of a map along even azimuths: ground that rises above all nearer ground is in
/// view, and fills the strip of sky between the two elevations. Holds scratch space: one for each thread.
/// </summary>
internal sealed class ViewMarch(HeightMap ground, double highest, int azimuths)
{
    // Looks at the ground a cell.
    private const int Looks = 2;

    private readonly float[] shares = new float[ground.Grid.Count];
    private readonly List<int> seen = [];

    /// <summary>Share of the last place's outlook that is ground beyond the map.</summary>
    public double Beyond { get; private set; }

    /// <summary>Cells that the last place sees, in the order in which they were met.</summary>
    public IReadOnlyList<int> Seen => seen;

    /// <summary>Share of the last place's outlook that a cell fills.</summary>
    public float Share(int cell) => shares[cell];

    /// <summary>Looks from a place on the ground.</summary>
    /// <param name="column">Its column on the map, within it.</param>
    /// <param name="row">Its row.</param>
    /// <param name="plane">How it leans; the aspect is an azimuth on the map.</param>
    /// <param name="skyline">Elevation of the whole terrain's horizon, rad, at an azimuth on the map; what it hides above the
    /// ground in view is <see cref="Beyond"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Look(double column, double row, GroundPlane plane, Func<double, double> skyline)
    {
        foreach (var cell in seen)
            shares[cell] = 0;
        seen.Clear();
        var grid = ground.Grid;
        var heights = ground.Heights;
        var eye = SurfacePoint.ReferenceRadius + HeightAt(heights, grid.Columns, grid.Rows, column, row);
        var cellArc = grid.CellSize / (SurfacePoint.ReferenceRadius * grid.ScaleAt(column, row));
        var (beyond, width) = (0.0, 1.0 / azimuths);
        for (var k = 0; k < azimuths; k++)
        {
            var azimuth = 2 * Math.PI * (k + 0.5) / azimuths;
            var (right, up) = Math.SinCos(azimuth);
            // The projection keeps angles; its scale, half way to the ground looked at, makes lengths on it arcs.
            var stretch =
                (grid.ScaleAt(column + right, row - up) / grid.ScaleAt(column - right, row + up) - 1) / (2 * 2);
            var strip = new Strip(plane, azimuth);
            var tangent = strip.Foot;
            var looks = (int)(Looks * Math.Min(Reach(column, right, grid.Columns - 1), Reach(row, -up, grid.Rows - 1)));
            for (var look = 1; look <= looks; look++)
            {
                var away = look / (double)Looks;
                var arc = away * cellArc * (1 - stretch * away);
                var square = arc * arc;
                var (sine, cosine) = (arc * (1 - square / 6), 1 - square * (0.5 - square / 24));
                // Nothing farther comes into view.
                if (highest * cosine - eye <= tangent * highest * sine)
                    break;
                var radius =
                    SurfacePoint.ReferenceRadius
                    + HeightAt(heights, grid.Columns, grid.Rows, column + right * away, row - up * away);
                var rise = radius * cosine - eye;
                if (rise <= tangent * radius * sine)
                    continue;
                var met = rise / (radius * sine);
                // What comes into view lies between this look and the last.
                var back = away - 0.5 / Looks;
                Add(
                    (int)Math.Round(row - up * back) * grid.Columns + (int)Math.Round(column + right * back),
                    (float)(width * strip.Between(tangent, met))
                );
                tangent = met;
            }
            var far = Math.Tan(skyline(azimuth));
            if (far > tangent)
                beyond += width * strip.Between(tangent, far);
        }
        Beyond = beyond;
    }

    // How many cells a line may run from a position before it leaves 0 to the last.
    private static double Reach(double from, double pace, double last) =>
        pace > 0 ? (last - from) / pace
        : pace < 0 ? from / -pace
        : double.PositiveInfinity;

    private void Add(int cell, float share)
    {
        if (shares[cell] == 0)
            seen.Add(cell);
        shares[cell] += share;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double HeightAt(ReadOnlySpan<float> heights, int columns, int rows, double column, double row)
    {
        var (c, r) = (Math.Clamp((int)column, 0, columns - 2), Math.Clamp((int)row, 0, rows - 2));
        var (x, y) = (column - c, row - r);
        var first = r * columns + c;
        var (a, b) = (heights[first], heights[first + 1]);
        var (low, high) = (heights[first + columns], heights[first + columns + 1]);
        return (a + (b - a) * x) * (1 - y) + (low + (high - low) * x) * y;
    }

    // One azimuth of a plane's outlook.
    private readonly struct Strip(GroundPlane plane, double azimuth)
    {
        private readonly double upright = Math.Cos(plane.Slope);
        private readonly double leaning = Math.Sin(plane.Slope) * Math.Cos(azimuth - plane.Aspect);

        // Tangent of the elevation at which the plane itself runs: what lies lower is behind it.
        public double Foot => -leaning / upright;

        // Twice the integral, over the elevations between two tangents, of the cosine to the normal times that of the elevation:
        // over the whole turn of azimuth and pi, the share of the outlook.
        public double Between(double from, double to) => Below(to) - Below(from);

        private double Below(double tangent)
        {
            var square = 1 / (1 + tangent * tangent);
            return upright * tangent * tangent * square + leaning * (Math.Atan(tangent) + tangent * square);
        }
    }
}
