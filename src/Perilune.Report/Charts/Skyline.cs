using Perilune.Report.Drawing;

namespace Perilune.Report.Charts;

/// <summary>A horizon in a picture of azimuth (deg) and elevation (deg), farther ground set apart from nearer.</summary>
/// <param name="Elevations">Elevations at equal steps of azimuth from north clockwise, rad.</param>
/// <param name="Distances">Distances of the ground that makes it, m; none where they are not known.</param>
internal readonly record struct Skyline(IReadOnlyList<double> Elevations, IReadOnlyList<double> Distances)
{
    private const double Degree = Math.PI / 180;

    /// <summary>Where one ground of the panorama ends and the next, paler one begins, m.</summary>
    public static IReadOnlyList<double> Grounds { get; } = [2_000, 10_000, 50_000, double.PositiveInfinity];

    /// <summary>The parts of the horizon at the distances of one ground, filled down to the edge.</summary>
    public PathData Ground(int ground, Scale x, Scale y, double bottom)
    {
        var (elevations, count) = (Elevations, Elevations.Count);
        var path = new PathData();
        for (var first = 0; first < count; first++)
        {
            if (GroundOf(first) != ground)
                continue;
            var last = first;
            while (last + 1 < count && GroundOf(last + 1) == ground)
                last++;
            double At(int i) => x.At(Math.Clamp(360.0 * i / count, 0, 360));
            path.Move(At(first) - 0.4, bottom);
            for (var i = first; i <= last; i++)
                path.Line(At(i) - (i == first ? 0.4 : 0), y.At(elevations[i] / Degree));
            path.Line(At(last + 1), y.At(elevations[last] / Degree)).Line(At(last + 1), bottom).Close();
            first = last;
        }

        return path;
    }

    /// <summary>The line between ground and sky.</summary>
    public PathData Line(Scale x, Scale y)
    {
        var path = new PathData();
        for (var i = 0; i < Elevations.Count; i++)
        {
            var (px, py) = (x.At(360.0 * i / Elevations.Count), y.At(Elevations[i] / Degree));
            if (i == 0)
                path.Move(px, py);
            else
                path.Line(px, py);
        }

        return path;
    }

    private int GroundOf(int azimuth)
    {
        for (var ground = 0; ground < Grounds.Count; ground++)
        {
            if (azimuth >= Distances.Count || Distances[azimuth] < Grounds[ground])
                return ground;
        }
        return Grounds.Count - 1;
    }
}
