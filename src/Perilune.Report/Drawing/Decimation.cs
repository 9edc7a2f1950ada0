using Perilune.Simulation.Recording;

namespace Perilune.Report.Drawing;

/// <summary>
/// A long series drawn with few points: of each column of the picture the first, the lowest, the highest and the last survive,
/// so that no peak is lost and the ink is the same.
/// </summary>
internal static class Decimation
{
    /// <summary>Points of a series, thinned to at most four a column.</summary>
    /// <param name="series">The series; a step series is given its corners first.</param>
    /// <param name="start">Left edge, s.</param>
    /// <param name="end">Right edge, s.</param>
    /// <param name="columns">Columns of the picture.</param>
    public static List<(double Time, double Value)> Thin(Series series, double start, double end, int columns)
    {
        var kept = new List<(double, double)>();
        var column = new Column();
        var current = -1;
        foreach (var point in Corners(series, end))
        {
            if (point.Time < start || point.Time > end)
                continue;
            var index = (int)Math.Min((point.Time - start) / (end - start) * columns, columns - 1);
            if (index != current)
            {
                column.FlushInto(kept);
                current = index;
            }

            column.Add(point);
        }

        column.FlushInto(kept);
        return kept;
    }

    private static IEnumerable<(double Time, double Value)> Corners(Series series, double end)
    {
        for (var i = 0; i < series.Times.Count; i++)
        {
            if (series.Kind == SeriesKind.Step && i > 0)
                yield return (series.Times[i], series.Values[i - 1]);
            yield return (series.Times[i], series.Values[i]);
        }

        // The last value of a step holds to the end.
        if (series.Kind == SeriesKind.Step && series.Times.Count > 0 && series.Times[^1] < end)
            yield return (end, series.Values[^1]);
    }

    private sealed class Column
    {
        private readonly List<(double Time, double Value)> points = [];

        public void Add((double Time, double Value) point) => points.Add(point);

        public void FlushInto(List<(double, double)> kept)
        {
            if (points.Count == 0)
                return;
            var (low, high) = (0, 0);
            for (var i = 1; i < points.Count; i++)
            {
                if (points[i].Value < points[low].Value)
                    low = i;
                if (points[i].Value > points[high].Value)
                    high = i;
            }

            foreach (var i in new SortedSet<int> { 0, low, high, points.Count - 1 })
                kept.Add(points[i]);
            points.Clear();
        }
    }
}
