using Perilune.Report.Drawing;

namespace Perilune.Report.Charts;

/// <summary>Ways over the sky in a picture of azimuth (deg, 0 to 360) and elevation (deg).</summary>
internal static class SkyTrace
{
    /// <summary>Between the lowest and the highest place of the way at each degree of azimuth.</summary>
    public static PathData Band(IReadOnlyList<(double Azimuth, double Elevation)> way, Scale x, Scale y)
    {
        var low = new double[360];
        var high = new double[360];
        Array.Fill(low, double.PositiveInfinity);
        Array.Fill(high, double.NegativeInfinity);
        void Reach(double azimuth, double elevation)
        {
            var bin = (int)Wrap(azimuth) % 360;
            low[bin] = Math.Min(low[bin], elevation);
            high[bin] = Math.Max(high[bin], elevation);
        }

        for (var i = 0; i < way.Count; i++)
        {
            var (azimuth, elevation) = way[i];
            Reach(azimuth, elevation);
            if (i + 1 == way.Count)
                break;
            // Between two samples every azimuth is passed; a sample every few hours must not leave teeth.
            var turn = Wrap(way[i + 1].Azimuth - azimuth + 180) - 180;
            var climb = way[i + 1].Elevation - elevation;
            var steps = (int)Math.Ceiling(Math.Abs(turn) / 0.5);
            for (var k = 1; k < steps && steps < 90; k++)
                Reach(azimuth + turn * k / steps, elevation + climb * k / steps);
        }

        var path = new PathData();
        var seen = Enumerable.Range(0, 360).Where(i => low[i] <= high[i]).ToList();
        if (seen.Count == 0)
            return path;
        path.Move(x.At(0), y.At(high[seen[0]]));
        foreach (var i in seen)
            path.Line(x.At(i + 0.5), y.At(high[i]));
        path.Line(x.At(360), y.At(high[seen[^1]])).Line(x.At(360), y.At(low[seen[^1]]));
        foreach (var i in Enumerable.Reverse(seen))
            path.Line(x.At(i + 0.5), y.At(low[i]));
        return path.Line(x.At(0), y.At(low[seen[0]])).Close();
    }

    /// <summary>The way itself.</summary>
    public static PathData Line(IEnumerable<(double Azimuth, double Elevation)> way, Scale x, Scale y)
    {
        var points = way.Select(p => (x.At(Wrap(p.Azimuth)), y.At(p.Elevation))).ToList();
        var path = new PathData();
        // A jump over the edge of the picture begins a new piece.
        for (var first = 0; first < points.Count; )
        {
            var last = first;
            while (last + 1 < points.Count && Math.Abs(points[last + 1].Item1 - points[last].Item1) < 200)
                last++;
            var kept = Simplification.Thin(points[first..(last + 1)], 0.3);
            path.Move(kept[0].X, kept[0].Y);
            foreach (var (px, py) in kept.Skip(1))
                path.Line(px, py);
            first = last + 1;
        }

        return path;
    }

    /// <summary>An azimuth as 0 to 360 deg.</summary>
    public static double Wrap(double degrees) => degrees - 360 * Math.Floor(degrees / 360);
}
