using System.Collections.Immutable;
using System.Globalization;
using Perilune.Surface.Topography;

namespace Perilune.Surface.Maps;

/// <summary>A parallel or a meridian on a map.</summary>
/// <param name="IsParallel">Whether it is a parallel.</param>
/// <param name="Degrees">Its latitude, or its east longitude, deg.</param>
/// <param name="Label">The same in words, as 89.5° S or 135° W.</param>
/// <param name="Points">Columns and rows along it, cells at whole numbers; it may leave the map.</param>
public sealed record GraticuleLine(
    bool IsParallel,
    double Degrees,
    string Label,
    ImmutableArray<(double Column, double Row)> Points
);

/// <summary>
/// Parallels and meridians of a map at round degrees, some five of each across it. Where a pole lies on the map, parallels are
/// whole circles about it and meridians, every 30 deg, run into it; but for each third they end at the innermost circle.
/// </summary>
public static class Graticule
{
    private const double Degree = Math.PI / 180;
    private const int LinesAcross = 5;
    private const int PolarStep = 30;

    // A circle in as many pieces departs from its chords by 2e-5 of its radius.
    private const int Pieces = 360;

    private static readonly ImmutableArray<double> steps =
    [
        30,
        20,
        10,
        5,
        2,
        1,
        0.5,
        0.2,
        0.1,
        0.05,
        0.02,
        0.01,
        0.005,
        0.002,
        0.001,
        0.0005,
        0.0002,
        0.0001,
    ];

    /// <summary>The lines of a map.</summary>
    public static ImmutableArray<GraticuleLine> On(MapGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var middle = grid.PointAt(0.5 * (grid.Columns - 1), 0.5 * (grid.Rows - 1));
        var (south, north) = (double.PositiveInfinity, double.NegativeInfinity);
        var (west, east) = (0.0, 0.0);
        foreach (var (column, row) in Rim(grid))
        {
            var point = grid.PointAt(column, row);
            var turn = Math.IEEERemainder(point.Longitude - middle.Longitude, 2 * Math.PI);
            (south, north) = (Math.Min(south, point.Latitude), Math.Max(north, point.Latitude));
            (west, east) = (Math.Min(west, turn), Math.Max(east, turn));
        }
        var pole =
            Holds(grid, -1) ? -1
            : Holds(grid, 1) ? 1
            : 0;
        if (pole != 0)
            (south, north) = (pole < 0 ? -Math.PI / 2 : south, pole > 0 ? Math.PI / 2 : north);
        // Without a pole on it a map's rim holds its extremes.
        var parallelStep = Step((north - south) / (pole == 0 ? 1 : 0.7) / Degree);
        var meridianStep = pole == 0 ? Step((east - west) / Degree) : PolarStep;
        var (firstTurn, lastTurn) = pole == 0 ? (middle.Longitude + west, middle.Longitude + east) : (0.0, 2 * Math.PI);
        var lines = ImmutableArray.CreateBuilder<GraticuleLine>();
        foreach (var latitude in Multiples(south / Degree, north / Degree, parallelStep))
        {
            if (Math.Abs(latitude) < 90 - 1e-9)
                lines.Add(Parallel(grid, latitude, firstTurn, lastTurn, parallelStep));
        }
        foreach (var longitude in Multiples(firstTurn / Degree, lastTurn / Degree, meridianStep))
        {
            if (pole != 0 && longitude >= 360 - 1e-9)
                continue;
            var (low, high) = (south, north);
            if (pole != 0 && Math.Abs(Math.IEEERemainder(longitude, 3 * PolarStep)) > 1e-9)
            {
                // The innermost circle.
                var circle = (90 - parallelStep) * Degree;
                (low, high) = pole < 0 ? (-circle, north) : (south, circle);
            }
            if (high > low)
                lines.Add(Meridian(grid, longitude, low, high, meridianStep));
        }
        return lines.ToImmutable();
    }

    private static GraticuleLine Parallel(MapGrid grid, double latitude, double from, double to, double step)
    {
        var points = ImmutableArray.CreateBuilder<(double, double)>(Pieces + 1);
        for (var i = 0; i <= Pieces; i++)
            points.Add(grid.Locate(new(latitude * Degree, from + (to - from) * i / Pieces)));
        var text = Math.Abs(latitude) < 1e-9 ? "0°" : $"{Text(Math.Abs(latitude), step)}° {(latitude < 0 ? 'S' : 'N')}";
        return new(true, latitude, text, points.ToImmutable());
    }

    private static GraticuleLine Meridian(MapGrid grid, double longitude, double low, double high, double step)
    {
        const int pieces = Pieces / 4;
        var points = ImmutableArray.CreateBuilder<(double, double)>(pieces + 1);
        for (var i = 0; i <= pieces; i++)
            points.Add(grid.Locate(new(low + (high - low) * i / pieces, longitude * Degree)));
        var turned = Math.IEEERemainder(longitude, 360);
        var text =
            Math.Abs(turned) < 1e-9 ? "0°"
            : Math.Abs(turned) > 180 - 1e-9 ? "180°"
            : $"{Text(Math.Abs(turned), step)}° {(turned < 0 ? 'W' : 'E')}";
        return new(false, longitude, text, points.ToImmutable());
    }

    // As many decimals as the step has.
    private static string Text(double degrees, double step) =>
        degrees.ToString($"F{Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) - 1e-9))}", CultureInfo.InvariantCulture);

    private static double Step(double span)
    {
        foreach (var step in steps)
        {
            if (span / step >= LinesAcross - 1)
                return step;
        }
        return steps[^1];
    }

    private static IEnumerable<double> Multiples(double from, double to, double step)
    {
        for (var i = Math.Ceiling(from / step - 1e-9); i * step <= to + 1e-9 * step; i++)
            yield return i * step;
    }

    // Cells reach half a cell beyond their centres.
    private static IEnumerable<(double Column, double Row)> Rim(MapGrid grid)
    {
        for (var i = 0; i <= Pieces; i++)
        {
            var (column, row) = (grid.Columns * i / (double)Pieces - 0.5, grid.Rows * i / (double)Pieces - 0.5);
            yield return (column, -0.5);
            yield return (column, grid.Rows - 0.5);
            yield return (-0.5, row);
            yield return (grid.Columns - 0.5, row);
        }
    }

    private static bool Holds(MapGrid grid, int pole)
    {
        var point = new SurfacePoint(pole * Math.PI / 2, 0);
        // The opposite of the projection's centre lies at infinity.
        if (Numerics.LinearAlgebra.Vector3.Dot(point.Up, grid.ProjectionCentre.Up) < -0.999)
            return false;
        var (column, row) = grid.Locate(point);
        return column >= -0.5 && column <= grid.Columns - 0.5 && row >= -0.5 && row <= grid.Rows - 0.5;
    }
}
